import { parseArgs } from 'node:util'
import { dataFolder } from '#door/data-folder.ts'
import { sentence } from '#door/sentences.ts'
import { CannotServe, serveDesk } from './web/serve.ts'

/**
 * The web door: `web.js [--data DIR] [--port N] [--no-open]`. Prints one line, the address to open, once it serves;
 * ends on SIGINT and SIGTERM with the store closed. Exit codes: 2 wrong usage, 3 the folder is in use or the port is
 * taken. Opening a browser is the starter's business, so `--no-open` is only accepted.
 */

const { data, port } = readOptions()
try {
  const serving = await serveDesk({ folder: dataFolder(data), entry: import.meta.url, port })
  process.stdout.write(`${serving.address}\n`)
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => void serving.stop().then(() => process.exit(0)))
} catch (error) {
  if (!(error instanceof CannotServe)) throw error
  fail(3, error.message)
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

function fail(code: number, words: string): never {
  process.stderr.write(`${words}\n`)
  process.exit(code)
}
