import { Refusal } from '#shared/domain/refusal.ts'
import type { HandlersOf } from '../handler.ts'
import type { Reader } from '../ports.ts'
import { maskFor, unmasked } from '../protected.ts'
import { changeRow, rowToChange } from '../reference-rows.ts'

export const ownFields: HandlersOf<'ownFields'> = {
  list: ({ db }) => ({
    fields: db.all(
      `SELECT id, _seq, name, rank, (SELECT count(*) FROM own_value WHERE own_field_id = own_field.id) AS holders
       FROM own_field ORDER BY rank, id`,
    ),
  }),

  add({ db }, { name }) {
    refuseTakenName(db, name)
    const last = db.get<{ rank: number | null }>('SELECT max(rank) AS rank FROM own_field')?.rank ?? 0
    return { id: db.insert('own_field', { name, rank: last + 1 }), seq: db.seq }
  },

  rename({ db }, { id, seen, name }) {
    refuseTakenName(db, name, id)
    return changeRow(db, 'own_field', rowToChange(db, 'own_field', id, seen), { name })
  },

  remove({ db }, { id, seen }) {
    const row = rowToChange(db, 'own_field', id, seen)
    const sql = 'SELECT count(*) AS holders FROM own_value WHERE own_field_id = ?'
    const holders = db.get<{ holders: number }>(sql, [id])?.holders ?? 0
    if (holders > 0) throw new Refusal('own-field/filled-in', { name: row['name'], holders })
    db.remove('own_field', id, seen)
    return { id, seq: db.seq }
  },

  of: ({ db, operator }, { holderId }) => ({
    values: db
      .all<{ fieldId: number; name: string; value: string | null }>(
        `SELECT own_field.id AS field_id, name, value
         FROM own_field LEFT JOIN own_value ON own_field_id = own_field.id AND holder_id = ?
         ORDER BY rank, own_field.id`,
        [holderId],
      )
      .map(({ value, ...field }) => ({ ...field, value: value === null ? null : maskFor(operator.role)(value) })),
  }),

  fill({ db }, { holderId, seen, values }) {
    const holder = rowToChange(db, 'holder', holderId, seen)
    if (holder['state'] !== 'active') throw new Refusal('holder/not-active', { state: holder['state'] })
    let isChanged = false
    for (const { fieldId, value: typed } of values) {
      const there = valueOf(db, holderId, fieldId)
      const value = typed === null ? null : unmasked(typed, there?.value ?? null)
      if (value === (there?.value ?? null)) continue
      isChanged = true
      if (value === null) db.remove('own_value', there?.id ?? 0, 'current')
      else if (there) db.update('own_value', there.id, 'current', { value })
      else db.insert('own_value', { holderId, ownFieldId: fieldOf(db, fieldId), value })
    }
    if (!isChanged) return { id: holderId, seq: seen }
    db.touch('holder', holderId, seen)
    return { id: holderId, seq: db.seq }
  },
}

function valueOf(db: Reader, holderId: number, fieldId: number): { id: number; value: string } | undefined {
  return db.get('SELECT id, value FROM own_value WHERE holder_id = ? AND own_field_id = ?', [holderId, fieldId])
}

function fieldOf(db: Reader, id: number): number {
  if (!db.get('SELECT id FROM own_field WHERE id = ?', [id]))
    throw new Refusal('record/not-found', { table: 'own_field', id })
  return id
}

function refuseTakenName(db: Reader, name: string, exceptId = 0): void {
  if (db.get('SELECT id FROM own_field WHERE name = ? AND id <> ?', [name, exceptId]))
    throw new Refusal('own-field/name-taken', { name })
}
