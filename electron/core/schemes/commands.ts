import { Refusal } from '#shared/domain/refusal.ts'
import type { Transaction } from '../ports.ts'

/** Says where the numbers of a scheme go on. Throws `record/not-found`. */
export function setNextNumber(db: Transaction, schemeId: number, nextNumber: number): void {
  const scheme = db.get<{ nextNumber: number | null }>('SELECT next_number FROM scheme WHERE id = ?', [schemeId])
  if (!scheme) throw new Refusal('record/not-found', { table: 'scheme', id: schemeId })
  if (scheme.nextNumber !== nextNumber) db.update('scheme', schemeId, 'current', { nextNumber })
}
