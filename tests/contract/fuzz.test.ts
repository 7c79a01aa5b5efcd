import { once } from 'node:events'
import { isContractProcedure } from '@orpc/contract'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { z } from 'zod'
import type { DeskClient } from '#door/client.ts'
import { contract } from '#shared/contract/index.ts'
import type { ProcedureMeta } from '#shared/contract/procedure.ts'
import { checkSignOf } from '#shared/domain/identity.ts'
import { clientOver, inFolder, startWeb, type RunningWeb } from './doors.ts'
import { FOUNDING } from './founding.ts'
import { inputsOf, type Known } from './fuzz-inputs.ts'

const RUNS_A_PROCEDURE = Number(process.env['YINGCAI_FUZZ'] ?? 15)
const RAW_FRAMES = RUNS_A_PROCEDURE * 10
/** Answers of oRPC itself: they would mean that a call went past our own checks. */
const FOREIGN_CODES = ['BAD_REQUEST', 'INTERNAL_SERVER_ERROR', 'MALFORMED_ORPC_ERROR_RESPONSE']

let web: RunningWeb
let client: DeskClient
/** Ends when the worker dies or its connection does, so one that is still open says that neither happened. */
let watch: { readonly isOpen: () => boolean }
let release = () => {}
let ended: Promise<void>

beforeAll(async () => {
  await new Promise<void>((ready, failed) => {
    ended = inFolder(async (folder) => {
      web = await startWeb(folder)
      client = await connect()
      await client.desk.found(FOUNDING)
      await registerSome()
      const socket = web.socket()
      await once(socket, 'open')
      watch = { isOpen: () => socket.readyState === socket.OPEN }
      const isOver = new Promise<void>((resolve) => (release = resolve))
      ready()
      await isOver
      await web.stop()
    })
    ended.catch(failed)
  })
})
afterAll(async () => {
  release()
  await ended
})

async function connect(): Promise<DeskClient> {
  const socket = web.socket()
  await once(socket, 'open')
  return clientOver(socket)
}

async function registerSome(): Promise<void> {
  for (const [order, name] of ['王丹霞', '覃单', 'Anna Müller'].entries()) {
    const first = `50099919900101${String(order).padStart(3, '0')}`
    await client.holders.register({
      fields: { name, phone: '13800000000' },
      identities: [{ kind: 'resident-id', number: first + checkSignOf(first) }],
      employments: [{ employer: '秀山县人民医院', department: null, post: null, fromOn: null, toOn: null }],
      relatives: [{ relation: 'child', name: '孩子', sex: null, bornOn: '2020-01-01', identity: null, note: null }],
    })
  }
}

let known = new Map<string, number[]>()
let lookedAt = ''

/**
 * What is there now, by the fields that name it: `id` and `seen` of the feature's own rows, `relativeId` of everything
 * that any answer lists under `relatives`. Other features are asked anew only when the feature is another one.
 */
async function look(feature: string): Promise<Known> {
  const isSame = feature === lookedAt
  known = new Map(isSame ? [...known].filter(([field]) => !field.startsWith(`${feature}.`)) : [])
  lookedAt = feature
  for (const one of procedures().filter((read) => read.kind === 'read' && (!isSame || read.feature === feature))) {
    for (const input of [{}, { id: known.get(`${one.feature}.id`)?.[0] }, { holderId: known.get('holderId')?.[0] }]) {
      const answer = await one.answer(input).catch(() => null)
      collect(known, one.feature, answer)
    }
  }
  for (const field of ['id', 'seen', 'seq']) known.set(field, (known.get(`${feature}.${field}`) ?? []).slice(0, 20))
  return known
}

function collect(known: Map<string, number[]>, feature: string, value: unknown, listed = ''): void {
  if (Array.isArray(value)) for (const one of value) collect(known, feature, one, listed)
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return
  const { id, seq } = value as { id?: unknown; seq?: unknown }
  const add = (field: string, found: unknown) => {
    const before = known.get(field) ?? []
    if (typeof found === 'number' && !before.includes(found)) known.set(field, [...before, found])
  }
  add(`${listed.replace(/ies$/, 'y').replace(/s$/, '')}Id`, id)
  add(`${feature}.id`, id)
  for (const field of ['seen', 'seq']) add(`${feature}.${field}`, seq)
  for (const [name, inner] of Object.entries(value)) collect(known, feature, inner, name)
}

describe.each(procedures())('$name', ({ name, feature, kind, call, input }) => {
  it('answers or refuses, and changes nothing when it refuses, when its input is anything', async () => {
    const codes = new Map<string, number>()
    const inputs = inputsOf(input, await look(feature))
    await fc.assert(
      fc.asyncProperty(inputs, async (value) => {
        const before = await client.desk.status({})
        const code = await call(value)
        codes.set(code, (codes.get(code) ?? 0) + 1)
        const after = await client.desk.status({})
        expect(code, 'a crash in the program').not.toBe('internal')
        expect(FOREIGN_CODES).not.toContain(code)
        if (code !== 'answered') expect({ ...after, job: null }).toEqual({ ...before, job: null })
        if (!after.operator) await client.desk.login({ login: FOUNDING.login, passphrase: null })
        expect(watch.isOpen(), 'the worker died').toBe(true)
      }),
      // A job writes whole files, or walks over everything.
      { numRuns: kind === 'job' ? Math.ceil(RUNS_A_PROCEDURE / 4) : RUNS_A_PROCEDURE },
    )
    console.log(`${name}: ${[...codes].map(([code, count]) => `${code} ${count}`).join(', ')}`)
  })
})

