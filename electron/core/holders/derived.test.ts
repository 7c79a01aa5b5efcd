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

  it('stand as they always did in a desk that was filled before, since their versions are the same', () => {
    const desk = openRegister()
    const employment = { employer: '绿野(重庆)', department: null, post: null, fromOn: null, toOn: null }
    desk.holders.register({ fields: { name: '单长·L', phone: '+86 127-1234' }, employments: [employment] })
    desk.holders.register({ fields: { name: '林立' }, employments: [] })
    const one = desk.holders.list({}).holders.find(({ name }) => name === '林立')
    const target = { id: one?.id ?? 0, seen: one?.seq ?? 0 }
    desk.holders.addIdentity({ ...target, identity: { kind: 'resident-id', number: residentNumber('1980-05-06', 10) } })
    desk.holders.void({ ...target, seen: desk.store.head.seq, reason: '重复登记' })
    const tables = tablesOf(desk.store)
    const rows = (table: string) => tables[table]?.map((row) => Object.values(row).slice(1))
    const keys = (table: string) => tables[table]?.map((row) => Object.values(row)[0]).join(' ')
    expect(derivations.map(({ name, version }) => [name, version])).toEqual([
      ['employer-keys', 1],
      ['holder-keys', 2],
    ])
    expect(rows('derived_holder')).toEqual([
      ['active', 'shan4 chang2 l\t单长·L', '["active","单长·L","+86127-1234",null,null]'],
      ['void', 'lin2 li4\t林立', '["void","林立",null,"500999198005060105",null]'],
    ])
    expect(rows('derived_employer')).toEqual([['lv4 ye3 chong2 qing4\t绿野(重庆)', '绿野(重庆)']])
    expect(keys('derived_holder_key')).toBe(
      'Iccl Iczl Idcl Idzl Iscl Iszl N单长l Pchanchangl Pchanzhangl Pdanchangl Pdanzhangl Pshanchangl Pshanzhangl ' +
        'T432172168 V500999198005060105 icl izl nl n长l pchangl pl pzhangl',
    )
    expect(keys('derived_employer_key')).toBe(
      'Ilycq Ilyzq N绿野重庆 Pluyechongqing Pluyezhongqing Plvyechongqing Plvyezhongqing icq iycq iyzq izq n庆 n重庆 n野重庆 ' +
        'pchongqing pqing pyechongqing pyezhongqing pzhongqing',
    )
    desk.close()
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
