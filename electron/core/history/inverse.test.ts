import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openStore } from '#store/store.ts'
import type { Store } from '#store/ports.ts'
import { Refusal } from '#shared/domain/refusal.ts'
import { pendingIds } from '../ports.ts'
import { aCommand, perform } from '../../../tests/fixtures/small-commands.ts'
import { foundSmallDesk, inTemporaryFolder, SMALL_SEGMENTS, tablesOf } from '../../../tests/fixtures/small-desk.ts'
import { takeBack } from './inverse.ts'
import { takeBackGroup } from './unfinished.ts'

const HEAD = { command: 'persons.test', operator: null }

describe('taking back', () => {
  it('removes what was inserted and brings back what was removed with its id', () => {
    withStore((store) => {
      const { value: firm } = store.transact(HEAD, (tx) => tx.insert('firm', { name: 'North' }))
      const { value: person, seq } = store.transact(HEAD, (tx) => {
        const id = tx.insert('person', { fullName: 'Lin', firmId: firm })
        tx.insert('document', { personId: id, number: 'A' })
        return id
      })
      const before = rowsOf(store)
      const undo = undoing(store, seq)
      expect(store.reader.all('SELECT id FROM person')).toEqual([])
      expect(store.history.undoneBy(seq ?? 0)).toBe(undo)
      const redo = undoing(store, undo)
      expect(rowsOf(store)).toEqual(before)
      expect(store.reader.get('SELECT id, _seq FROM person')).toEqual({ id: person, seq: redo })
      expect(store.history.undoneBy(seq ?? 0)).toBeUndefined()
      expect([...store.history.of('person', person)].map(({ header }) => header.seq)).toEqual([redo, undo, seq])
      expect(store.reader.all('SELECT * FROM _deleted')).toEqual([])
      const again = undoing(store, redo)
      expect(store.reader.all('SELECT id, seq FROM _deleted WHERE tbl = ?', ['person'])).toEqual([
        { id: person, seq: again },
      ])
    })
  })

  it('names the cell and the commit when the cell was changed since', () => {
    withStore((store) => {
      const { value: id } = store.transact(HEAD, (tx) => tx.insert('person', { fullName: 'Lin' }))
      const { seq } = store.transact(HEAD, (tx) => tx.update('person', id, 'current', { fullName: 'Wu', note: 'a' }))
      const { seq: later } = store.transact(HEAD, (tx) => tx.update('person', id, 'current', { fullName: 'Xu' }))
      store.transact(HEAD, (tx) => tx.touch('person', id, 'current'))
      expect(blockersOf(store, seq)).toEqual([
        { table: 'person', id, column: 'fullName', why: 'changed-since', bySeq: later },
      ])
      expect(store.reader.get('SELECT full_name, note FROM person')).toEqual({ fullName: 'Xu', note: 'a' })
    })
  })

  it('leaves cells alone that it did not change when others changed them since', () => {
    withStore((store) => {
      const { value: id } = store.transact(HEAD, (tx) => tx.insert('person', { fullName: 'Lin' }))
      const { seq } = store.transact(HEAD, (tx) => tx.update('person', id, 'current', { fullName: 'Wu' }))
      store.transact(HEAD, (tx) => tx.update('person', id, 'current', { note: 'kept' }))
      undoing(store, seq)
      expect(store.reader.get('SELECT full_name, note FROM person')).toEqual({ fullName: 'Lin', note: 'kept' })
    })
  })

  it('names the referring rows when an inserted row is referred to', () => {
    withStore((store) => {
      const { value: firm, seq } = store.transact(HEAD, (tx) => tx.insert('firm', { name: 'North' }))
      const { value: id, seq: later } = store.transact(HEAD, (tx) =>
        tx.insert('person', { fullName: 'Lin', firmId: firm }),
      )
      expect(blockersOf(store, seq)).toEqual([
        { table: 'person', id, column: 'firmId', why: 'referred-to', bySeq: later },
      ])
    })
  })

  it('names the missing row when a cell would refer to a row removed since', () => {
    withStore((store) => {
      const { value: firm } = store.transact(HEAD, (tx) => tx.insert('firm', { name: 'North' }))
      const { value: id } = store.transact(HEAD, (tx) => tx.insert('person', { fullName: 'Lin', firmId: firm }))
      const { seq } = store.transact(HEAD, (tx) => tx.update('person', id, 'current', { firmId: null }))
      const { seq: gone } = store.transact(HEAD, (tx) => tx.remove('firm', firm, 'current'))
      expect(blockersOf(store, seq)).toEqual([
        { table: 'firm', id: firm, column: null, why: 'removed-since', bySeq: gone },
      ])
    })
  })

  it('names the row that has the value now when a unique value was taken since', () => {
    withStore((store) => {
      const { value: person } = store.transact(HEAD, (tx) => tx.insert('person', { fullName: 'Lin' }))
      const { value: document } = store.transact(HEAD, (tx) => tx.insert('document', { personId: person, number: 'A' }))
      const { seq } = store.transact(HEAD, (tx) => tx.remove('document', document, 'current'))
      const { value: taker, seq: later } = store.transact(HEAD, (tx) =>
        tx.insert('document', { personId: person, number: 'A' }),
      )
      expect(blockersOf(store, seq)).toEqual([
        { table: 'document', id: taker, column: 'number', why: 'taken-since', bySeq: later },
      ])
    })
  })

  it('names the row when it was removed since', () => {
    withStore((store) => {
      const { value: id } = store.transact(HEAD, (tx) => tx.insert('person', { fullName: 'Lin' }))
      const { seq } = store.transact(HEAD, (tx) => tx.update('person', id, 'current', { note: 'a' }))
      const { seq: gone } = store.transact(HEAD, (tx) => tx.remove('person', id, 'current'))
      expect(blockersOf(store, seq)).toEqual([{ table: 'person', id, column: null, why: 'removed-since', bySeq: gone }])
    })
  })

  it('finds an order when rows of one unique value change places', () => {
    withStore((store) => {
      const { value: person } = store.transact(HEAD, (tx) => tx.insert('person', { fullName: 'Lin' }))
      const { value: old } = store.transact(HEAD, (tx) => tx.insert('document', { personId: person, number: 'A' }))
      const before = rowsOf(store)
      const { seq } = store.transact(HEAD, (tx) => {
        tx.update('document', old, 'current', { number: 'B' })
        tx.insert('document', { personId: person, number: 'A' })
      })
      undoing(store, seq)
      expect(rowsOf(store)).toEqual(before)
    })
  })

  it('finds an order when one row took the unique value that another had left', () => {
    withStore((store) => {
      const { value: person } = store.transact(HEAD, (tx) => tx.insert('person', { fullName: 'Lin' }))
      const [first, second] = ['A', 'B'].map(
        (number) => store.transact(HEAD, (tx) => tx.insert('document', { personId: person, number })).value,
      )
      const before = rowsOf(store)
      const number = (tx: Parameters<Parameters<Store['transact']>[1]>[0], id: number | undefined, next: string) =>
        tx.update('document', id ?? 0, 'current', { number: next })
      const { seq } = store.transact(HEAD, (tx) => {
        number(tx, first, 'passing')
        number(tx, second, 'C')
        number(tx, first, 'B')
      })
      undoing(store, seq)
      expect(rowsOf(store)).toEqual(before)
    })
  })
})

