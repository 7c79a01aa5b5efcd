import { once } from 'node:events'
import { setTimeout as later } from 'node:timers/promises'
import { MessageChannel, type MessagePort } from 'node:worker_threads'
import { os } from '@orpc/server'
import { RPCHandler } from '@orpc/server/websocket'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { createGuard, MESSAGE_LIMIT, readEnvelope } from './guard.ts'

const call = { i: '1', p: { u: '/holders/find', b: { json: { query: '王' } } } }
const reads = (message: unknown) => readEnvelope(message) !== null

it('passes a call and its end when they are what the client sends', () => {
  expect(reads(JSON.stringify(call))).toBe(true)
  expect(reads(JSON.stringify({ i: '1', t: 4 }))).toBe(true)
  expect(reads(JSON.stringify({ i: '1', p: { u: '/desk/status', b: {} } }))).toBe(true)
})

it.each([
  ['no string', Buffer.from(JSON.stringify(call))],
  ['an object', call],
  ['no JSON', 'hello'],
  ['null', 'null'],
  ['headers', JSON.stringify({ ...call, p: { ...call.p, h: { 'content-type': 'text/event-stream' } } })],
  ['another method', JSON.stringify({ ...call, p: { ...call.p, m: 'GET' } })],
  ['typed values', JSON.stringify({ ...call, p: { ...call.p, b: { json: {}, meta: [[7]] } } })],
  ['a number for an id', JSON.stringify({ ...call, i: 1 })],
  ['an event of a stream', JSON.stringify({ i: '1', t: 3, p: { e: 'message', d: 1 } })],
  ['an address elsewhere', JSON.stringify({ ...call, p: { ...call.p, u: 'http://example.org/holders/find' } })],
  ['a query', JSON.stringify({ ...call, p: { ...call.p, u: '/holders/find?data={}' } })],
  ['steps upward', JSON.stringify({ ...call, p: { ...call.p, u: '/../holders/find' } })],
])('refuses a message when it is or has %s', (_what, message) => {
  expect(reads(message)).toBe(false)
})

it('refuses a message when it is longer than the limit in bytes', () => {
  const ofLength = (text: string) => JSON.stringify({ ...call, p: { ...call.p, b: { json: text } } })
  expect(reads(ofLength('x'.repeat(MESSAGE_LIMIT - 100)))).toBe(true)
  expect(reads(ofLength('x'.repeat(MESSAGE_LIMIT)))).toBe(false)
  expect(reads(ofLength('才'.repeat(MESSAGE_LIMIT / 3)))).toBe(false)
})

it('never throws when a message is anything at all', () => {
  fc.assert(fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.json(), fc.anything()), (m) => void readEnvelope(m)))
  expect(reads('['.repeat(1_000_000))).toBe(false)
})

it('closes a connection when it has more than 64 calls without an answer', async () => {
  const { port, isClosed } = connected(aGuard())
  const ask = (id: number) => port.postMessage(JSON.stringify({ ...call, i: String(id) }))
  for (let id = 1; id <= 64; id += 1) ask(id)
  await later(50)
  expect(isClosed()).toBe(false)
  ask(65)
  await once(port, 'close')
})

it('closes a connection at once when 64 others are there', async () => {
  const guard = aGuard()
  const others = Array.from({ length: 64 }, () => connected(guard))
  await once(connected(guard).port, 'close')
  expect(others.some(({ isClosed }) => isClosed())).toBe(false)
  guard.closeAll()
})

/** Before a handler that never answers. */
function aGuard() {
  const router = { holders: { find: os.handler(() => new Promise(() => undefined)) } }
  return createGuard(new RPCHandler(router), () => undefined)
}

function connected(guard: ReturnType<typeof createGuard>): { port: MessagePort; isClosed: () => boolean } {
  const { port1, port2 } = new MessageChannel()
  let hasClosed = false
  port2.on('close', () => (hasClosed = true))
  guard.admit(port1)
  return { port: port2, isClosed: () => hasClosed }
}
