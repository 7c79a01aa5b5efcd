import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import type { Command } from './arguments.ts'
import { type Ask, folderOf } from './desk.ts'
import type { ExitCode } from './failure.ts'

/** Runs the web door until it is stopped; prints its address, with `--json` as `{url}`. */
export async function serve({ port, open }: Command & { name: 'serve' }, ask: Ask): Promise<ExitCode> {
  const door = fileURLToPath(new URL(ask.entry.endsWith('.ts') ? './web.ts' : './web.js', ask.entry))
  const args = [
    '--data',
    folderOf(ask),
    ...(port === null ? [] : ['--port', String(port)]),
    ...(open ? [] : ['--no-open']),
  ]
  const child = spawn(process.execPath, [...process.execArgv, door, ...args], { stdio: ['inherit', 'pipe', 'inherit'] })
  createInterface({ input: child.stdout }).on('line', (url) => ask.paper.print({ json: { url }, text: url }))

  // A signal of the terminal reaches the child too; one to this process alone is passed on. The child closes the folder.
  const passOn = (signal: NodeJS.Signals) => void child.kill(signal)
  process.on('SIGINT', passOn).on('SIGTERM', passOn)
  const [code] = (await once(child, 'close')) as [number | null]
  return (code ?? 0) as ExitCode
}
