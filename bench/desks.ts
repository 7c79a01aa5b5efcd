import { createRouterClient } from '@orpc/server'
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import {
  derivations,
  foundOffice,
  handlers,
  migrations,
  readOperator,
  SEED_COMMAND,
  seedReference,
} from '#core/index.ts'
import type { Reader, Transaction } from '#core/ports.ts'
import { createClient, type DeskClient } from '#door/client.ts'
import { startWorker } from '#door/worker-host.ts'
import { dayAt } from '#shared/domain/days.ts'
import { createRouter } from '#worker/dispatch.ts'
import { createFailureLog } from '#worker/failure-log.ts'
import { realMachine } from '#worker/machine.ts'
import { Session } from '#worker/session.ts'
import { BENCH_FOLDER } from './figures.ts'
import { NativeDesk, OWN_TABLES } from './native.ts'

/** A desk that is open and logged in. */
export interface OpenDesk {
  readonly client: DeskClient
  close(): Promise<void>
}

export type Seal = 'plain' | 'sealed'

export const PASSPHRASE = 'only-for-measuring'
/** Fewer holders than this make too short a log for a snapshot. */
const SMALL = 6_000
const SIDE_FILE = pathToFileURL(join(import.meta.dirname, '../out/main/side.js'))
export const WORKER_FILE = pathToFileURL(join(import.meta.dirname, '../out/main/worker.js'))

/** District and city. */
export const SIZES = [10_000, 120_000]

/** `BENCH_SIZES=10000,30000` measures other sizes. */
export function sizes(): readonly number[] {
  return process.env['BENCH_SIZES']?.split(',').map(Number) ?? SIZES
}

/** A folder of its own, filled with so many people; the filling is done once and kept under `.cache/bench`. */
export async function filledFolder(size: number, seal: Seal): Promise<string> {
  const kept = await once(`${seal}-${size}`, async (folder) => {
    const desk = await openWorker(folder)
    await found(desk.client, seal)
    await fill(desk.client, size)
    await untilSnapshot(desk.client, size)
    await desk.close()
  })
  return fresh(kept, `${seal}-${size}`)
}

/** An office at work, sealed: with cards and requests beside its people. */
export async function filledOffice(size: number): Promise<string> {
  const kept = await once(`office-${size}`, async (folder) => {
    const desk = await openWorker(folder)
    await found(desk.client, 'sealed')
    await fill(desk.client, size, true)
    await untilSnapshot(desk.client, size)
    await desk.close()
  })
  return fresh(kept, `office-${size}`)
}

/** The peer with as many people, with cards and requests too where they are asked for, as a file of its own. */
export async function filledNative(size: number, withWork = false): Promise<NativeDesk> {
  const name = `native-${withWork ? 'office-' : ''}${size}`
  const kept = await once(
    name,
    async (folder) => {
      mkdirSync(folder)
      const desk = openNative(folder)
      fillNative(desk, size, withWork)
      desk.close()
    },
    NATIVE_WITH,
  )
  return openNative(fresh(kept, name))
}

type Parts = (db: Reader) => Iterable<(tx: Transaction) => void>

/** A copy of an office with what `parts` write into it, kept as `name`. */
export async function grownOffice(name: string, folder: string, parts: Parts): Promise<string> {
  const kept = await once(name, async (place) => {
    cpSync(folder, place, { recursive: true })
    const { session } = await openSession(place)
    for (const part of parts(session.readCall().db)) session.commit({ command: 'demo.fill', operator: null }, part)
    await session.close()
  })
  return fresh(kept, name)
}

/** The same of the peer, whose file is copied. */
export async function grownNative(name: string, small: NativeDesk, parts: Parts): Promise<NativeDesk> {
  const folder = small.folder
  small.close()
  const kept = await once(
    name,
    async (place) => {
      cpSync(folder, place, { recursive: true })
      const desk = openNative(place)
      const at = new Date().toISOString()
      for (const part of parts(desk)) desk.transact({ command: 'demo.fill', operator: 1, at }, part)
      desk.close()
    },
    NATIVE_WITH,
  )
  return openNative(fresh(kept, name))
}

/** The peer with what `multiply` makes of its file. */
export async function multipliedNative(
  name: string,
  small: NativeDesk,
  multiply: (file: string) => void,
): Promise<NativeDesk> {
  const folder = small.folder
  small.close()
  const make = async (place: string) => {
    cpSync(folder, place, { recursive: true })
    multiply(join(place, 'native.sqlite'))
  }
  return openNative(fresh(await once(name, make, NATIVE_WITH), name))
}

/** An empty place for a folder that is measured while it is made. */
export function emptyFolder(name: string): string {
  const folder = join(BENCH_FOLDER, 'run', name)
  rmSync(folder, { recursive: true, force: true })
  return folder
}

/** The built worker in its thread, called through its port, as every door calls it. */
export async function openWorker(folder: string, mode: 'read' | 'write' = 'write'): Promise<OpenDesk> {
  const host = startWorker({ workerFile: WORKER_FILE, folder, mode, version: '0.0.0' })
  const client = createClient(host.connect())
  await logIn(client)
  return { client, close: () => host.stop() }
}