describe('taking back a group', () => {
  it('takes all parts when they are asked for together', () => {
    withStore((store) => {
      const before = rowsOf(store)
      const { seqs } = importing(store, { isLast: true })
      expect(store.unfinishedGroup).toBeNull()
      undoing(store, ...seqs)
      expect(rowsOf(store)).toEqual(before)
    })
  })

  it('leaves what others built on when the job was cut off, and is done once', () => {
    withStore((store) => {
      const { seqs, firm } = importing(store, { isLast: false })
      expect(store.unfinishedGroup).toEqual({ groupId: seqs[0], command: 'persons.import', seqs })
      expect(['firm', 'person'].flatMap((table) => store.reader.all(pendingIds(table)))).toHaveLength(4)
      const { value: id } = store.transact(HEAD, (tx) => tx.insert('person', { fullName: 'Mei', firmId: firm }))
      const touched = store.reader.get<{ id: number }>("SELECT id FROM person WHERE full_name = 'Wu'")?.id ?? 0
      store.transact(HEAD, (tx) => tx.update('person', touched, 'current', { note: 'by others' }))
      const run = () => {
        const transact = (body: Parameters<Store['transact']>[1]) =>
          store.transact({ ...HEAD, command: 'history.takeBack' }, body)
        return [...takeBackGroup(seqs, store.history, transact)]
      }
      expect(run()).toEqual([
        { done: 1, total: 2 },
        { done: 2, total: 2 },
      ])
      expect(store.unfinishedGroup).toBeNull()
      expect(store.reader.all('SELECT * FROM _pending')).toEqual([])
      expect(store.reader.all('SELECT id FROM person ORDER BY id')).toEqual([{ id: touched }, { id }])
      expect(store.reader.all('SELECT id FROM firm')).toEqual([{ id: firm }])
      const { seq } = store.head
      run()
      expect(store.head.seq).toBe(seq)
    })
  })
})

