import { describe, expect, it } from 'vitest'
import { notPending, pendingIds } from '#core/ports.ts'
import { SqliteDatabase } from '../sqlite/database.ts'
import type { Change } from '../ports.ts'
import { recordCommit, SYSTEM_TABLES } from './system.ts'

const FIRST = 7 * 2 ** 32
const tables = ['firm', 'person'] as const
type Table = (typeof tables)[number]

function newDatabase(): SqliteDatabase {
  const db = new SqliteDatabase()
  db.script(SYSTEM_TABLES)
  for (const table of tables) db.script(`CREATE TABLE ${table} (id INTEGER PRIMARY KEY)`)
  return db
}

/** Inserts rows by one commit: of a part of a group, or of somebody in between. */
function commit(db: SqliteDatabase, seq: number, rows: readonly (readonly [Table, number])[], group?: number): void {
  const changes = rows.map(([table, id]): Change => ({ table, id, op: 'insert', prev: null, cells: {} }))
  for (const [table, id] of rows) db.run(`INSERT INTO ${table} (id) VALUES (?)`, [id])
  recordCommit(db, { seq, ...(group !== undefined && { group: { id: group, part: seq, last: false } }) }, changes)
}

const shown = (db: SqliteDatabase, table: Table) =>
  db
    .all<{ id: number }>(`SELECT id FROM ${table} WHERE ${notPending(table, `${table}.id`)} ORDER BY id`)
    .map(({ id }) => id)
const pending = (db: SqliteDatabase, table: Table) =>
  db
    .all<{ id: number }>(pendingIds(table))
    .map(({ id }) => id)
    .sort((one, other) => one - other)

describe('rows of a job that has not ended', () => {
  it('are told from those of others, to the row, when commits come between its parts', () => {
    const db = newDatabase()
    commit(db, 1, [['firm', FIRST]])
    commit(
      db,
      2,
      [
        ['firm', FIRST + 1],
        ['person', FIRST + 2],
        ['person', FIRST + 3],
        ['firm', FIRST + 4],
      ],
      2,
    )
    commit(db, 3, [
      ['person', FIRST + 5],
      ['firm', FIRST + 6],
    ])
    commit(
      db,
      4,
      [
        ['person', FIRST + 7],
        ['person', FIRST + 9],
        ['firm', FIRST + 10],
      ],
      2,
    )
    commit(db, 5, [['person', FIRST + 8]])
    expect(shown(db, 'firm')).toEqual([FIRST, FIRST + 6])
    expect(shown(db, 'person')).toEqual([FIRST + 5, FIRST + 8])
    expect(pending(db, 'firm')).toEqual([FIRST + 1, FIRST + 4, FIRST + 10])
    expect(pending(db, 'person')).toEqual([FIRST + 2, FIRST + 3, FIRST + 7, FIRST + 9])
  })

  it('hide no other row of a fixed id, and none twice, when the part brings fixed ids and rows back', () => {
    const db = newDatabase()
    commit(db, 1, [['firm', 6]])
    commit(
      db,
      2,
      [
        ['firm', 5],
        ['person', 6],
        ['firm', 7],
        ['firm', FIRST],
        ['firm', FIRST + 1],
        ['firm', FIRST + 2],
      ],
      2,
    )
    expect(shown(db, 'firm')).toEqual([6])
    db.run('DELETE FROM firm WHERE id >= ?', [FIRST])
    commit(db, 3, [['firm', FIRST + 1]], 2)
    commit(
      db,
      4,
      [
        ['firm', FIRST],
        ['firm', FIRST + 2],
      ],
      2,
    )
    expect(shown(db, 'firm')).toEqual([6])
    expect(pending(db, 'person')).toEqual([6])
  })

  it('are all told when a run of them is brought back together with one that came after it', () => {
    for (const first of [FIRST, FIRST + 1]) {
      const db = newDatabase()
      commit(db, 2, [['firm', first]], 2)
      commit(db, 3, [['firm', FIRST + 3]], 2)
      db.run('DELETE FROM firm')
      const all = [0, 1, 2, 3, 4, 5].map((at) => FIRST + at)
      commit(
        db,
        4,
        all.map((id) => ['firm', id] as const),
        2,
      )
      expect(shown(db, 'firm')).toEqual([])
      expect(pending(db, 'firm')).toEqual(all)
    }
  })

  it('are like any other when the group has ended or was taken back', () => {
    for (const end of [{ group: { id: 2, part: 2, last: true } }, { undoes: 2 }]) {
      const db = newDatabase()
      commit(db, 2, [['firm', FIRST]], 2)
      expect(shown(db, 'firm')).toEqual([])
      recordCommit(db, { seq: 3, ...end }, [])
      expect(shown(db, 'firm')).toEqual([FIRST])
      expect(db.all('SELECT * FROM _pending')).toEqual([])
    }
  })
})
