import { describe, expect, it } from 'vitest'
import type { Derivation } from '#core/ports.ts'
import type { Batch, Insertion, Store } from '../ports.ts'
import { Entries } from './entries.ts'
import { openSmallDesk, reopen } from '../../../tests/fixtures/open-small-desk.ts'

const HEAD = { command: 'persons.test', operator: null }

describe('derived rows', () => {
  const part = (number: number, last = false) => ({ ...HEAD, group: { id: 4, part: number, last } })
  const namesIn = (store: Store) =>
    store.reader.all<{ name: string }>('SELECT name FROM derived_name ORDER BY name').map(({ name }) => name)

  const keysOf = (store: Store, id: number) =>
    store.reader
      .all<{ key: string }>('SELECT key FROM derived_sign_key WHERE subject_id = ? ORDER BY key', [id])
      .map(({ key }) => key)
      .join('')

  it('of what parts of a job enter wait for the last part when nothing makes them before', () => {
    const { store } = openSmallDesk()
    const { value: old } = store.transact(HEAD, (tx) => tx.insert('person', { fullName: 'Old' }))
    store.transact(part(1), (tx) => {
      tx.insert('person', { fullName: 'One' })
      tx.update('person', old, 'current', { fullName: 'Older' })
    })
    expect(namesIn(store)).toEqual(['OLDER'])
    store.transact(HEAD, (tx) => tx.insert('person', { fullName: 'Clerk' }))
    expect(namesIn(store)).toEqual(['CLERK', 'OLDER'])
    expect(store.behind).toBe(1)
    store.transact(part(2, true), (tx) => tx.insert('person', { fullName: 'Two' }))
    expect(namesIn(store)).toEqual(['CLERK', 'OLDER', 'ONE', 'TWO'])
  })

  it('are made in steps between two parts, and are there when the folder is opened in between', () => {
    const { store, settings } = openSmallDesk()
    store.transact(HEAD, (tx) => tx.insert('person', { fullName: 'Old' }))
    store.transact(part(1), (tx) => {
      for (let at = 0; at < 1_000; at += 1) tx.insert('person', { fullName: `P${String(at).padStart(3, '0')}` })
    })
    expect(store.behind).toBe(1_000)
    const steps = store.catchUp()
    while (namesIn(store).length === 1) steps.next()
    expect(namesIn(store).length).toBeLessThan(1_001)
    expect(store.behind).toBe(1_000)
    store.transact(HEAD, (tx) => tx.insert('person', { fullName: 'Clerk' }))
    for (const step of steps) void step
    expect(store.behind).toBe(0)
    expect(namesIn(store)).toHaveLength(1_002)
    store.transact(part(2), (tx) => tx.insert('person', { fullName: 'Late' }))
    expect(namesIn(store)).toHaveLength(1_002)
    expect(namesIn(reopen(store, settings))).toHaveLength(1_003)
  })

  it('of a person whom somebody else registers during a job are made at once when the job changes them', () => {
    const { store } = openSmallDesk()
    store.transact(part(1), (tx) => tx.insert('person', { fullName: 'One' }))
    const { value: clerk } = store.transact(HEAD, (tx) => tx.insert('person', { fullName: 'Clerk' }))
    store.transact(part(2), (tx) => tx.update('person', clerk, 'current', { fullName: 'Corrected' }))
    expect(namesIn(store)).toEqual(['CORRECTED'])
    expect(store.behind).toBe(1)
  })

  it('follow a change, and a change with its undo, when their keys wait to be written', () => {
    const { store } = openSmallDesk({ derivations: [signs()] })
    const { value: ids } = store.transact(part(1), (tx) =>
      Array.from({ length: 2_500 }, () => tx.insert('person', { fullName: 'ab' })),
    )
    const [changed = 0, undone = 0, removed = 0, again = 0] = ids
    const rename = (id: number, fullName: string) =>
      store.transact(HEAD, (tx) => tx.update('person', id, 'current', { fullName }))
    const steps = store.catchUp()
    for (let at = 0; at < 24; at += 1) steps.next()
    rename(changed, 'cd')
    rename(undone, 'ef')
    rename(undone, 'ab')
    rename(again, 'bc')
    store.transact(HEAD, (tx) => tx.remove('person', removed, 'current'))
    while (keysOf(store, again).length === 0) steps.next()
    rename(again, 'x')
    for (const step of steps) void step
    expect(store.behind).toBe(0)
    expect([changed, undone, removed, again].map((id) => keysOf(store, id))).toEqual(['cd', 'ab', '', 'x'])
    store.transact(part(2, true), () => null)
    rename(changed, 'g')
    expect(keysOf(store, changed)).toBe('g')
  })
})

