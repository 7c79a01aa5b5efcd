import { dayAt, daysLater } from '#shared/domain/days.ts'
import { measure, type Question } from './asking.ts'
import { openDispatch } from './desks.ts'
import { type Figure, report } from './figures.ts'
import { longLedger, longNative } from './long-ledger.ts'

/**
 * The day's desk and the leader's page, of a district's and a city's ledger. Beside it the same handlers and SQL on native
 * SQLite, in turns. `BENCH_REQUESTS=50000` measures one size.
 */
const SIZES = [
  { requests: 50_000, limitMs: 100 },
  { requests: 500_000, limitMs: 800 },
]
const CALLS = 20
const WARM_UP_CALLS = 2
const EDUCATION = 5002
const today = dayAt(new Date().toISOString())
const year = { from: `${today.slice(0, 4)}-01-01`, to: today }

const asked = process.env['BENCH_REQUESTS']?.split(',').map(Number)
for (const { requests, limitMs } of SIZES) {
  if (asked && !asked.includes(requests)) continue
  const desk = await openDispatch(await longLedger(requests))
  const native = await longNative(requests)
  const figures: Figure[] = []
  for (const question of questions(limitMs)) {
    const pair = { client: desk.client, native, calls: CALLS, warmUpCalls: WARM_UP_CALLS }
    figures.push(...(await measure(question, pair)))
  }
  const { counts } = await desk.client.requests.counts({})
  await desk.close()
  native.close()
  report(`desk-${requests}`, `The day's desk and the leader's page, of ${counts['all']} requests`, figures)
}

function questions(limitMs: number): Question[] {
  const list = ['requests', 'list'] as const
  return [
    { what: 'the counts of the day', path: ['requests', 'counts'], input: () => ({}), limitMs },
    { what: 'the counts, mine', path: ['requests', 'counts'], input: () => ({ filter: { isMine: true } }), limitMs },
    {
      what: 'the counts of a department',
      path: ['requests', 'counts'],
      input: () => ({ filter: { departmentId: EDUCATION } }),
      limitMs,
    },
    { what: 'the day: open', path: list, input: () => ({ filter: { view: 'open' } }), limitMs },
    { what: 'the day: overdue', path: list, input: () => ({ filter: { view: 'overdue' } }), limitMs },
    { what: 'the day: to call back', path: list, input: () => ({ filter: { view: 'to-call-back' } }), limitMs },
    {
      what: 'the ten open longest',
      path: list,
      input: () => ({ filter: { view: 'open' }, order: 'oldest', limit: 10 }),
      limitMs,
    },
    {
      what: 'the leader: this year',
      path: ['summaries', 'of'],
      input: (call) => ({ from: year.from, to: daysLater(year.to, -call) }),
      limitMs,
    },
    { what: 'the departments', path: ['departments', 'work'], input: () => year, limitMs },
    { what: 'Monday’s sheet', path: ['departments', 'week'], input: () => ({}), limitMs },
  ]
}
