import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ManyStep } from '#shared/contract/request-groups.ts'
import { openRegister, refusalOf, type RegisterDesk } from '../../../tests/fixtures/register-desk.ts'

const HELP = 4122
const EDUCATION = 5002

let desk: RegisterDesk
let holderId: number
beforeEach(() => {
  // A Monday.
  desk = openRegister('2026-03-02T01:00:00.000Z')
  holderId = desk.holders.register({ fields: { name: '林若衡' } }).id
})
afterEach(() => desk.close())

const fields = () => ({ subject: 'holder' as const, holderId, itemId: HELP, content: '申报材料不清楚' })
const record = (accept = false) => desk.requests.record({ fields: fields(), accept }).id
const get = (id: number) => desk.requests.get({ id })
const target = (id: number) => ({ id, seen: get(id).seq })

describe('a result', () => {
  type Ways = { readonly [way: string]: (said: { result?: string; outcome?: string }) => unknown }
  /** Every procedure that resolves; what is said stands in for a page that leaves something out. */
  const ways: Ways = {
    resolve: (said) => desk.requests.resolve({ ...target(record(true)), ...said } as never),
    resolveOnSpot: (said) => desk.requests.resolveOnSpot({ ...target(record()), ...said } as never),
    recordResolved: (said) => desk.requests.recordResolved({ fields: fields(), ...said } as never),
  }
  const resolved = () => desk.requests.list({ filter: { states: ['resolved', 'archived'] } }).total

  it.each(Object.keys(ways))(
    'is asked for by %s, and nothing is resolved, when it or its words are left out',
    (way) => {
      const take = ways[way]
      for (const said of [
        { outcome: '已办' },
        { result: 'solved' },
        { result: 'solved', outcome: ' ' },
        { result: 'done' },
      ]) {
        expect(() => take?.(said), JSON.stringify(said)).toThrow()
      }
      expect(resolved()).toBe(0)
      take?.({ result: 'solved', outcome: '已办' })
      expect(resolved()).toBe(1)
    },
  )

  it.each(['decline', 'withdraw'] as const)('is rated by nobody when there is none: %s, then filed', (end) => {
    const id = record()
    desk.requests[end]({ ...target(id), reason: '不属受理范围' })
    desk.requests.archive(target(id))
    expect(get(id).may).toEqual([])
    expect(refusalOf(() => desk.requests.callBack({ ...target(id), note: '已联系' }))?.code).toBe(
      'request/step-not-allowed',
    )
    const rating = { grade: 5, means: 'screen' } as const
    expect(refusalOf(() => desk.ratings.record({ ...target(id), ...rating }))?.code).toBe('rating/not-resolved')
  })

  it('is said for each, and nobody is rated, when one step is taken for many', () => {
    const steps = ManyStep.options.map((option) => option.shape)
    expect(steps.map(({ action }) => action.value)).not.toContain('rate')
    const resolve = steps.find(({ action }) => action.value === 'resolve')
    expect(resolve === undefined || 'result' in resolve).toBe(true)
  })
})

describe('a step that is dated back', () => {
  it('stands beside the instant at which it was recorded, whichever step it is', () => {
    const id = record()
    desk.clock.at = '2026-03-20T01:00:00.000Z'
    const back = (on: string) => ({ ...target(id), on })
    desk.requests.accept(back('2026-03-03'))
    desk.requests.assign({ ...back('2026-03-04'), departmentIds: [EDUCATION] })
    const assignmentId = get(id).assignments[0]?.id ?? 0
    desk.requests.sign({ ...back('2026-03-05'), assignmentId })
    desk.requests.answer({ ...back('2026-03-06'), assignmentId, answer: '已安排' })
    desk.requests.hold({ ...back('2026-03-09'), reason: '等待学期结束' })
    desk.requests.resume(back('2026-03-10'))
    desk.requests.resolve({ ...back('2026-03-12'), result: 'solved', outcome: '已办' })
    desk.requests.reply({ ...back('2026-03-13'), reply: '已告知' })
    desk.requests.callBack({ ...back('2026-03-16'), note: null })
    const [, ...steps] = get(id).events
    expect(steps.map(({ action, onDay }) => [action, onDay])).toEqual([
      ['accept', '2026-03-03'],
      ['assign', '2026-03-04'],
      ['sign', '2026-03-05'],
      ['answer', '2026-03-06'],
      ['hold', '2026-03-09'],
      ['resume', '2026-03-10'],
      ['resolve', '2026-03-12'],
      ['reply', '2026-03-13'],
      ['call-back', '2026-03-16'],
    ])
    expect(new Set(steps.map(({ recordedAt }) => recordedAt?.slice(0, 10)))).toEqual(new Set(['2026-03-20']))
  })

  it('is refused when it lies before the receipt or after today', () => {
    const id = record(true)
    const onHold = (on: string) => desk.requests.hold({ ...target(id), on, reason: '等待学期结束' })
    expect(refusalOf(() => onHold('2026-02-27'))?.code).toBe('request/day-before-receipt')
    expect(refusalOf(() => onHold('2026-03-03'))?.code).toBe('request/day-in-future')
    expect(get(id).state).toBe('accepted')
  })
})

describe('a rating', () => {
  it('is the talent’s own, or marked as the handler’s, whatever the handler says', () => {
    const { id } = desk.requests.recordResolved({ fields: fields(), result: 'solved', outcome: '已办' })
    expect(refusalOf(() => desk.ratings.record({ ...target(id), grade: 5, means: 'paper' }))?.code).toBe(
      'rating/by-handler',
    )
    desk.ratings.record({ ...target(id), grade: 5, means: 'call-back' })
    expect(get(id).ratings).toMatchObject([{ isByHandler: true }])
    expect(refusalOf(() => desk.ratings.record({ ...target(id), grade: 5, means: 'screen' }))?.code).toBe(
      'rating/rated-already',
    )
    const year = { from: '2026-01-01', to: '2026-12-31' }
    expect(desk.summaries.of(year).summary.ratings).toMatchObject({ rated: 0, satisfied: 0 })
  })
})