describe('a batch of derived rows that are made elsewhere', () => {
  const part = { ...HEAD, group: { id: 4, part: 1, last: false } }
  const enter = (store: Store, count: number) =>
    store.transact(part, (tx) =>
      Array.from({ length: count }, (_, at) => tx.insert('person', { fullName: `p${at % 7}${at % 5}` })),
    ).value

  /** As another thread makes them: from plain data, to plain data. */
  function made(batch: Batch): Insertion[] {
    const entries = new Entries([signs()])
    for (let unmade = batch.read(); unmade; unmade = batch.read()) entries.add(structuredClone(unmade))
    return structuredClone([...entries.insertions()])
  }

  function insert(batch: Batch, insertions: readonly Insertion[]): void {
    for (const step of batch.insert(insertions)) void step
  }

  it('ends as if they were made here when some of its people change before it is inserted, or while it is', () => {
    const { store, settings } = openSmallDesk({ derivations: [signs()] })
    const ids = enter(store, 900)
    const first = store.batch()
    const insertions = made(first)
    expect([first.size, store.behind]).toEqual([900, 900])
    const change = (id: number, fullName: string) =>
      store.transact(HEAD, (tx) => tx.update('person', id, 'current', { fullName }))
    change(ids[0] ?? 0, 'before')
    store.transact(HEAD, (tx) => tx.remove('person', ids[1] ?? 0, 'current'))
    expect(store.batch().read()).toBeNull()
    const steps = first.insert(insertions)
    steps.next()
    change(ids[2] ?? 0, 'meanwhile')
    store.transact(HEAD, (tx) => tx.remove('person', ids[899] ?? 0, 'current'))
    for (const step of steps) void step
    expect(store.behind).toBe(4)
    const second = store.batch()
    expect(made(second)).toEqual([])
    insert(second, [])
    expect(store.behind).toBe(0)
    const kept = signsIn(store)
    expect(kept.rows).toHaveLength(898)
    expect(signsIn(reopen(store, { ...settings, derivations: [signs(2)] }))).toEqual(kept)
  })

  it('leaves its people to the next when it is given up', () => {
    const { store } = openSmallDesk({ derivations: [signs()] })
    enter(store, 250)
    const lost = store.batch()
    made(lost)
    const other = store.batch()
    expect(other.read()).toBeNull()
    lost.giveUp()
    expect(store.behind).toBe(250)
    insert(other, made(other))
    expect([store.behind, signsIn(store).rows.length]).toEqual([0, 250])
    lost.giveUp()
    other.giveUp()
    expect(store.behind).toBe(0)
  })
})

function signsIn(store: Store) {
  return {
    rows: store.reader.all('SELECT * FROM derived_sign ORDER BY id'),
    keys: store.reader.all('SELECT * FROM derived_sign_key ORDER BY key, subject_id'),
  }
}

/** A key a sign of each name. */
function signs(version = 1): Derivation {
  return {
    name: 'signs',
    version,
    table: 'derived_sign',
    columns: [],
    schema: [
      'CREATE TABLE derived_sign (id INTEGER PRIMARY KEY, source TEXT NOT NULL) STRICT',
      `CREATE TABLE derived_sign_key (key TEXT NOT NULL, subject_id INTEGER NOT NULL, PRIMARY KEY (key, subject_id))
        STRICT, WITHOUT ROWID`,
    ],
    watches: { person: (row) => Number(row['id']) },
    *subjects(reader) {
      for (const { id } of reader.all<{ id: number }>('SELECT id FROM person ORDER BY id')) yield id
    },
    source: 'SELECT full_name FROM person WHERE id = subject.id',
    entryOf: (source) => ({ cells: [], keys: [...source] }),
  }
}
