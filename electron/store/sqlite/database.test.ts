import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { ConstraintFailed } from '#core/ports.ts'
import { SqliteDatabase } from './database.ts'
import { memory } from './engine.ts'
import { emptyRoom } from './file-room.ts'

let db: SqliteDatabase
beforeEach(() => {
  db = new SqliteDatabase()
  db.script('CREATE TABLE firm (id INTEGER PRIMARY KEY, name TEXT)')
})
afterEach(() => {
  vi.unstubAllGlobals()
  db.close()
})

const MEBIBYTE = 1024 * 1024
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

  it('come back as they were given when texts are many, long, rare or hold noughts', () => {
    const texts = ['', '林立', 'a\u0000b', '𠮷文', '长'.repeat(100_000), '林'.repeat(15_000)]
    for (const [id, text] of texts.entries()) db.run(INSERT, [id, text])
    expect(db.all('SELECT name FROM firm ORDER BY id').map(({ name }) => name)).toEqual(texts)
    expect(db.first(`SELECT ${texts.map(() => '?').join()}`, texts)).toEqual(texts)
  })

  it('come back as they were given when texts are any, and halves of signs as none', () => {
    const unit = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 3 }),
      fc.constantFrom(
        '\0',
        '\ufeff',
        '\x7f',
        '\x80',
        '\u07ff',
        '\u0800',
        '\ud7ff',
        '\ud800',
        '\udfff',
        '\ue000',
        '\uffff',
        '𠮷',
      ),
      fc.constantFrom('长'.repeat(97), 'a'.repeat(98), '\ud800'.repeat(99)),
    )
    const text = fc.array(unit, { maxLength: 6 }).map((units) => units.join(''))
    const bytesOf = (given: string) => Buffer.from(given.toWellFormed()).toString('hex').toUpperCase()
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 9 }), (texts) => {
        expect(db.first(`SELECT ${texts.map(() => '?').join()}`, texts)).toEqual(texts.map((one) => one.toWellFormed()))
        expect(db.first(`SELECT ${texts.map(() => 'hex(?)').join()}`, texts)).toEqual(texts.map(bytesOf))
      }),
      { numRuns: 1000 },
    )
  })

  it.each([['林'.repeat(21_845)], ['a'.repeat(64 * 1024)], ['é'.repeat(MEBIBYTE)], ['𠮷'.repeat(MEBIBYTE)]])(
    'come back as they were given when a text is at the edge of the room for texts or far beyond',
    (long) => {
      const texts = ['前', long, '后', long.slice(2), 'b']
      expect(db.first('SELECT ?, ?, ?, ?, ?', texts)).toEqual(texts)
      expect(db.first('SELECT ?, ?', ['short', 7])).toEqual(['short', 7])
    },
  )

  it('come back as they were given when the memory of the engine has grown between', () => {
    db.run(INSERT, [1, '先'])
    for (let times = 0; times < 2; times += 1) {
      const before = memory().length
      db.first('SELECT length(zeroblob(?) || ?)', [before, ''])
      expect(memory().length).toBeGreaterThan(before)
      expect(db.get('SELECT name, ? AS value FROM firm', ['后'])).toEqual({ name: '先', value: '后' })
      db.run('INSERT INTO firm (name) VALUES (hex(?) || ?)', [Buffer.from([0, 255]), '𠮷'])
      expect(db.get('SELECT name FROM firm ORDER BY id DESC')).toEqual({ name: '00FF𠮷' })
    }
  })

  it('come back as they were given when numbers are small, large, broken or none', () => {
    const numbers = [0, -1, 2 ** 31, 2 ** 32 + 7, -(2 ** 40), Number.MAX_SAFE_INTEGER, 0.1, null]
    expect(db.first('SELECT ?, ?, ?, ?, ?, ?, ?, ?', numbers)).toEqual(numbers)
  })

  it('are read as text when they are bytes that SQLite is told to take for one', () => {
    db.run('INSERT INTO firm (name) SELECT value FROM json_each(CAST(? AS TEXT))', [Buffer.from('["一","二"]')])
    expect(db.all('SELECT name FROM firm ORDER BY id')).toEqual([{ name: '一' }, { name: '二' }])
  })

  it('are refused when one is no value of SQL', () => {
    expect(() => db.run(INSERT, [1, true as unknown as string])).toThrow(TypeError)
    expect(db.all('SELECT name FROM firm')).toEqual([])
  })

  it('are none when the marks stand in a text', () => {
    expect(db.get("SELECT '?' AS mark, ? AS value", ['one'])).toEqual({ mark: '?', value: 'one' })
  })
})

