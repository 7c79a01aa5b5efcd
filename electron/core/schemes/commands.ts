import { Refusal } from '#shared/domain/refusal.ts'
import type { Transaction } from '../ports.ts'

/** Says where the numbers of a scheme go on, in a year where they begin anew each year. Throws `record/not-found`. */
export function setNextNumber(db: Transaction, schemeId: number, nextNumber: number, year?: number): void {
  const scheme = db.get<{ nextNumber: number | null; numberedYear: number | null }>(
    'SELECT next_number, numbered_year FROM scheme WHERE id = ?',
    [schemeId],
  )
  if (!scheme) throw new Refusal('record/not-found', { table: 'scheme', id: schemeId })
  const numberedYear = scheme.numberedYear === null ? null : (year ?? scheme.numberedYear)
  if (scheme.nextNumber === nextNumber && scheme.numberedYear === numberedYear) return
  db.update('scheme', schemeId, 'current', { nextNumber, numberedYear })
}
