import type { Transaction } from '../ports.ts'

/** Fills one of the office's own fields of a holder; the field is added when there is none of the name. */
export function fillOwnField(db: Transaction, holderId: number, name: string, value: string): void {
  const sql = `SELECT own_value.id, value FROM own_value JOIN own_field ON own_field.id = own_field_id
    WHERE holder_id = ? AND own_field.name = ?`
  const there = db.get<{ id: number; value: string }>(sql, [holderId, name])
  if (!there) db.insert('own_value', { holderId, ownFieldId: fieldNamed(db, name), value })
  else if (there.value !== value) db.update('own_value', there.id, 'current', { value })
}

function fieldNamed(db: Transaction, name: string): number {
  const id = db.get<{ id: number }>('SELECT id FROM own_field WHERE name = ?', [name])?.id
  if (id !== undefined) return id
  const last = db.get<{ rank: number | null }>('SELECT max(rank) AS rank FROM own_field')?.rank ?? 0
  return db.insert('own_field', { name, rank: last + 1 })
}
