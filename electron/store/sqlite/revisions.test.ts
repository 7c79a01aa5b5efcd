import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { SqliteDatabase } from './database.ts'

let db: SqliteDatabase
beforeEach(() => {
  db = new SqliteDatabase()
  db.script('CREATE TABLE firm (id INTEGER PRIMARY KEY, name TEXT); CREATE TABLE person (id INTEGER PRIMARY KEY)')
})
afterEach(() => db.close())

const firms = () => db.reader.revisionOf(['firm'])

describe('the revision of tables', () => {
  it.each([
    ['INSERT INTO firm (id, name) VALUES (2, ?)', 'a row is inserted'],
    ['UPDATE firm SET name = ? WHERE id = 1', 'a row is changed'],
    ['  delete from firm where name <> ?', 'a row is removed, however it is written'],
    ['WITH one AS (SELECT ?) DELETE FROM firm', 'nobody can tell which table a statement writes to'],
  ])('is another after %j when %s', (sql) => {
    db.run("INSERT INTO firm (id, name) VALUES (1, 'Old')")
    const before = firms()
    db.run(sql, ['New'])
    expect(firms()).not.toBe(before)
  })

  it('is another when a statement failed half way or a script ran', () => {
    db.run('INSERT INTO firm (id) VALUES (1)')
    const before = firms()
    expect(() => db.run('INSERT INTO firm (id) VALUES (1)')).toThrow('unique')
    const failed = firms()
    expect(failed).not.toBe(before)
    db.script('DROP TABLE person')
    expect(firms()).not.toBe(failed)
  })

  it('stays when other tables are written to and when rows are only read', () => {
    const before = firms()
    db.begin()
    db.run('INSERT INTO person (id) VALUES (1)')
    db.reader.all('SELECT * FROM firm')
    db.commit()
    expect(firms()).toBe(before)
    expect(db.reader.revisionOf(['firm', 'person'])).not.toBe(before)
  })

  it('is what it was when the transaction is rolled back, and none of those within it comes again', () => {
    const before = firms()
    db.begin()
    db.run('INSERT INTO firm (id) VALUES (1)')
    const within = firms()
    db.run('INSERT INTO firm (id) VALUES (2)')
    db.rollback()
    expect(firms()).toBe(before)
    db.run('INSERT INTO firm (id) VALUES (3)')
    expect([before, within]).not.toContain(firms())
  })

  it('is of one database alone when two have the same tables', () => {
    const other = new SqliteDatabase()
    other.script('CREATE TABLE firm (id INTEGER PRIMARY KEY, name TEXT)')
    expect(other.reader.revisionOf(['firm'])).not.toBe(firms())
    other.close()
  })
})