describe('raw frames', () => {
  it('end their own connection or none, and change nothing, when they are anything', async () => {
    const before = await client.desk.status({})
    let closed = 0
    await fc.assert(
      fc.asyncProperty(frame, async (frames) => {
        const socket = web.socket()
        await once(socket, 'open')
        const isClosed = once(socket, 'close')
        socket.on('error', () => undefined)
        for (const one of frames) socket.send(one)
        socket.send('no envelope: after it the connection must be closed')
        const [code] = (await isClosed) as [number]
        closed += 1
        expect(code).toBeGreaterThanOrEqual(1000)
        expect((await client.desk.status({})).seq).toBe(before.seq)
        expect(watch.isOpen(), 'the worker died').toBe(true)
      }),
      { numRuns: RAW_FRAMES },
    )
    console.log(`${closed} connections with raw frames`)
    expect(await client.desk.status({})).toEqual(before)
  })
})

const call = { i: '1', p: { u: '/holders/correct', b: { json: { id: 1, seen: 1, changes: {} } } } }
const text = JSON.stringify(call)
const field = fc.constantFrom('i', 't', 'p', 'u', 'b', 'h', 'm', 'e', 'd', 'json', 'meta', 'maps', '__proto__')

/** One to three frames: noise, binary, envelopes cut off or bent, deep and long ones. */
const frame = fc.array(
  fc.oneof(
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes)),
    fc.json({ maxDepth: 4 }),
    fc.nat({ max: text.length }).map((length) => text.slice(0, length)),
    fc
      .tuple(fc.nat({ max: text.length - 1 }), fc.string({ maxLength: 3 }))
      .map(([at, by]) => text.slice(0, at) + by + text.slice(at + 1)),
    fc
      .dictionary(field, fc.oneof(fc.jsonValue({ maxDepth: 2 }), fc.dictionary(field, fc.jsonValue({ maxDepth: 2 }))))
      .map((bent) => JSON.stringify(bent)),
    fc
      .record({
        i: fc.oneof(fc.string(), fc.nat()),
        t: fc.integer({ min: -1, max: 6 }),
        p: fc.jsonValue({ maxDepth: 3 }),
      })
      .map((one) => JSON.stringify(one)),
    fc
      .constantFrom(
        '/desk/none',
        '/__proto__/constructor',
        '/desk/toString',
        '/holders',
        'http://example.org/desk/status',
      )
      .map((u) => JSON.stringify({ i: '1', p: { u, b: { json: {} } } })),
    fc.constantFrom(
      '['.repeat(200_000),
      '{"a":'.repeat(100_000),
      `{"i":"1","p":{"u":"/holders/find","b":{"json":${'['.repeat(500_000)}${']'.repeat(500_000)}}}}`,
      `{"i":"1","p":{"u":"/holders/find","b":{"json":{"query":${'{"a":'.repeat(300_000)}1${'}'.repeat(300_000)}}}}}`,
      JSON.stringify({ i: '1', p: { u: '/holders/find', b: { json: { query: 'x'.repeat(1_000_000) } } } }),
      'x'.repeat(9 * 1024 * 1024),
    ),
  ),
  { minLength: 1, maxLength: 3 },
)

interface Fuzzed {
  readonly name: string
  readonly feature: string
  readonly kind: ProcedureMeta['kind']
  readonly input: z.ZodType
  answer(input: unknown): Promise<unknown>
  /** `answered`, or the code of the refusal. */
  call(input: unknown): Promise<string>
}

function procedures(): Fuzzed[] {
  return Object.entries(contract).flatMap(([feature, all]) =>
    Object.entries(all).flatMap(([name, procedure]) => {
      if (!isContractProcedure(procedure)) return []
      const { meta, inputSchema } = procedure['~orpc'] as { meta: ProcedureMeta; inputSchema: z.ZodType }
      const answer = (input: unknown) => ask(feature, name, input)
      const call = (input: unknown) => answer(input).then(() => 'answered', codeOf)
      return [{ name: `${feature}.${name}`, feature, kind: meta.kind, input: inputSchema, answer, call }]
    }),
  )
}

async function ask(feature: string, name: string, input: unknown): Promise<unknown> {
  const features = client as unknown as { [feature: string]: { [name: string]: (input: unknown) => Promise<unknown> } }
  const answer = await features[feature]?.[name]?.(input)
  if (isStream(answer)) await readSome(answer)
  return answer
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error)
}

/** A job to its end, an endless stream for a moment. */
async function readSome(stream: AsyncGenerator<{ type: string }>): Promise<void> {
  for await (const event of stream) if (event.type === 'session') return
}

function isStream(value: unknown): value is AsyncGenerator<{ type: string }> {
  return typeof value === 'object' && value !== null && Symbol.asyncIterator in value
}
