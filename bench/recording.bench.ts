import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import { handlers } from '#core/index.ts'
import type { WriteCall } from '#core/ports.ts'
import { contract } from '#shared/contract/index.ts'
import { dayAt } from '#shared/domain/days.ts'
import { filledNative, filledOffice, openDispatch } from './desks.ts'
import { report, spread } from './figures.ts'

/**
 * A request is recorded, accepted and given to a department, in an office of 15,000 people and 50,000 requests: the whole
 * call, and what of it is not the disk's sync. Beside it the same handler on native SQLite, in turns.
 */
const HOLDERS = 15_000
const CALLS = 400
const WARM_UP_CALLS = 30
const LIMIT_MS = 5

const { inputSchema } = contract.requests.record['~orpc']

let syncedMs = 0
const sync = fs.fdatasyncSync
fs.fdatasyncSync = (fd) => {
  const from = performance.now()
  sync(fd)
  syncedMs += performance.now() - from
}
syncBuiltinESMExports()

const desk = await openDispatch(await filledOffice(HOLDERS))
const native = await filledNative(HOLDERS, true)
const own = placesInNative()
const { holders } = await desk.client.holders.list({ limit: 200 })
const { departments } = await desk.client.departments.list({})
const { categories } = await desk.client.items.list({})
const samples = { whole: [] as number[], beyond: [] as number[], native: [] as number[] }
for (let call = 0; call < WARM_UP_CALLS + CALLS; call += 1) {
  const before = syncedMs
  const from = performance.now()
  await desk.client.requests.record(
    orderOf(call, holders.map(idOf), categories[0]?.id ?? 0, departments[call % departments.length]?.id ?? 0),
  )
  const whole = performance.now() - from
  const synced = syncedMs - before
  const peer = recordNatively(orderOf(call, own.holders, own.category, own.department))
  if (call < WARM_UP_CALLS) continue
  samples.whole.push(whole)
  samples.beyond.push(whole - synced)
  samples.native.push(peer)
}
await desk.close()
native.close()
const beyond = spread(samples.beyond)
report('recording', `A request recorded, accepted and assigned, with ${HOLDERS} holders and 50,000 requests, sealed`, [
  { what: 'the whole call', unit: 'ms', values: { ...spread(samples.whole) } },
  {
    what: 'beyond the sync',
    unit: 'ms',
    values: { ...beyond },
    goal: { words: `p99 under ${LIMIT_MS} ms`, isMet: beyond.p99 < LIMIT_MS },
  },
  { what: 'native, with its sync', unit: 'ms', values: { ...spread(samples.native) } },
])

function orderOf(call: number, holderIds: readonly number[], categoryId: number, departmentId: number) {
  const holderId = holderIds[call % holderIds.length] ?? 0
  const fields = {
    subject: 'holder' as const,
    holderId,
    categoryId,
    content: `孩子入学，第 ${call} 次咨询`,
    promisedDays: 10,
  }
  return { fields, accept: true, departmentIds: [departmentId] }
}

function recordNatively(order: object): number {
  const input = inputSchema?.parse(order)
  if (!input) throw new Error('requests.record takes an input')
  const at = new Date().toISOString()
  const operator = { id: own.operator, name: '测量员', role: 'administrator' } as const
  const from = performance.now()
  native.transact({ command: 'requests.record', operator: own.operator, at }, (db) => {
    const call: WriteCall = { db, now: at, today: dayAt(at), operator, history: null as never }
    handlers.requests.record(call, input)
  })
  return performance.now() - from
}

function placesInNative() {
  const all = (sql: string) => native.all<{ id: number }>(sql).map(idOf)
  const first = (table: string) => all(`SELECT id FROM ${table} ORDER BY id LIMIT 1`)[0] ?? 0
  return {
    holders: all("SELECT id FROM holder WHERE state = 'active' ORDER BY id LIMIT 200"),
    category: first('category'),
    department: first('department'),
    operator: first('operator'),
  }
}

function idOf({ id }: { readonly id: number }): number {
  return id
}
