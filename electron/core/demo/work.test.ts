import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cardMay, type CardAction, type CardState } from '#shared/domain/cards.ts'
import { OPEN_STATES } from '#shared/domain/requests.ts'
import { openRegister, type RegisterDesk } from '../../../tests/fixtures/register-desk.ts'

let desk: RegisterDesk
let made: { holders: number; cards: number; requests: number }
beforeAll(() => {
  desk = openRegister('2026-03-02T01:00:00.000Z')
  made = desk.demo.fill({ withWork: true })
})
afterAll(() => desk.close())

const all = <R extends object>(sql: string) => desk.store.reader.all<R>(sql)
const count = (sql: string) => all<{ n: number }>(`SELECT count(*) AS n FROM ${sql}`)[0]?.n ?? 0

describe('a fictitious office at work', () => {
  it('has 120 holders, 180 cards and 400 requests when nothing else is asked for', () => {
    expect(made).toMatchObject({ holders: 120, cards: 180, requests: 400 })
    expect([count('holder'), count('card'), count('request')]).toEqual([120, 180, 400])
  })

  it('has cards of several schemes and states, each where its events lead when they are followed', () => {
    const cards = all<{ id: number; state: CardState; issuer: 'city' | 'district'; scheme: string }>(
      `SELECT card.id, state, ifnull(level.issuer, scheme.issuer) AS issuer, scheme.code AS scheme FROM card
       JOIN level ON level.id = level_id JOIN scheme ON scheme.id = scheme_id`,
    )
    expect(new Set(cards.map(({ scheme }) => scheme))).toEqual(new Set(['cq-yingcai', 'cq-new', 'xiushan']))
    expect(new Set(cards.map(({ state }) => state)).size).toBeGreaterThan(10)
    for (const { id, state, issuer } of cards) {
      const events = all<{ action: CardAction; fromState: CardState | null; toState: CardState; onDay: string }>(
        `SELECT action, from_state, to_state, on_day FROM card_event WHERE card_id = ${id} ORDER BY on_day, id`,
      )
      let at: CardState | null = null
      for (const { action, fromState, toState } of events) {
        expect(fromState).toBe(at)
        if (at !== null) expect(cardMay(at, action, 'administrator', issuer)).toBeDefined()
        at = toState
      }
      expect(at).toBe(state)
    }
  })

  it('gives no number twice, and goes on after the last when the next card is made', () => {
    const numbers = all<{ number: string }>('SELECT number FROM card WHERE number IS NOT NULL').map((row) => row.number)
    expect(new Set(numbers).size).toBe(numbers.length)
    const xiushan = desk.schemes.list({}).schemes.find(({ code }) => code === 'xiushan')
    const used = numbers.filter((number) => number.startsWith('YC-')).map((number) => Number(number.slice(-4)))
    expect(xiushan?.nextNumber).toBe(Math.max(...used) + 1)
  })

  it('has settled nearly all, with states that agree with their days, when the requests are looked through', () => {
    expect(count(`request WHERE state IN ('${OPEN_STATES.join("','")}')`)).toBeGreaterThan(10)
    expect(count(`request WHERE state IN ('resolved', 'archived')`)).toBeGreaterThan(300)
    expect(count('request WHERE received_on > accepted_on OR accepted_on > resolved_on')).toBe(0)
    expect(count(`request WHERE (state = 'resolved') AND resolved_on IS NULL`)).toBe(0)
    expect(count(`request WHERE received_on > '2026-03-02' OR resolved_on > '2026-03-02'`)).toBe(0)
    const span = all<{ first: string; last: string }>(
      'SELECT min(received_on) AS first, max(received_on) AS last FROM request',
    )
    expect(span).toEqual([{ first: '2024-08-31', last: '2026-03-02' }])
  })

  it('has work on the desk today: due, late, to sign, to call back, to rate', () => {
    const { counts } = desk.requests.counts({})
    for (const view of ['overdue', 'to-accept', 'to-rate'] as const) expect([view, counts[view]]).not.toEqual([view, 0])
  })

  it('has ratings of every grade, departments that answered and check-ups had when the year is over', () => {
    expect(
      all<{ grade: number }>('SELECT DISTINCT grade FROM rating ORDER BY grade').map(({ grade }) => grade),
    ).toEqual(expect.arrayContaining([2, 3, 4, 5]))
    expect(count(`assignment WHERE state = 'answered'`)).toBeGreaterThan(250)
    expect(count('usage')).toBeGreaterThan(15)
    expect(count('staff_link')).toBeGreaterThan(120)
  })

  it('is taken back whole when it is undone', () => {
    const other = openRegister()
    other.demo.fill({ holders: 12, withWork: true })
    const { entries } = other.history.recent({})
    other.history.undo({ seq: entries.find(({ command }) => command === 'demo.fill')?.seq ?? 0 })
    for (const table of ['holder', 'card', 'request', 'staff', 'usage', 'counter']) {
      expect([table, other.store.reader.all(`SELECT id FROM ${table}`)]).toEqual([table, []])
    }
    other.close()
  })
})
