import { handlers } from '#core/index.ts'
import type { DeskClient } from '#door/client.ts'
import { contract } from '#shared/contract/index.ts'
import { dayAt } from '#shared/domain/days.ts'
import { filledFolder, filledNative, openDispatch, openWorker, sizes } from './desks.ts'
import { type Figure, report, spread } from './figures.ts'
import type { NativeDesk } from './native.ts'

/**
 * A durable `holders.correct` (note, phone and name in turn) beside the same handler, checks and rows on native SQLite.
 * All of them take turns in short rounds, so that whatever else the disk and the machine do hits each alike.
 */
const CALLS_A_ROUND = 24
const ROUNDS = 100
const WARM_UP_ROUNDS = 5
const NAMES = ['欧阳明远', '仇晓燕', '单文博', '覃丽娟', '任志强', '曾雨桐', '尉迟卫国']
const inputSchema = contract.holders.correct['~orpc'].inputSchema
const operator = { id: 1, name: '测量员', role: 'administrator' } as const

interface Target {
  readonly id: number
  seq: number
}

interface Way {
  readonly name: string
  readonly targets: Target[]
  readonly samples: number[]
  correct(target: Target, changes: object): Promise<number> | number
}

for (const size of sizes()) {
  const folders = { plain: await filledFolder(size, 'plain'), sealed: await filledFolder(size, 'sealed') }
  const native = await filledNative(size)
  const plain = await openDispatch(folders.plain)
  const sealed = await openDispatch(folders.sealed)
  const ways: Way[] = [
    {
      name: 'native',
      targets: nativeTargets(native),
      samples: [],
      correct: (...call) => correctNative(native, ...call),
    },
    await through('plain', plain.client),
    await through('sealed', sealed.client),
  ]
  await inTurn(ways)
  await plain.close()
  await sealed.close()
  native.close()

  const far = [await openWorker(folders.plain), await openWorker(folders.sealed)] as const
  const trips = [await through('plain', far[0].client), await through('sealed', far[1].client)]
  await inTurn(trips)
  for (const desk of far) await desk.close()

  report(`change-${size}`, `A durable change at ${size} holders`, figuresOf(ways, trips))
}

function figuresOf([native, plain, sealed]: Way[], trips: Way[]): Figure[] {
  const peer = spread(native?.samples ?? [])
  const inside = [
    { way: plain, limit: 1 },
    { way: sealed, limit: 1.25 },
  ].map(({ way, limit }): Figure => {
    const own = spread(way?.samples ?? [])
    const times = { 'p50 ×': own.p50 / peer.p50, 'mean ×': own.mean / peer.mean, 'p99 ×': own.p99 / peer.p99 }
    const goal = {
      words: `at most ${limit.toFixed(2)} × native`,
      isMet: times['p50 ×'] <= limit && times['p99 ×'] <= limit,
    }
    return { what: `${way?.name} in the worker`, unit: 'ms', values: { ...own, ...times }, goal }
  })
  return [
    { what: 'native', unit: 'ms', values: { ...peer } },
    ...inside,
    ...trips.map(({ name, samples }) => ({ what: `${name} round trip`, unit: 'ms', values: { ...spread(samples) } })),
  ]
}

async function inTurn(ways: readonly Way[]): Promise<void> {
  for (let round = 0; round < WARM_UP_ROUNDS + ROUNDS; round += 1) {
    const order = ways.map((_, at) => ways[(at + round) % ways.length] as Way)
    for (const way of order) {
      for (let i = 0; i < CALLS_A_ROUND; i += 1) {
        const call = round * CALLS_A_ROUND + i
        const target = way.targets[call % way.targets.length] as Target
        const from = performance.now()
        const seq = await way.correct(target, changesOf(call))
        const took = performance.now() - from
        target.seq = seq
        if (round >= WARM_UP_ROUNDS) way.samples.push(took)
      }
    }
  }
}

/** Every call changes something: no holder gets the same value twice. */
function changesOf(call: number): object {
  switch (call % 3) {
    case 0:
      return { note: `第 ${call} 次更正` }
    case 1:
      return { phone: `1390000${String(call).padStart(4, '0')}` }
    default:
      return { name: `${NAMES[call % NAMES.length]}${'甲乙丙丁戊己庚辛'[Math.floor(call / 3) % 8]}` }
  }
}

async function through(name: string, client: DeskClient): Promise<Way> {
  const { holders } = await client.holders.list({ limit: 200 })
  // oRPC's client makes the function of a path anew whenever it is asked for, which no caller in the worker does.
  const { correct } = client.holders
  const targets = holders.map(({ id, seq }) => ({ id, seq }))
  return {
    name,
    targets,
    samples: [],
    correct: async ({ id, seq }, changes) => (await correct({ id, seen: seq, changes })).seq,
  }
}

/** The same people as the desks' own list gives. */
function nativeTargets(desk: NativeDesk): Target[] {
  return desk.all<{ id: number; seq: number }>(
    `SELECT holder.id, holder._seq FROM derived_holder JOIN holder USING (id)
     WHERE derived_holder.state = 'active' ORDER BY sort_key, holder.id LIMIT 200`,
  )
}

function correctNative(desk: NativeDesk, { id, seq }: Target, changes: object): number {
  const input = inputSchema?.parse({ id, seen: seq, changes })
  if (!input) throw new Error('holders.correct has no input')
  const now = new Date().toISOString()
  const call = { now, today: dayAt(now), operator, history: null as never }
  return desk.transact({ command: 'holders.correct', operator: 1, at: now }, (db) =>
    handlers.holders.correct({ ...call, db }, input),
  ).seq
}
