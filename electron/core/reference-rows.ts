import { maskPhone } from '#shared/domain/masks.ts'
import { Refusal } from '#shared/domain/refusal.ts'
import { CLERKS, type Role } from '#shared/domain/roles.ts'
import { differing } from './holder-rules.ts'
import type { Cell, Cells, Reader, Row, Transaction } from './ports.ts'

/** Rows that the program brings have ids below; those of a desk begin with its number. */
export const FIRST_OWN_ID = 2 ** 32

/** A row as the caller last saw it. Throws `record/not-found` or `record/changed`. */
export function rowToChange(db: Reader, table: string, id: number, seen: number): Row & { readonly seq: number } {
  const row = db.get<Row & { readonly seq: number }>(`SELECT * FROM ${table} WHERE id = ?`, [id])
  if (!row) throw new Refusal('record/not-found', { table, id })
  if (row.seq !== seen) throw new Refusal('record/changed', { table, id, seen, current: row.seq })
  return row
}

/** A row that another is to refer to; null and nothing refer to none. Throws `record/not-found`. */
export function refuseUnknown(db: Reader, table: string, id: number | null | undefined): void {
  if (id === null || id === undefined) return
  if (!db.get(`SELECT id FROM ${table} WHERE id = ?`, [id])) throw new Refusal('record/not-found', { table, id })
}

/** Writes what differs; answers as every command on a row does. */
export function changeRow(
  db: Transaction,
  table: string,
  row: Row & { readonly seq: number },
  cells: Cells,
): { id: number; seq: number } {
  const id = Number(row['id'])
  const changed = differing(row, cells)
  if (Object.keys(changed).length === 0) return { id, seq: row.seq }
  db.update(table, id, row.seq, changed)
  return { id, seq: db.seq }
}

/** The fields given as cells: flags as 0 and 1, what is left out not at all. */
export function cellsOf(fields: { readonly [field: string]: Cell | boolean | undefined }): { [column: string]: Cell } {
  const cells: { [column: string]: Cell } = {}
  for (const [column, value] of Object.entries(fields)) {
    if (value !== undefined) cells[column] = typeof value === 'boolean' ? Number(value) : value
  }
  return cells
}

/** What is written anew, and the row the office's own where that is more than the columns of `except`. */
export function asOffice(row: Row, cells: Cells, except: readonly string[] = []): Cells {
  const changed = differing(row, cells)
  const isOffice = Object.keys(changed).some((column) => !except.includes(column))
  return isOffice ? { ...changed, provenance: 'office' } : changed
}

/** Code of a row that the office adds: none that the program will ever use. */
export function ownCode(db: Reader, table: string): string {
  const numbers = db
    .all<{ code: string }>(`SELECT code FROM ${table} WHERE code LIKE 'own-%'`)
    .map(({ code }) => Number(code.slice(4)))
  return `own-${Math.max(0, ...numbers) + 1}`
}

/** A colleague's phone: in full for those who work at the counter. */
export function phoneFor(role: Role, phone: string | null): string | null {
  return phone === null || (CLERKS as readonly Role[]).includes(role) ? phone : maskPhone(phone)
}