describe('undo and redo', { timeout: 120_000 }, () => {
  it('come back to the same rows when nothing happened in between', () => {
    fc.assert(
      fc.property(fc.array(aCommand, { maxLength: 10 }), aCommand, (history, command) =>
        withStore((store) => {
          for (const earlier of history) store.transact(HEAD, (tx) => perform(tx, earlier))
          const before = rowsOf(store)
          const { seq } = store.transact(HEAD, (tx) => perform(tx, command))
          const after = rowsOf(store)
          // Unique values that went round in a circle can't be put back one row at a time.
          const undo = triedUndoing(store, seq)
          fc.pre(undo !== null)
          expect(rowsOf(store)).toEqual(before)
          const redo = triedUndoing(store, undo)
          fc.pre(redo !== null)
          expect(rowsOf(store)).toEqual(after)
        }),
      ),
      { numRuns: 60 },
    )
  })

  it('change nothing when they are blocked, whatever came after', () => {
    fc.assert(
      fc.property(fc.array(aCommand, { minLength: 2, maxLength: 10 }), fc.nat(), (history, which) =>
        withStore((store) => {
          const seqs = history.flatMap((command) => store.transact(HEAD, (tx) => perform(tx, command)).seq ?? [])
          fc.pre(seqs.length > 0)
          const seq = seqs[which % seqs.length] ?? 0
          const before = tablesOf(store)
          const undo = triedUndoing(store, seq)
          if (undo === null) expect(tablesOf(store)).toEqual(before)
          else {
            for (const change of store.history.commit(seq)?.changes ?? []) {
              const row = [...store.reader.all(`SELECT * FROM ${change.table} WHERE id = ?`, [change.id])]
              expect(row).toHaveLength(change.op === 'insert' ? 0 : 1)
            }
          }
        }),
      ),
      { numRuns: 60 },
    )
  })
})

function withStore(body: (store: Store) => void): void {
  inTemporaryFolder((folder) => {
    const store = openStore(foundSmallDesk(folder, { sizes: SMALL_SEGMENTS }).settings)
    try {
      body(store)
    } finally {
      store.close()
    }
  })
}

/** Two parts: a firm with a person, then two persons of it. */
function importing(store: Store, { isLast }: { isLast: boolean }) {
  const id = store.head.seq + 1
  const part = (number: number, last: boolean) => ({
    command: 'persons.import',
    operator: null,
    group: { id, part: number, last },
  })
  const first = store.transact(part(1, false), (tx) => {
    const firm = tx.insert('firm', { name: 'North' })
    tx.insert('person', { fullName: 'Lin', firmId: firm })
    return firm
  })
  const second = store.transact(part(2, isLast), (tx) => {
    tx.insert('person', { fullName: 'Wu', firmId: first.value })
    tx.insert('person', { fullName: 'Xu', firmId: first.value })
  })
  return { firm: first.value, seqs: [first.seq ?? 0, second.seq ?? 0] }
}

function undoing(store: Store, ...seqs: (number | null)[]): number | null {
  const wanted = seqs.map(Number)
  return store.transact({ ...HEAD, command: 'history.undo' }, (tx) => {
    takeBack(tx, store.history, wanted)
    tx.markUndo(wanted[0] ?? 0)
  }).seq
}

function triedUndoing(store: Store, seq: number | null): number | null {
  if (seq === null) return null
  try {
    return undoing(store, seq)
  } catch (error) {
    if (error instanceof Refusal && error.code === 'undo/blocked') return null
    throw error
  }
}

function blockersOf(store: Store, seq: number | null): unknown {
  const { head } = store
  try {
    undoing(store, seq)
  } catch (error) {
    expect(error).toMatchObject({ code: 'undo/blocked', params: { seq } })
    expect(store.head).toEqual(head)
    return error instanceof Refusal ? error.params['blockers'] : null
  }
  return null
}

function rowsOf(store: Store) {
  return [
    store.reader.all('SELECT id, name FROM firm ORDER BY id'),
    store.reader.all('SELECT id, full_name, firm_id, friend_id, points, height, note, grade FROM person ORDER BY id'),
    store.reader.all('SELECT id, person_id, number FROM document ORDER BY id'),
    store.reader.all('SELECT * FROM derived_name ORDER BY id'),
  ]
}
