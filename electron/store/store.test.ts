import { describe, expect, it } from 'vitest'
import type { FilePort } from './ports.ts'
import { nodeFiles } from './node-files.ts'
import { openSmallDesk, reopen } from '../../tests/fixtures/open-small-desk.ts'
import { tablesOf } from '../../tests/fixtures/small-desk.ts'
import { bothMigrations, firstMigration, names } from '../../tests/fixtures/small-schema.ts'

const HEAD = { command: 'persons.test', operator: null }

describe('a command', () => {
  it('is one commit with one change a row when it changes rows several times', () => {
    const { store, desk } = openSmallDesk()
    const made = store.transact(HEAD, (tx) => {
      const person = tx.insert('person', { fullName: 'Lin', points: 3 })
      tx.update('person', person, 'current', { fullName: 'Lín', height: 1.5 })
      tx.insert('document', { personId: person, number: 'A1' })
      return person
    })
    expect(made).toMatchObject({ seq: 3, tables: ['person', 'document'] })
    expect(made.value).toBe(desk * 2 ** 32 + 1)
    expect(store.history.commit(3)?.changes).toEqual([
      {
        table: 'person',
        id: made.value,
        op: 'insert',
        prev: null,
        cells: { full_name: [null, 'Lín'], points: [null, 3], height: [null, 1.5] },
      },
      {
        table: 'document',
        id: made.value + 1,
        op: 'insert',
        prev: null,
        cells: { person_id: [null, made.value], number: [null, 'A1'] },
      },
    ])
    expect(store.reader.get('SELECT * FROM person')).toEqual({
      id: made.value,
      seq: 3,
      fullName: 'Lín',
      firmId: null,
      friendId: null,
      points: 3,
      height: 1.5,
      note: null,
      grade: null,
    })
  })

  it('leaves no commit and no trace when it changes nothing', () => {
    const { store } = openSmallDesk()
    const { value: id } = store.transact(HEAD, (tx) => tx.insert('person', { fullName: 'Lin' }))
    const made = store.transact(HEAD, (tx) => {
      tx.update('person', id, 'current', { fullName: 'Wu' })
      tx.update('person', id, 'current', { fullName: 'Lin' })
      const other = tx.insert('person', { fullName: 'Gone' })
      tx.remove('person', other, 'current')
    })
    expect(made.seq).toBeNull()
    expect(store.head.seq).toBe(3)
    expect(store.reader.get('SELECT _seq, full_name FROM person')).toEqual({ seq: 3, fullName: 'Lin' })
  })

  it('stands in the row as touched when no cell differs', () => {
    const { store } = openSmallDesk()
    const { value: id } = store.transact(HEAD, (tx) => tx.insert('person', { fullName: 'Lin' }))
    store.transact(HEAD, (tx) => tx.touch('person', id, 3))
    expect(store.history.commit(4)?.changes).toEqual([{ table: 'person', id, op: 'update', prev: 3, cells: {} }])
    expect(store.reader.get('SELECT _seq FROM person')).toEqual({ seq: 4 })
  })

  it('is as if it had never been when its body throws', () => {
    const { store, desk } = openSmallDesk()
    expect(() =>
      store.transact(HEAD, (tx) => {
        tx.insert('person', { fullName: 'Lin' })
        throw new Error('no')
      }),
    ).toThrow('no')
    expect(store.reader.all('SELECT * FROM person')).toEqual([])
    expect(store.transact(HEAD, (tx) => tx.insert('person', { fullName: 'Lin' })).value).toBe(desk * 2 ** 32 + 1)
  })

  it('is as if it had never been when the disk can not take it', () => {
    let isFull = false
    const files: FilePort = {
      ...nodeFiles,
      open(path, flags) {
        const file = nodeFiles.open(path, flags)
        return {
          ...file,
          write(bytes, position) {
            if (isFull) throw Object.assign(new Error('no space'), { code: 'ENOSPC' })
            file.write(bytes, position)
          },
        }
      },
    }
    const { store, settings } = openSmallDesk({ files })
    isFull = true
    expect(() => store.transact(HEAD, (tx) => tx.insert('person', { fullName: 'Lin' }))).toThrow(
      expect.objectContaining({ code: 'desk/write-failed', params: { reason: 'ENOSPC' } }),
    )
    expect(store.reader.all('SELECT * FROM person')).toEqual([])
    expect(store.reader.all('SELECT * FROM derived_name')).toEqual([])
    isFull = false
    store.transact(HEAD, (tx) => tx.insert('person', { fullName: 'Wu' }))
    const before = tablesOf(store)
    expect(tablesOf(reopen(store, settings))).toEqual(before)
  })

  it('is found at the next opening when it was on the disk and sql.js could not commit it', () => {
    const { migrations, leak } = leaky()
    const { store, settings } = openSmallDesk({ migrations })
    const breaking = () =>
      store.transact(HEAD, (tx) => {
        tx.insert('person', { fullName: 'Lin' })
        leak('COMMIT')
      })
    expect(breaking).toThrow(expect.objectContaining({ code: 'desk/read-only' }))
    expect(store.readOnly).toEqual({ code: 'store/commit-failed', params: { seq: 3 } })
    expect(() => store.transact(HEAD, (tx) => tx.insert('person', { fullName: 'Wu' }))).toThrow(
      expect.objectContaining({ code: 'desk/read-only' }),
    )
    const again = reopen(store, settings)
    expect(again.readOnly).toBeNull()
    expect(again.reader.all('SELECT _seq, full_name FROM person')).toEqual([{ seq: 3, fullName: 'Lin' }])
  })

  it('is refused when the row was changed after the caller saw it', () => {
    const { store } = openSmallDesk()
    const { value: id } = store.transact(HEAD, (tx) => tx.insert('person', { fullName: 'Lin' }))
    store.transact(HEAD, (tx) => tx.update('person', id, 3, { points: 1 }))
    expect(() => store.transact(HEAD, (tx) => tx.update('person', id, 3, { points: 2 }))).toThrow(
      expect.objectContaining({ code: 'record/changed', params: { table: 'person', id, seen: 3, current: 4 } }),
    )
    expect(() => store.transact(HEAD, (tx) => tx.remove('person', 5, 2))).toThrow(
      expect.objectContaining({ code: 'record/not-found' }),
    )
  })

  it('is refused when the clock runs behind the log, until that is confirmed', () => {
    const { store, clock } = openSmallDesk()
    store.transact(HEAD, (tx) => tx.insert('person', { fullName: 'Lin' }))
    const lastAt = store.head.at
    clock.at = '2026-01-01T00:00:00.000Z'
    expect(() => store.transact(HEAD, (tx) => tx.insert('person', { fullName: 'Wu' }))).toThrow(
      expect.objectContaining({ code: 'desk/clock-behind' }),
    )
    store.confirmClock()
    expect(store.transact(HEAD, (tx) => [tx.insert('person', { fullName: 'Wu' }), tx.at]).value[1]).toBe(lastAt)
  })
})

