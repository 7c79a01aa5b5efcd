import { describe, expect, it } from 'vitest'
import { SqliteDatabase } from '../sqlite/database.ts'
import { asObject, pairOf, SortedPairs } from './sorted-pairs.ts'

const INSERT = 'INSERT INTO derived_key (key, subject_id) SELECT key, value FROM json_each(CAST(? AS TEXT))'

describe('pairs that wait', () => {
  it('come out in the order of their keys, in parts of some hundred, when they went in otherwise', () => {
    const keys = Array.from({ length: 2_500 }, (_, at) => `N${(at * 7919) % 2_500}`)
    const sorted = new SortedPairs()
    for (let at = 0; at < keys.length; at += 3) sorted.add(INSERT, new Set(keys.slice(at, at + 3)), at)
    expect(sorted.count).toBe(2_500)
    const parts = [...sorted.parts()]
    expect(parts.map(({ pairs }) => pairs.length)).toEqual([500, 500, 500, 500, 500])
    const written = parts.flatMap(({ pairs }) => pairs.map((pair) => pair.slice(1, pair.indexOf('":'))))
    expect(written).toEqual(keys.toSorted())
    expect(sorted.count).toBe(0)
    expect([...sorted.parts()]).toEqual([])
  })

  it('reach their table as they are when a key comes twice or has signs that JSON writes otherwise', () => {
    const db = new SqliteDatabase()
    db.script('CREATE TABLE derived_key (key TEXT NOT NULL, subject_id INTEGER NOT NULL)')
    const pairs = [
      ['N王', 2 ** 52 + 1],
      ['N王', 7],
      ['N𠮷"\\\n', 1],
      ['', 3],
    ] as const
    db.run(INSERT, [asObject(pairs.map(([key, id]) => pairOf(key, id)))])
    const rows = db.all<{ key: string; subjectId: number }>('SELECT key, subject_id FROM derived_key ORDER BY rowid')
    expect(rows.map(({ key, subjectId }) => [key, subjectId])).toEqual(pairs)
    db.close()
  })
})
