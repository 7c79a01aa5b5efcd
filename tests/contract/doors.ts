import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/websocket'
import { WebSocket } from 'ws'
import { createClient, type DeskClient } from '#door/client.ts'
import { startWorker, type WorkerHost } from '#door/worker-host.ts'

/** The desk as one door shows it. */
export interface OpenDoor {
  readonly client: DeskClient
  /** Another connection through the same door. */
  connect(): Promise<DeskClient>
  close(): Promise<void>
}

export interface Door {
  readonly name: string
  open(folder: string, environment?: { readonly [name: string]: string }): Promise<OpenDoor>
}

/** The built program: it starts in a third of the time that its sources take. */
export const WORKER_FILE = new URL('../../out/main/worker.js', import.meta.url)

export const IN_PROCESS: Door = { name: 'a port in the same process', open: async (folder) => openInProcess(folder) }
export const WEB: Door = { name: 'the web door', open: openWeb }

export function openInProcess(folder: string): OpenDoor & { readonly host: WorkerHost } {
  const host = startWorker({
    workerFile: WORKER_FILE,
    folder,
    mode: 'write',
    version: 'test',
    isStrict: true,
  })
  return {
    host,
    client: createClient(host.connect()),
    connect: async () => createClient(host.connect()),
    close: () => host.stop(),
  }
}

async function openWeb(folder: string, environment = {}): Promise<OpenDoor> {
  const web = await startWeb(folder, environment)
  const sockets: WebSocket[] = []
  const connect = async () => {
    const socket = web.socket()
    await once(socket, 'open')
    sockets.push(socket)
    return clientOver(socket)
  }
  return {
    client: await connect(),
    connect,
    close: async () => {
      for (const socket of sockets) socket.close()
      await web.stop()
    },
  }
}

/** The contract over an open socket, as the page has it. */
export function clientOver(socket: WebSocket): DeskClient {
  return createORPCClient<DeskClient>(new RPCLink({ websocket: socket as unknown as globalThis.WebSocket }))
}

export interface RunningWeb {
  readonly process: ChildProcess
  readonly address: URL
  readonly cookie: string
  /** A socket as our own page would open it. */
  socket(): WebSocket
  /** Ends it as the system does; answers its exit code. */
  stop(): Promise<number | null>
}

/** The real web door as a process of its own, its token already exchanged. */
export async function startWeb(
  folder: string,
  environment: { readonly [name: string]: string } = {},
): Promise<RunningWeb> {
  const child = spawnWeb(folder, environment)
  const line = await firstLine(child)
  const address = new URL(line)
  const answer = await fetch(address, { redirect: 'manual' })
  const cookie = (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
  return {
    process: child,
    address,
    cookie,
    socket: () => new WebSocket(`ws://${address.host}/rpc`, { headers: { Cookie: cookie, Origin: address.origin } }),
    stop: async () => {
      const ended = once(child, 'exit') as Promise<[number | null]>
      if (child.exitCode === null) child.kill('SIGTERM')
      return child.exitCode ?? (await ended)[0]
    },
  }
}

/** The address that a starting door prints; throws what it says when it ends instead. */
export async function firstLine(child: ReturnType<typeof spawnWeb>): Promise<string> {
  let words = ''
  child.stderr.on('data', (part: Buffer) => (words += part.toString()))
  const printed = once(createInterface({ input: child.stdout }), 'line') as Promise<[string]>
  const ended = once(child, 'close').then(([code]) => Promise.reject(new Error(`Ended with ${code}: ${words}`)))
  const [line] = await Promise.race([printed, ended])
  ended.catch(() => undefined)
  return line
}

export function spawnWeb(folder: string, environment: { readonly [name: string]: string } = {}) {
  const entry = fileURLToPath(new URL('../../out/main/web.js', import.meta.url))
  return spawn(process.execPath, [entry, '--data', folder, '--port', '0', '--no-open'], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...environment },
  })
}

/** An empty folder of its own, gone after `work`. */
export async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'yingcai-'))
  try {
    return await work(join(folder, 'data'))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