describe('a value', () => {
  it('is read back as the same number when it is beyond 2 to the 31', () => {
    const { store } = openSmallDesk()
    const big = 2 ** 52 + 1
    const { value: id } = store.transact(HEAD, (tx) =>
      tx.insert('person', { id: big, fullName: 'Lin', points: 5_000_000_001 }),
    )
    expect(id).toBe(big)
    expect(
      store.reader.get('SELECT id, points, typeof(id) AS i, typeof(points) AS p FROM person WHERE id = ?', [big]),
    ).toEqual({
      id: big,
      points: 5_000_000_001,
      i: 'integer',
      p: 'integer',
    })
  })

  it('is refused when its type is not the column’s', () => {
    const { store } = openSmallDesk()
    expect(() => store.transact(HEAD, (tx) => tx.insert('person', { fullName: 5 }))).toThrow('full_name is TEXT')
    expect(() => store.transact(HEAD, (tx) => tx.insert('person', { fullName: 'x', points: 0.5 }))).toThrow(
      'points is INTEGER',
    )
  })

  it('is NFC and well-formed when the text is not', () => {
    const { store } = openSmallDesk()
    store.transact(HEAD, (tx) =>
      tx.insert('person', { fullName: '\uFEFFe\u0301\uD800 and something long enough to be decoded', note: 'a\0b' }),
    )
    expect(store.reader.get('SELECT full_name, note FROM person')).toEqual({
      fullName: 'é\uFFFD and something long enough to be decoded',
      note: 'a\0b',
    })
  })
})