/** The same dispatch called in this thread: what a call costs inside the worker. */
export async function openDispatch(folder: string): Promise<OpenDesk> {
  const { session, client } = await openSession(folder)
  return { client, close: () => session.close() }
}

/** Bytes of the pages in use in the database of a folder. */
export async function usedBytes(folder: string): Promise<number> {
  const { session } = await openSession(folder)
  const used = session
    .readCall()
    .db.get<{ bytes: number }>('SELECT page_count * page_size AS bytes FROM pragma_page_count(), pragma_page_size()')
  await session.close()
  return used?.bytes ?? NaN
}

export async function found(client: DeskClient, seal: Seal): Promise<void> {
  await client.desk.found({ ...OFFICE, passphrase: seal === 'sealed' ? PASSPHRASE : null })
}

const OFFICE = {
  districtCode: '500241',
  officeName: '秀山土家族苗族自治县人才工作服务中心',
  officeShortName: '秀山县人才办',
  operatorName: '测量员',
  login: 'bench',
}

export async function fill(client: DeskClient, holders: number, withWork = false): Promise<void> {
  for await (const event of await client.demo.fill({ holders, withWork })) if (event.type === 'done') return
}

/** Waits until the snapshot of everything so far is published; a small register gets none. */
export async function untilSnapshot(client: DeskClient, holders: number): Promise<void> {
  while (holders > SMALL) {
    const { snapshot, problems } = await client.desk.status({})
    if (problems.length > 0) throw new Error(`the desk has problems: ${JSON.stringify(problems)}`)
    if (snapshot !== null) return
    await wait(100)
  }
}

async function openSession(folder: string): Promise<{ session: Session; client: DeskClient }> {
  const failures = createFailureLog(null)
  const session = new Session(
    { folder, mode: 'write', version: '0.0.0', lockOwner: 'bench' },
    failures,
    realMachine(SIDE_FILE),
  )
  const client = createRouterClient(createRouter(session, { failures, isStrict: false })) as unknown as DeskClient
  await session.open()
  await logIn(client)
  return { session, client }
}

async function logIn(client: DeskClient): Promise<void> {
  const { state, sealed, operator } = await client.desk.status({})
  if (state === 'new' || operator !== null) return
  await client.desk.login({ login: 'bench', passphrase: sealed ? PASSPHRASE : null })
}

function openNative(folder: string): NativeDesk {
  return new NativeDesk(join(folder, 'native.sqlite'), migrations, derivations)
}

const HOLDERS_A_PART = 100

function fillNative(desk: NativeDesk, holders: number, withWork: boolean): void {
  const at = new Date().toISOString()
  if (withWork) foundNative(desk, at)
  const operator = readOperator(desk, OFFICE.login) ?? { id: 1, name: '测量员', role: 'administrator' }
  const place = { db: null as unknown }
  const call = { now: at, today: dayAt(at), operator, history: null as never }
  const handler = handlers.demo.fill as (
    call: unknown,
    input: { holders: number; seed: number; withWork: boolean },
  ) => Iterator<unknown>
  const steps = handler(Object.defineProperty(call, 'db', { get: () => place.db }), {
    holders,
    seed: 1,
    withWork,
  })
  for (let isDone = false; !isDone;) {
    desk.transact({ command: 'demo.fill', operator: 1, at }, (tx) => {
      place.db = tx
      for (let i = 0; i < HOLDERS_A_PART && !isDone; i += 1) isDone = steps.next().done === true
    })
  }
}

/** Requests are about schemes, items and rules, and an operator handles them. */
function foundNative(desk: NativeDesk, at: string): void {
  const head = (command: string) => ({ command, operator: null, at })
  desk.transact(head('desk.found'), (db: Transaction) => foundOffice({ db }, OFFICE))
  desk.transact(head(SEED_COMMAND), (db: Transaction) => seedReference(db, { of: () => [] }))
}

/** The peer has no migrations of its own: with an older schema or other search keys it is filled anew. */
const NATIVE_WITH = JSON.stringify([
  OWN_TABLES,
  migrations.map(({ name }) => name),
  derivations.map(({ name, version }) => [name, version]),
])

async function once(name: string, make: (folder: string) => Promise<void>, madeWith = ''): Promise<string> {
  const folder = join(BENCH_FOLDER, 'filled', name)
  const marker = `${folder}.json`
  if (existsSync(marker) && readFileSync(marker, 'utf8') === madeWith) return folder
  process.stderr.write(`filling ${name} …\n`)
  for (const old of [marker, folder, `${folder}.new`]) rmSync(old, { recursive: true, force: true })
  mkdirSync(join(BENCH_FOLDER, 'filled'), { recursive: true })
  await make(`${folder}.new`)
  renameSync(`${folder}.new`, folder)
  writeFileSync(marker, madeWith)
  return folder
}

function fresh(kept: string, name: string): string {
  const folder = emptyFolder(name)
  cpSync(kept, folder, { recursive: true })
  return folder
}
