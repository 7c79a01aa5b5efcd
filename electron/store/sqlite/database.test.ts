import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { SqliteDatabase } from './database.ts'

let db: SqliteDatabase
beforeEach(() => {
  db = new SqliteDatabase()
  db.script('CREATE TABLE firm (id INTEGER PRIMARY KEY, name TEXT)')
})
afterEach(() => db.close())

const INSERT = 'INSERT INTO firm (id, name) VALUES (?, ?)'

describe('the parameters of a statement', () => {
  it('have the values of the run at hand when it ran before with others', () => {
    db.run(INSERT, [1, 'Old'])
    db.run(INSERT, [2, null])
    db.run(INSERT, [3, 'New'])
    const named = 'SELECT id FROM firm WHERE name IS ? ORDER BY id'
    expect([null, 'Old', 'New'].map((name) => db.get(named, [name]))).toEqual([{ id: 2 }, { id: 1 }, { id: 3 }])
  })

  it.each([[[]], [[1]], [[1, 'One', 2]]])('are refused when the values are %j', (values) => {
    db.run(INSERT, [7, 'Before'])
    expect(() => db.run(INSERT, values)).toThrow('2 parameters')
    expect(() => db.reader.all('SELECT ?1, ?2, ?1 FROM firm', values)).toThrow('2 parameters')
    expect(db.all('SELECT id FROM firm')).toEqual([{ id: 7 }])
  })

  it('are none when the marks stand in a text', () => {
    expect(db.get("SELECT '?' AS mark, ? AS value", ['one'])).toEqual({ mark: '?', value: 'one' })
  })
})
