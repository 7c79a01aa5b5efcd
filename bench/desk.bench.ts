import { setTimeout as wait } from 'node:timers/promises'
import type { DeskClient } from '#door/client.ts'
import { dayAt, daysLater } from '#shared/domain/days.ts'
import { clientOf, measure, type Question } from './asking.ts'
import { openDispatch, openWorker } from './desks.ts'
import { type Figure, report, spread } from './figures.ts'
import { longLedger, longNative, multipliedLedger } from './long-ledger.ts'
import type { NativeDesk } from './native.ts'

/**
 * The day's desk and the leader's page, of a district's and a city's ledger. Beside it the same handlers and SQL on native
 * SQLite, in turns. A city's ledger is multiplied by SQL from a district's (`multipliedLedger`), and its handlers are asked
 * without the dispatch before them. `BENCH_REQUESTS=50000` measures one size.
 */
const DISTRICT = 50_000
const CITY = 500_000
const LIMITS_MS = { [DISTRICT]: 100, [CITY]: 800 }
const CALLS = 20
const WARM_UP_CALLS = 2
const SOON_MS = 5_000
const EDUCATION = 5002
const today = dayAt(new Date().toISOString())
const year = { from: `${today.slice(0, 4)}-01-01`, to: today }

const asked = process.env['BENCH_REQUESTS']?.split(',').map(Number)
for (const [requests, limitMs] of Object.entries(LIMITS_MS)) {
  if (asked && !asked.includes(Number(requests))) continue
  const { client, native, close } = await open(Number(requests))
  const figures: Figure[] = []
  const first = performance.now()
  await client.summaries.of(year)
  const values = { once: performance.now() - first }
  figures.push({ what: 'the first figures of a session, asked at once', unit: 'ms', values })
  for (const question of questions(limitMs)) {
    figures.push(...(await measure(question, { client, native, calls: CALLS, warmUpCalls: WARM_UP_CALLS })))
  }
  const { counts } = await client.requests.counts({})
  await close()
  native.close()
  if (Number(requests) === DISTRICT) figures.push(...(await soonAfterLogin(limitMs)))
  report(`desk-${requests}`, `The day's desk and the leader's page, of ${counts['all']} requests`, figures)
}

async function open(
  requests: number,
): Promise<{ readonly client: DeskClient; readonly native: NativeDesk; close(): Promise<void> }> {
  if (requests === DISTRICT)
    return { ...(await openDispatch(await longLedger(requests))), native: await longNative(requests) }
  const { present, native } = await multipliedLedger(DISTRICT, requests / DISTRICT)
  return { client: clientOf(present.reader), native, close: async () => present.close() }
}

/** A desk reads what figures are made from by itself; a clerk looks people up meanwhile. Through the built worker. */
async function soonAfterLogin(limitMs: number): Promise<Figure[]> {
  const { client, close } = await openWorker(await longLedger(DISTRICT))
  const lookUps: number[] = []
  for (const until = performance.now() + SOON_MS; performance.now() < until; await wait(20)) {
    const from = performance.now()
    await client.holders.find({ query: '王伟' })
    lookUps.push(performance.now() - from)
  }
  const from = performance.now()
  await client.summaries.of(year)
  const once = performance.now() - from
  await close()
  const { p50, p99, max } = spread(lookUps)
  return [
    {
      what: `the same, asked ${SOON_MS / 1000} s after the login`,
      unit: 'ms',
      values: { once },
      goal: { words: `${limitMs} ms`, isMet: once < limitMs },
    },
    { what: '  a look-up meanwhile', unit: 'ms', values: { p50, p99, max } },
  ]
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