describe('the guard on writing', () => {
  it('refuses SQL that writes when a reader is asked', () => {
    const { store } = openSmallDesk()
    for (const sql of [
      "INSERT INTO firm (id, _seq, name) VALUES (1, 1, 'x')",
      "WITH x AS (SELECT 1) INSERT INTO firm (id, _seq, name) SELECT 1, 1, 'x' FROM x",
      'PRAGMA foreign_keys = OFF',
      'DELETE FROM firm',
    ]) {
      expect(() => store.reader.all(sql)).toThrow('a statement that writes')
    }
    expect(store.reader.all('WITH x AS (SELECT 1 AS one) SELECT * FROM x')).toEqual([{ one: 1 }])
  })

  it('goes red when a write goes round the transaction', () => {
    const { migrations, leak } = leaky()
    const { store } = openSmallDesk({ migrations })
    store.transact(HEAD, (tx) => tx.insert('firm', { id: 1, name: 'a' }))
    for (const sql of [
      "UPDATE firm SET name = 'b'",
      'DELETE FROM firm WHERE id = 1',
      "INSERT INTO firm VALUES (2, 1, 'c')",
    ]) {
      expect(() =>
        store.transact(HEAD, (tx) => {
          tx.insert('person', { fullName: 'Lin' })
          leak(sql)
        }),
      ).toThrow('written without the transaction')
    }
    expect(store.head.seq).toBe(3)
    expect(store.reader.all('SELECT id, name FROM firm')).toEqual([{ id: 1, name: 'a' }])
  })

  it('refuses a derivation that writes to another table', () => {
    const meddling = { ...names(), table: 'person' }
    expect(() => openSmallDesk({ derivations: [meddling] })).toThrow('derived_ tables only')
  })

  it('throws when a transaction is used after its command', () => {
    const { store } = openSmallDesk()
    const { value: kept } = store.transact(HEAD, (tx) => tx)
    expect(() => kept.insert('firm', { name: 'late' })).toThrow('has ended')
    expect(() => kept.all('SELECT 1')).toThrow('has ended')
  })
})

describe('opening', () => {
  it('gives the same tables when the log is replayed', () => {
    const { store, settings } = openSmallDesk()
    const { value: id } = store.transact(HEAD, (tx) => tx.insert('person', { fullName: 'Lin', points: 4 }))
    store.transact(HEAD, (tx) => tx.insert('document', { personId: id, number: 'A' }))
    store.transact(HEAD, (tx) => tx.update('person', id, 'current', { fullName: 'Wu', note: 'n' }))
    const before = tablesOf(store)
    expect(tablesOf(reopen(store, settings))).toEqual(before)
  })

  it('runs migrations that are new when the folder is older', () => {
    const { store, settings } = openSmallDesk({ migrations: firstMigration })
    store.transact(HEAD, (tx) => tx.insert('person', { fullName: 'Lin', points: 40 }))
    const again = reopen(store, { ...settings, migrations: bothMigrations })
    expect(again.reader.get('SELECT grade FROM person')).toEqual({ grade: 'good' })
    expect(again.history.commit(3)).toMatchObject({ header: { command: 'store.migrate', schema: 2 }, changes: [] })
    const before = tablesOf(again)
    expect(tablesOf(reopen(again, { ...settings, migrations: bothMigrations }))).toEqual(before)
  })

  it('runs them in memory only when it reads', () => {
    const { store, settings } = openSmallDesk({ migrations: firstMigration })
    store.transact(HEAD, (tx) => tx.insert('person', { fullName: 'Lin', points: 40 }))
    const again = reopen(store, { ...settings, migrations: bothMigrations, mode: 'read' })
    expect(again.reader.get('SELECT grade FROM person')).toEqual({ grade: 'good' })
    expect(again.head.seq).toBe(2)
    expect(() => again.transact(HEAD, () => 1)).toThrow(expect.objectContaining({ code: 'desk/read-only' }))
  })

  it('is refused when the schema is newer than the program', () => {
    const { store, settings } = openSmallDesk()
    expect(() => reopen(store, { ...settings, migrations: firstMigration })).toThrow(
      expect.objectContaining({ code: 'desk/newer-schema', params: { schema: 2, known: 1 } }),
    )
  })
})

/** Migrations that hand out the means to write round every transaction, as careless ones could. */
function leaky() {
  let leak = (sql: string): void => expect.fail(sql)
  const migrations = bothMigrations.map((migration) => ({
    ...migration,
    up(db: Parameters<typeof migration.up>[0]) {
      leak = (sql) => db.run(sql, [])
      migration.up(db)
    },
  }))
  return { migrations, leak: (sql: string) => leak(sql) }
}
