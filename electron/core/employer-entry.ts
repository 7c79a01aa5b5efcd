import { fold } from './find-keys.ts'
import type { Reader, Transaction } from './ports.ts'

/** Id of the employer of this name, which joins the register if it isn't there yet. */
export function employerNamed(db: Transaction, name: string): number {
  const nameKey = employerNameKey(name)
  // The index alone answers.
  const known = db.get<{ id: number }>('SELECT id FROM employer WHERE name_key = ?', [nameKey])
  return known?.id ?? db.insert('employer', { name, nameKey, creditCode: null })
}

/** The employer whose name differs in nothing but width, case, blanks and brackets. */
export function employerByName(db: Reader, name: string): { readonly id: number; readonly name: string } | undefined {
  return db.get<{ id: number; name: string }>('SELECT id, name FROM employer WHERE name_key = ?', [
    employerNameKey(name),
  ])
}

/** A name of nothing but signs has no letters to compare, so it stands for itself. */
export function employerNameKey(name: string): string {
  return fold(name) || name
}
