import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openStore } from '#store/store.ts'
import type { Store } from '#store/ports.ts'
import { openRegister, residentNumber, type RegisterDesk } from '../../../tests/fixtures/register-desk.ts'
import { derivations } from '../index.ts'

const TABLES = ['derived_holder', 'derived_holder_key', 'derived_employer', 'derived_employer_key']
const NAMES = ['林立', '单长乐', 'Anna Keller', '查理·文', '𠮷文']

const step = fc.record({
  what: fc.constantFrom('register', 'name', 'phone', 'note', 'number', 'unnumber', 'merge', 'void', 'employer', 'undo'),
  who: fc.nat(5),
  other: fc.nat(5),
  value: fc.nat(4),
})
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never

describe('search keys', () => {
  it('are the same as made anew when holders and employers have been changed in any way', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 5, maxLength: 25 }), (steps) => {
        const desk = openRegister()
        try {
          for (const [at, one] of steps.entries()) take(desk, one, at)
          const kept = tablesOf(desk.store)
          desk.store.close()
          const newer = derivations.map((derivation) => ({ ...derivation, version: derivation.version + 1 }))
          const reopened = openStore({ ...desk.settings, derivations: newer })
          expect(tablesOf(reopened)).toEqual(kept)
          reopened.close()
        } finally {
          desk.close()
        }
      }),
      { numRuns: 12 },
    )
  })
})

/** One change; a step that can't be taken on the register as it is changes nothing. */
function take(desk: RegisterDesk, { what, who, other, value }: Step, at: number): void {
  const { holders } = desk.holders.list({})
  const [one, two] = [holders[who % holders.length], holders[other % holders.length]]
  const name = NAMES[value] ?? ''
  const employment = { employer: `${name}公司`, department: null, post: null, fromOn: null, toOn: null }
  if (what === 'register' || !one || !two) {
    desk.holders.register({ fields: { name, phone: `1271234${at}` }, employments: [employment] })
    return
  }
  const target = { id: one.id, seen: one.seq }
  const identityId = one.identities[0]?.id
  const identity = { kind: 'resident-id', number: residentNumber('1980-05-06', 10 + 2 * at) } as const
  if (what === 'name') desk.holders.correct({ ...target, changes: { name } })
  if (what === 'phone') desk.holders.correct({ ...target, changes: { phone: value === 0 ? null : `1279999${value}` } })
  if (what === 'note') desk.holders.correct({ ...target, changes: { note: `${at}` } })
  if (what === 'number' && one.sex === null) desk.holders.addIdentity({ ...target, identity })
  if (what === 'unnumber' && identityId) desk.holders.removeIdentity({ ...target, identityId })
  if (what === 'merge' && one.id !== two.id) {
    desk.holders.merge({ keep: target, drop: { id: two.id, seen: two.seq }, take: ['name', 'phone'] })
  }
  if (what === 'void') desk.holders.void({ ...target, reason: '重复登记' })
  if (what === 'employer') renameEmployer(desk, value, at)
  if (what === 'undo') undoLast(desk)
}

function renameEmployer(desk: RegisterDesk, value: number, at: number): void {
  const { employers } = desk.employers.find({ query: '' })
  const employer = employers[value % employers.length]
  if (employer) desk.employers.correct({ id: employer.id, seen: employer.seq, changes: { name: `新单位${at}` } })
}

function undoLast(desk: RegisterDesk): void {
  const [last] = desk.history.recent({ limit: 1 }).entries
  if (last?.undo === 'inverse' && last.undoneBy === null) desk.history.undo({ seq: last.seq })
}

function tablesOf(store: Store): { [table: string]: object[] } {
  return Object.fromEntries(TABLES.map((table) => [table, store.reader.all(`SELECT * FROM ${table} ORDER BY 1, 2`)]))
}
