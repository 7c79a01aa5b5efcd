import { describe, expect, it } from 'vitest'
import type { Derivation } from '#core/ports.ts'
import type { Store } from '../ports.ts'
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
      for (let at = 0; at < 250; at += 1) tx.insert('person', { fullName: `P${String(at).padStart(3, '0')}` })
    })
    expect(store.behind).toBe(250)
    const steps = store.catchUp()
    steps.next()
    const first = namesIn(store).length
    expect(first).toBeGreaterThan(1)
    expect(first).toBeLessThan(251)
    store.transact(HEAD, (tx) => tx.insert('person', { fullName: 'Clerk' }))
    for (const step of steps) void step
    expect(store.behind).toBe(0)
    expect(namesIn(store)).toHaveLength(252)
    store.transact(part(2), (tx) => tx.insert('person', { fullName: 'Late' }))
    expect(namesIn(store)).toHaveLength(252)
    expect(namesIn(reopen(store, settings))).toHaveLength(253)
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
    while (store.behind > 100) steps.next()
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

/** A key a sign of each name. */
function signs(): Derivation {
  return {
    name: 'signs',
    version: 1,
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
