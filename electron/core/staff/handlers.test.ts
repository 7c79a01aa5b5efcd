import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openRegister, type RegisterDesk } from '../../../tests/fixtures/register-desk.ts'
import { StaffView } from '#shared/contract/staff.ts'
import { findOrAddStaff } from './commands.ts'
import { readStaff } from './queries.ts'

let desk: RegisterDesk
let holderId: number
beforeEach(() => {
  desk = openRegister('2026-03-02T01:00:00.000Z')
  holderId = desk.holders.register({ fields: { name: '林若衡' } }).id
})
afterEach(() => desk.close())

describe('staff', () => {
  it('counts those looked after today when a link begins and ends', () => {
    const chen = add('陈专员')
    desk.staff.link({ holderId, staffId: chen, fromOn: '2026-01-05' })
    expect(desk.staff.list({}).staff).toMatchObject([{ name: '陈专员', holders: 1 }])
    const [link] = desk.staff.of({ holderId }).links
    desk.staff.endLink({ id: link?.id ?? 0, seen: link?.seq ?? 0, toOn: '2026-02-28' })
    expect(desk.staff.list({}).staff).toMatchObject([{ holders: 0 }])
    expect(desk.staff.of({ holderId, on: '2026-02-01' }).links).toMatchObject([{ isCurrent: true }])
    expect(desk.staff.of({ holderId }).links).toMatchObject([{ isCurrent: false }])
  })

  it('are told with phones masked when a viewer looks', () => {
    const id = add('陈专员')
    desk.staff.correct({ id, seen: desk.staff.list({}).staff[0]?.seq ?? 0, changes: { phone: '12712340021' } })
    const shown = readStaff(desk.store.reader, 'viewer', desk.today).map((one) => StaffView.parse(one).phone)
    expect(shown).toEqual(['127****0021'])
  })

  it('ends the specialist before when another one takes over, and leaves the leader', () => {
    const [chen, li, boss] = [add('陈专员'), add('李专员'), add('王书记', 'leader')]
    desk.staff.link({ holderId, staffId: chen, fromOn: '2026-01-05' })
    desk.staff.link({ holderId, staffId: boss, fromOn: '2026-01-05' })
    desk.staff.link({ holderId, staffId: li, fromOn: '2026-02-01' })
    expect(desk.staff.of({ holderId }).links).toMatchObject([
      { name: '李专员', toOn: null, isCurrent: true },
      { name: '王书记', toOn: null, isCurrent: true },
      { name: '陈专员', toOn: '2026-01-31', isCurrent: false },
    ])
  })

  it('is refused when the same one looks after the holder already', () => {
    const chen = add('陈专员')
    desk.staff.link({ holderId, staffId: chen, fromOn: '2026-01-05' })
    expect(() => desk.staff.link({ holderId, staffId: chen, fromOn: '2026-02-01' })).toThrow('staff/already-linked')
  })

  it('is refused when the one before began later', () => {
    const [chen, li] = [add('陈专员'), add('李专员')]
    desk.staff.link({ holderId, staffId: chen, fromOn: '2026-02-05' })
    expect(() => desk.staff.link({ holderId, staffId: li, fromOn: '2026-02-05' })).toThrow('staff/linked-later')
  })

  it('is refused when the link would end before it begins', () => {
    desk.staff.link({ holderId, staffId: add('陈专员'), fromOn: '2026-02-05' })
    const [link] = desk.staff.of({ holderId }).links
    const end = { id: link?.id ?? 0, seen: link?.seq ?? 0, toOn: '2026-02-04' }
    expect(() => desk.staff.endLink(end)).toThrow('staff/link-ends-before-it-begins')
  })

  it('is the same person when a list names one that is there, blanks aside', () => {
    const chen = add('陈专员')
    const found = desk.store.transact({ command: 'test', operator: 1 }, (db) => [
      findOrAddStaff(db, '陈　专员', 'specialist'),
      findOrAddStaff(db, '陈专员', 'liaison'),
    ]).value
    expect(found[0]).toBe(chen)
    expect(found[1]).not.toBe(chen)
  })

  it('is corrected when a colleague leaves', () => {
    const chen = add('陈专员')
    desk.staff.correct({ id: chen, seen: desk.staff.list({}).staff[0]?.seq ?? 0, changes: { isActive: false } })
    expect(desk.staff.list({ isActive: true }).staff).toEqual([])
  })
})

describe('own fields', () => {
  it('hold a value a holder when filled in, and none when it is taken away', () => {
    const { id: fieldId } = desk.ownFields.add({ name: '博士后工作站' })
    const first = desk.ownFields.fill({ holderId, seen: seqOfHolder(), values: [{ fieldId, value: '县中医医院' }] })
    expect(desk.ownFields.of({ holderId }).values).toEqual([{ fieldId, name: '博士后工作站', value: '县中医医院' }])
    const same = { holderId, seen: first.seq, values: [{ fieldId, value: '县中医医院' }] }
    expect(desk.ownFields.fill(same).seq).toBe(first.seq)
    desk.ownFields.fill({ ...same, values: [{ fieldId, value: null }] })
    expect(desk.ownFields.of({ holderId }).values).toEqual([{ fieldId, name: '博士后工作站', value: null }])
  })

  it('show long numbers masked, and keep them when they come back as shown', () => {
    const { id: fieldId } = desk.ownFields.add({ name: '配偶身份证号' })
    const whole = '配偶 50099919900307884X'
    const masked = '配偶 5009**********884X'
    const fill = (value: string) => desk.ownFields.fill({ holderId, seen: seqOfHolder(), values: [{ fieldId, value }] })
    const { seq } = fill(whole)
    expect(desk.ownFields.of({ holderId }).values).toMatchObject([{ value: masked }])
    expect(fill(masked).seq).toBe(seq)
    expect(fill('未婚').seq).toBeGreaterThan(seq)
  })

  it('refuse to go when a holder has a value', () => {
    const { id: fieldId, seq } = desk.ownFields.add({ name: '工号' })
    desk.ownFields.fill({ holderId, seen: seqOfHolder(), values: [{ fieldId, value: '17' }] })
    expect(() => desk.ownFields.remove({ id: fieldId, seen: seq })).toThrow('own-field/filled-in')
    desk.ownFields.fill({ holderId, seen: seqOfHolder(), values: [{ fieldId, value: null }] })
    desk.ownFields.remove({ id: fieldId, seen: seq })
    expect(desk.ownFields.list({}).fields).toEqual([])
  })

  it('refuse a name when another field has it', () => {
    desk.ownFields.add({ name: '工号' })
    const { id, seq } = desk.ownFields.add({ name: '档案号' })
    expect(() => desk.ownFields.rename({ id, seen: seq, name: '工号' })).toThrow('own-field/name-taken')
    desk.ownFields.rename({ id, seen: seq, name: '人事档案号' })
    expect(desk.ownFields.list({}).fields.map(({ name }) => name)).toEqual(['工号', '人事档案号'])
  })
})

function add(name: string, kind: 'specialist' | 'leader' = 'specialist'): number {
  return desk.staff.add({ fields: { name, kind } }).id
}

function seqOfHolder(): number {
  return desk.holders.get({ id: holderId }).seq
}
