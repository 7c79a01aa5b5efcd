import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { MessagePort } from 'node:worker_threads'
import { openWindow } from '../../electron/desktop/window.ts'
import { FileTokens } from '#door/file-tokens.ts'
import { startWorker } from '#door/worker-host.ts'
import { app, seen, type ContentsDouble, type FrameDouble, type PortDouble } from './electron.ts'

/** A window of the desk on a worker that echoes, and what plays its page. */
export async function openTestWindow() {
  const folder = mkdtempSync(join(tmpdir(), 'yingcai-shell-'))
  const files = new FileTokens(folder)
  const host = startWorker({
    workerFile: new URL('./echo-worker.mjs', import.meta.url),
    folder,
    mode: 'write',
    version: '0.0.0',
  })
  /** The worker's ends of all connections. */
  const toWorker: MessagePort[] = []
  const connectToWorker = () => {
    const port = host.connect()
    toWorker.push(port)
    return port
  }
  await app.whenReady()
  openWindow('/preload.cjs', { ...host, connect: connectToWorker }, files, 'zh-CN')
  const window = seen.windows.at(-1)
  if (!window) throw new Error('no window was opened')
  return { folder, files, host, toWorker, window, contents: window.webContents, page: window.webContents.mainFrame }
}

/** The page asks for a port and gets it as the preload would hand it on; null where nobody answers. */
export function askForPort(
  contents: ContentsDouble,
  frame: FrameDouble | null = contents.mainFrame,
): PortDouble | null {
  const before = frame?.posted.length
  contents.ipc.deliver('desk:connect', frame)
  const [answer] = frame?.posted.slice(before) ?? []
  const [port] = answer?.ports ?? []
  port?.start()
  return port ?? null
}

/** The port of a page that is listened to. */
export function connect(contents: ContentsDouble): PortDouble {
  const port = askForPort(contents)
  if (!port) throw new Error('no port came')
  return port
}

export function nextMessage(port: PortDouble): Promise<unknown> {
  return new Promise((resolve) => port.once('message', ({ data }: { data: unknown }) => resolve(data)))
}
