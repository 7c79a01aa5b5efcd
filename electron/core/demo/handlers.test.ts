import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openRegister, refusalOf, type RegisterDesk } from '../../../tests/fixtures/register-desk.ts'

let desk: RegisterDesk
beforeEach(() => {
  desk = openRegister()
})
afterEach(() => desk.close())

describe('filling the register', () => {
  it('enters the same people in parts when the register is empty', () => {
    expect(desk.demo.fill({ holders: 450, seed: 7 })).toMatchObject({ holders: 450, cards: 0, requests: 0 })
    expect(desk.holders.list({}).total).toBe(450)
    expect(desk.holders.find({ query: 'qiuwenyuan' }).matches).toHaveLength(1)
    expect(desk.store.unfinishedGroup).toBeNull()

    const again = openRegister()
    again.demo.fill({ holders: 450, seed: 7 })
    const names = (one: RegisterDesk) =>
      one.holders.list({ limit: 200 }).holders.map(({ name, bornOn }) => [name, bornOn])
    expect(names(again)).toEqual(names(desk))
    again.close()
  })

  it('gives every holder the cards that there are when the district has one of its own, two levels of it, or none', () => {
    for (const district of ['500103', '500105', '500110']) {
      const one = openRegister('2026-11-21T01:00:00.000Z', district)
      expect(one.demo.fill({ holders: 30, withWork: true }), district).toMatchObject({
        holders: 30,
        cards: 45,
        requests: 100,
      })
      one.close()
    }
  })

  it('is refused when somebody is on the register, even void', () => {
    const { id, seq } = desk.holders.register({ fields: { name: '林立' } })
    desk.holders.void({ id, seen: seq, reason: '重复登记' })
    expect(refusalOf(() => desk.demo.fill({ holders: 3 }))).toEqual({
      code: 'demo/register-not-empty',
      params: { holders: 1 },
    })
  })
})
