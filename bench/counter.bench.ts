import type { DeskClient } from '#door/client.ts'
import { dayAt, daysLater } from '#shared/domain/days.ts'
import { measure, type Question } from './asking.ts'
import { filledNative, filledOffice, openDispatch } from './desks.ts'
import { type Figure, report } from './figures.ts'

/**
 * What a counter asks all day, of an office at work with three requests and more a head. Beside it the same handlers and
 * SQL on native SQLite, in turns.
 */
const HOLDERS = 15_000
const CALLS = 300
const WARM_UP_CALLS = 20
const today = dayAt(new Date().toISOString())

const desk = await openDispatch(await filledOffice(HOLDERS))
const native = await filledNative(HOLDERS, true)
const figures: Figure[] = []
for (const question of await questions(desk.client)) {
  const pair = { client: desk.client, native, calls: CALLS, warmUpCalls: WARM_UP_CALLS }
  figures.push(...(await measure(question, pair)))
}
const { counts } = await desk.client.requests.counts({})
await desk.close()
native.close()
report('counter', `What a counter asks, of ${HOLDERS} holders and ${counts['all']} requests`, figures)

async function questions(client: DeskClient): Promise<Question[]> {
  const { holders } = await client.holders.list({ limit: 200 })
  const { cards } = await client.cards.list({ filter: { state: 'active' }, limit: 200 })
  const finding = { path: ['holders', 'find'], limitMs: 5 } as const
  const holder = (call: number) => among(holders, call)
  return [
    { what: 'found by name', ...finding, input: (call) => ({ query: holder(call).name }) },
    { what: 'found by the tail of the identity', ...finding, input: (call) => ({ query: tailOf(holder(call)) }) },
    {
      what: 'found by the number of a card',
      ...finding,
      input: (call) => ({ query: among(cards, call).number ?? '' }),
    },
    {
      what: 'what a holder may have',
      path: ['entitlements', 'of'],
      input: (call, ids) => ({ holderId: among(ids, call), on: today }),
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
