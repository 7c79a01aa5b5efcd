import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { createClient } from '#door/client.ts'
import { dataFolder } from '#door/data-folder.ts'
import { FileTokens } from '#door/file-tokens.ts'
import { sentence } from '#door/sentences.ts'
import { programVersion } from '#door/version.ts'
import { startWorker, workerFile } from '#door/worker-host.ts'
import { openWebDoor } from './web/door.ts'

/**
 * The web door: `web.js [--data DIR] [--port N] [--no-open]`. Prints one line, the address to open, once it serves;
 * ends on SIGINT and SIGTERM with the store closed. Exit codes: 2 wrong usage, 3 the folder is in use or the port is
 * taken. Opening a browser is the starter's business, so `--no-open` is only accepted.
 */

/** The page's settings live with its origin, so the door comes back to the same port when it is free. */
const USUAL_PORT = 47_115

const options = readOptions()
const folder = dataFolder(options.data)
const host = startWorker({
  workerFile: workerFile(import.meta.url),
  folder,
  mode: 'write',
  version: programVersion(),
  ...fromEnvironment(),
})
await refuseFolderInUse()
const door = await openDoor()
process.stdout.write(`${door.address}\n`)
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void close())

async function close(): Promise<void> {
  await host.stop()
  await door.close()
  process.exit(0)
}

function readOptions(): { data?: string; port: number | null } {
  try {
    const { values } = parseArgs({
      options: { data: { type: 'string' }, port: { type: 'string' }, 'no-open': { type: 'boolean' } },
    })
    const port = values.port === undefined ? null : Number(values.port)
    if (port !== null && !(Number.isInteger(port) && port >= 0 && port < 65_536)) throw new Error('port')
    return { port, ...(values.data !== undefined && { data: values.data }) }
  } catch {
    return fail(2, sentence('web', 'usage'))
  }
}

function fromEnvironment(): { passphrase?: string } {
  const passphrase = process.env['YINGCAI_PASSPHRASE']
  // Child processes have no business with it.
  delete process.env['YINGCAI_PASSPHRASE']
  return passphrase ? { passphrase } : {}
}

async function refuseFolderInUse(): Promise<void> {
  const port = host.connect()
  const status = await createClient(port)
    .desk.status({})
    .catch(() => fail(3, sentence('web', 'notStarted')))
  port.close()
  const inUse = status.problems.find((problem) => problem.code === 'desk/in-use')
  if (inUse) fail(3, sentence('problems', inUse.code, inUse.params))
}

async function openDoor() {
  const files = new FileTokens(folder)
  host.useFiles(files)
  const ports = options.port === null ? [USUAL_PORT, 0] : [options.port]
  try {
    return await openWebDoor({ host, assets: pageFolder(), files, ports })
  } catch {
    await host.stop()
    return fail(3, sentence('web', 'portTaken', { port: options.port }))
  }
}

/** Beside `out/main`; from the sources, the one that was built last. */
function pageFolder(): string {
  const beside = join(import.meta.dirname, '..', 'renderer')
  return existsSync(join(beside, 'assets')) ? beside : join(import.meta.dirname, '..', 'out', 'renderer')
}

function fail(code: number, words: string): never {
  process.stderr.write(`${words}\n`)
  process.exit(code)
}