describe('the file of a live database', () => {
  it('grows where it is when commits make it larger', () => {
    const live = new SqliteDatabase(db.bytes())
    live.goLive()
    const arrays = lengthsOfArrays()
    for (let id = 1; id <= 40; id += 1) {
      live.begin()
      live.run(INSERT, [id, String(id % 10).repeat(MEBIBYTE)])
      live.commit()
    }
    vi.unstubAllGlobals()
    expect(Math.max(0, ...arrays)).toBeLessThan(MEBIBYTE)
    expect(live.size()).toBeGreaterThan(40 * MEBIBYTE)
    const again = new SqliteDatabase(live.bytes())
    expect(again.get('SELECT count(*) AS rows, sum(length(name)) AS signs FROM firm')).toEqual({
      rows: 40,
      signs: 40 * MEBIBYTE,
    })
    expect(again.first('PRAGMA integrity_check', [])).toEqual(['ok'])
    again.close()
    live.close()
  })

  it('stays in the room that it was read into, and is not kept twice', () => {
    db.run(INSERT, [1, 'One'])
    const bytes = db.bytes()
    const room = emptyRoom(bytes.length)
    room.set(bytes)
    const live = new SqliteDatabase(room)
    live.goLive()
    live.begin()
    live.run(INSERT, [2, 'b'.repeat(MEBIBYTE)])
    live.commit()
    expect(live.get('SELECT sum(length(name)) AS signs FROM firm')).toEqual({ signs: MEBIBYTE + 3 })
    expect(room.length).toBeGreaterThan(MEBIBYTE)
    live.close()
  })

  it('grows where it is when it outgrew its array before it was live', () => {
    const replaying = new SqliteDatabase(db.bytes())
    replaying.begin()
    for (let id = 1; id <= 20; id += 1) replaying.run(INSERT, [id, 'a'.repeat(MEBIBYTE)])
    replaying.commit()
    replaying.goLive()
    const arrays = lengthsOfArrays()
    replaying.begin()
    for (let id = 21; id <= 40; id += 1) replaying.run(INSERT, [id, 'b'.repeat(MEBIBYTE)])
    replaying.commit()
    vi.unstubAllGlobals()
    expect(Math.max(0, ...arrays)).toBeLessThan(MEBIBYTE)
    expect(replaying.first('PRAGMA integrity_check', [])).toEqual(['ok'])
    expect(replaying.get('SELECT sum(length(name)) AS signs FROM firm')).toEqual({ signs: 40 * MEBIBYTE })
    replaying.close()
  })
})

/** Of arrays made with a length from here on: sql.js makes one when it copies a file. */
function lengthsOfArrays(): number[] {
  const lengths: number[] = []
  const counting = new Proxy(Uint8Array, {
    construct(made, given: unknown[]): object {
      if (typeof given[0] === 'number') lengths.push(given[0])
      return Reflect.construct(made, given) as object
    },
  })
  vi.stubGlobal('Uint8Array', counting)
  return lengths
}

describe('a statement', () => {
  it('goes on as before when a run of it was refused', () => {
    db.run(INSERT, [1, 'One'])
    expect(() => db.run(INSERT, [1, 'Again'])).toThrow(ConstraintFailed)
    db.run(INSERT, [2, 'Two'])
    expect(db.all('SELECT name FROM firm ORDER BY id')).toEqual([{ name: 'One' }, { name: 'Two' }])
  })

  it('reads its own values when another database runs one between', () => {
    const other = new SqliteDatabase()
    db.run(INSERT, [1, 'One'])
    expect(other.get('SELECT ? AS value', ['another'])).toEqual({ value: 'another' })
    expect(db.get('SELECT name, ? AS value FROM firm', ['own'])).toEqual({ name: 'One', value: 'own' })
    other.close()
  })
})
