import { handlers } from '#core/index.ts'
import type { DeskClient } from '#door/client.ts'
import type { Reader } from '#core/ports.ts'
import { contract } from '#shared/contract/index.ts'
import { dayAt } from '#shared/domain/days.ts'
import { type Figure, spread } from './figures.ts'
import type { NativeDesk } from './native.ts'

const today = dayAt(new Date().toISOString())

/** A read with its input, which is another one each time, and what the slowest of a hundred calls may take. */
export interface Question {
  readonly what: string
  readonly path: readonly [feature: string, procedure: string]
  /** `holderIds` are those of the desk that is asked: the peer has others. */
  readonly input: (call: number, holderIds: readonly number[]) => object
  readonly limitMs: number
}

type Ask = (input: object) => unknown

/** The two that are asked in turns, and how often. */
export interface Asked {
  readonly client: DeskClient
  readonly native: NativeDesk
  readonly calls: number
  readonly warmUpCalls: number
}

/** What a question costs the desk and the peer. */
export async function measure(
  { what, path, input, limitMs }: Question,
  { client, native, calls, warmUpCalls }: Asked,
): Promise<Figure[]> {
  const own = through(client, path)
  const peer = throughHandlers(native, path)
  const { holders } = await client.holders.list({ limit: 200 })
  const holderIds = {
    own: holders.map(({ id }) => id),
    native: native.all<{ id: number }>('SELECT id FROM holder ORDER BY id LIMIT 200').map(({ id }) => id),
  }
  const samples: { own: number[]; peer: number[] } = { own: [], peer: [] }
  for (let call = 0; call < warmUpCalls + calls; call += 1) {
    const [question, peersQuestion] = [input(call, holderIds.own), input(call, holderIds.native)]
    const from = performance.now()
    await own(question)
    const between = performance.now()
    await peer(peersQuestion)
    const to = performance.now()
    if (call < warmUpCalls) continue
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

function through(client: DeskClient, [feature, procedure]: Question['path']): Ask {
  // oRPC's client makes the function of a path anew whenever it is asked for, which no caller in the worker does.
  return (client as unknown as { [feature: string]: { [procedure: string]: Ask } })[feature]?.[procedure] ?? missing
}

/** The handlers over tables alone, asked as a door asks a desk. */
export function clientOf(db: Reader): DeskClient {
  const feature = (name: string) =>
    new Proxy({}, { get: (_, procedure) => throughHandlers(db, [name, String(procedure)]) })
  return new Proxy({}, { get: (_, name) => feature(String(name)) }) as DeskClient
}

function throughHandlers(db: Reader, [feature, procedure]: Question['path']): Ask {
  const schemas = contract as unknown as { [feature: string]: { [procedure: string]: Declared } }
  const known = handlers as unknown as { [feature: string]: { [procedure: string]: Handler } }
  const schema = schemas[feature]?.[procedure]?.['~orpc'].inputSchema
  const handler = known[feature]?.[procedure] ?? missing
  // Nothing is changed while it is asked. What a desk keeps of figures goes by its history, so no two share one.
  const history = pastOf(db)
  // Who filled it handles its requests.
  const operator = db.get('SELECT id, name, role FROM operator ORDER BY id LIMIT 1')
  return (input) => handler({ db, now: new Date().toISOString(), today, operator, history }, schema?.parse(input))
}

const PASTS = new WeakMap<Reader, object>()

function pastOf(db: Reader): object {
  const past = PASTS.get(db) ?? { head: 0 }
  PASTS.set(db, past)
  return past
}

interface Declared {
  readonly '~orpc': { readonly inputSchema: { parse(input: object): unknown } }
}

type Handler = (call: object, input: unknown) => unknown

function missing(): never {
  throw new Error('no such procedure')
}
