import { plainText } from '#shared/domain/text.ts'
import type { Transaction } from '../ports.ts'
import { departmentByName } from './queries.ts'

/** The department a list calls so, added when there is none. */
export function findOrAddDepartment(db: Transaction, name: string): number {
  return departmentByName(db, name) ?? addDepartment(db, { nameZh: plainText(name) })
}

export function addDepartment(
  db: Transaction,
  cells: { nameZh: string; [column: string]: string | number | null },
): number {
  return db.insert('department', { isActive: 1, ...cells, provenance: 'office' })
}
