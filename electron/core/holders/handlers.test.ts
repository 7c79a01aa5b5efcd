import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openRegister, type RegisterDesk } from '../../../tests/fixtures/register-desk.ts'

let desk: RegisterDesk
beforeEach(() => {
  desk = openRegister()
})
afterEach(() => desk.close())

describe('holders', () => {
  it('x', () => {
    const t = performance.now()
    desk.demo.fill({ holders: 2000, seed: 3 })
    console.log('fill', performance.now() - t)
    for (const q of ['仇文远', 'cwy', 'qiuwen', '远', 'z', 'wei', '99', '999', 'lao', '李']) {
      const t = performance.now()
      const r = desk.holders.find({ query: q })
      console.log(
        q,
        performance.now() - t,
        r.truncated,
        r.matches.slice(0, 3).map((m) => m.holder.name + m.matchedBy),
      )
    }
    console.dir(desk.holders.get({ id: desk.holders.list({ limit: 1 }).holders[0]?.id ?? 0 }), { depth: 5 })
    console.log(desk.employers.find({ query: 'changle', limit: 3 }))
  })
})
