import { describe, expect, it } from 'vitest'
import { SqliteDatabase } from '../sqlite/database.ts'
import { asObject, SortedPairs, type Pair } from './sorted-pairs.ts'

const INSERT = 'INSERT INTO derived_key (key, subject_id) SELECT key, value FROM json_each(?)'

describe('pairs that wait', () => {
  it('come out in the order of their keys, in parts of a thousand, when they went in otherwise', () => {
    const pairs = Array.from({ length: 2_500 }, (_, at): Pair => [`N${(at * 7919) % 2_500}`, at])
    const sorted = new SortedPairs()
    for (let at = 0; at < pairs.length; at += 3) sorted.add(INSERT, pairs.slice(at, at + 3))
    expect(sorted.count).toBe(2_500)
    const parts = [...sorted.parts()]
    expect(parts.map((part) => part.pairs.length)).toEqual([1_000, 1_000, 500])
    const keys = parts.flatMap((part) => part.pairs.map(([key]) => key))
    expect(keys).toEqual(pairs.map(([key]) => key).toSorted())
    expect(sorted.count).toBe(0)
    expect([...sorted.parts()]).toEqual([])
  })

  it('reach their table as they are when a key comes twice or has signs that JSON writes otherwise', () => {
    const db = new SqliteDatabase()
    db.script('CREATE TABLE derived_key (key TEXT NOT NULL, subject_id INTEGER NOT NULL)')
    const pairs: Pair[] = [
      ['N王', 2 ** 52 + 1],
      ['N王', 7],
      ['N𠮷"\\\n', 1],
      ['', 3],
    ]
    db.run(INSERT, [asObject(pairs)])
    const rows = db.all<{ key: string; subjectId: number }>('SELECT key, subject_id FROM derived_key ORDER BY rowid')
    expect(rows.map(({ key, subjectId }) => [key, subjectId])).toEqual(pairs)
    db.close()
  })
})
