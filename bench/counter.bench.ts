import { handlers } from '#core/index.ts'
import type { DeskClient } from '#door/client.ts'
import { contract } from '#shared/contract/index.ts'
import { dayAt, daysLater } from '#shared/domain/days.ts'
import { filledNative, filledOffice, openDispatch } from './desks.ts'
import { type Figure, report, spread } from './figures.ts'
import type { NativeDesk } from './native.ts'

/**
 * What a counter asks all day, of an office at work with three requests and more a head. Beside it the same handlers and
 * SQL on native SQLite, in turns.
 */
const HOLDERS = 15_000
const CALLS = 300
const WARM_UP_CALLS = 20
const today = dayAt(new Date().toISOString())

/** A read with its input, which is another one each time, and what the slowest of a hundred calls may take. */
interface Question {
  readonly what: string
  readonly path: readonly [feature: string, procedure: string]
  readonly input: (call: number) => object
  readonly limitMs: number
}

type Ask = (input: object) => unknown

/** Nothing is changed while the peer is asked. */
const NO_PAST = { recent: () => [] }

const desk = await openDispatch(await filledOffice(HOLDERS))
const native = await filledNative(HOLDERS, true)
const figures: Figure[] = []
for (const question of await questions(desk.client)) figures.push(...(await measure(question)))
const { counts } = await desk.client.requests.counts({})
await desk.close()
native.close()
report('counter', `What a counter asks, of ${HOLDERS} holders and ${counts['all']} requests`, figures)

async function measure({ what, path, input, limitMs }: Question): Promise<Figure[]> {
  const own = through(desk.client, path)
  const peer = throughNative(native, path)
  const samples: { own: number[]; peer: number[] } = { own: [], peer: [] }
  for (let call = 0; call < WARM_UP_CALLS + CALLS; call += 1) {
    const question = input(call)
    const from = performance.now()
    await own(question)
    const between = performance.now()
    await peer(question)
    const to = performance.now()
    if (call < WARM_UP_CALLS) continue
    samples.own.push(between - from)
    samples.peer.push(to - between)
  }
  const times = spread(samples.own)
  const goal = { words: `p99 under ${limitMs} ms`, isMet: times.p99 < limitMs }
  return [
    { what, unit: 'ms', values: { ...times }, goal },
    { what: `${what}, native`, unit: 'ms', values: { ...spread(samples.peer) } },
  ]
}

async function questions(client: DeskClient): Promise<Question[]> {
  const { holders } = await client.holders.list({ limit: 200 })
  const { cards } = await client.cards.list({ limit: 200 })
  const finding = { path: ['holders', 'find'], limitMs: 5 } as const
  const holder = (call: number) => among(holders, call)
  return [
    { what: 'found by name', ...finding, input: (call) => ({ query: holder(call).name }) },
    { what: 'found by the tail of the identity', ...finding, input: (call) => ({ query: tailOf(holder(call)) }) },
    { what: 'found by the number of a card', ...finding, input: (call) => ({ query: among(cards, call).number }) },
    {
      what: 'what a holder may have',
      path: ['entitlements', 'of'],
      input: (call) => ({ holderId: holder(call).id, on: today }),
      limitMs: 5,
    },
    { what: 'the counts of the day', path: ['requests', 'counts'], input: () => ({}), limitMs: 100 },
    {
      what: 'the overdue requests',
      path: ['requests', 'list'],
      input: () => ({ filter: { view: 'overdue' } }),
      limitMs: 100,
    },
    {
      what: 'the summary of a year',
      path: ['summaries', 'of'],
      input: (call) => ({ from: daysLater(today, -364 - call), to: daysLater(today, -call) }),
      limitMs: 100,
    },
  ]
}

function tailOf({ identities }: { readonly identities: readonly { readonly masked: string }[] }): string {
  return identities[0]?.masked.slice(-4) ?? '0000'
}

function among<T>(all: readonly T[], call: number): T {
  const one = all[call % all.length]
  if (one === undefined) throw new Error('there is nobody to ask about')
  return one
}

function through(client: DeskClient, [feature, procedure]: Question['path']): Ask {
  // oRPC's client makes the function of a path anew whenever it is asked for, which no caller in the worker does.
  return (client as unknown as { [feature: string]: { [procedure: string]: Ask } })[feature]?.[procedure] ?? missing
}

function throughNative(db: NativeDesk, [feature, procedure]: Question['path']): Ask {
  const schemas = contract as unknown as { [feature: string]: { [procedure: string]: Declared } }
  const known = handlers as unknown as { [feature: string]: { [procedure: string]: Handler } }
  const schema = schemas[feature]?.[procedure]?.['~orpc'].inputSchema
  const handler = known[feature]?.[procedure] ?? missing
  const operator = { id: 1, name: '测量员', role: 'administrator' }
  return (input) =>
    handler({ db, now: new Date().toISOString(), today, operator, history: NO_PAST }, schema?.parse(input))
}

interface Declared {
  readonly '~orpc': { readonly inputSchema: { parse(input: object): unknown } }
}

type Handler = (call: object, input: unknown) => unknown

function missing(): never {
  throw new Error('no such procedure')
}
