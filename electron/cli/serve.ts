import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import type { Command } from './arguments.ts'
import { type Ask, folderOf } from './desk.ts'
import { EXIT, type ExitCode } from './failure.ts'

/**
 * Runs the web door until it is stopped; prints its address, with `--json` as `{url}`. The door speaks for itself on
 * stderr; with `--json` its sentence arrives as `{code: 'serve/failed', params: {reason}}`.
 */
export async function serve({ port, open }: Command & { name: 'serve' }, ask: Ask): Promise<ExitCode> {
  const { json, lang } = ask.common
  const door = fileURLToPath(new URL(ask.entry.endsWith('.ts') ? './web.ts' : './web.js', ask.entry))
  const args = ['--data', folderOf(ask), '--no-open', ...(port === null ? [] : ['--port', String(port)])]
  const child = spawn(process.execPath, [...process.execArgv, door, ...args], {
    stdio: ['ignore', 'pipe', json ? 'pipe' : 'inherit'],
    env: { ...process.env, LC_ALL: lang.replace('-', '_') },
  })
  // A signal of the terminal reaches the child too; one to this process alone is passed on. The child closes the folder.
  const passOn = (signal: NodeJS.Signals) => void child.kill(signal)
  process.on('SIGINT', passOn).on('SIGTERM', passOn)
  if (child.stdout) {
    createInterface({ input: child.stdout }).on('line', (url) => {
      ask.paper.print({ json: { url }, text: url })
      if (open) openBrowser(url)
    })
  }

  const [[code], reason] = await Promise.all([
    once(child, 'close') as Promise<[number | null]>,
    child.stderr ? text(child.stderr) : '',
  ])
  if (code && json) ask.paper.warn({ code: 'serve/failed', params: { reason: reason.trim() } })
  return code === null ? EXIT.done : (Object.values(EXIT).find((known) => known === code) ?? EXIT.refused)
}

const OPENERS: { readonly [platform: string]: readonly [string, ...string[]] } = {
  darwin: ['open'],
  win32: ['rundll32', 'url.dll,FileProtocolHandler'],
}

/** The default browser, where there is a display. The address stands on stdout whether that works or not. */
function openBrowser(url: string): void {
  const { DISPLAY, WAYLAND_DISPLAY } = process.env
  const opener = OPENERS[process.platform] ?? (DISPLAY || WAYLAND_DISPLAY ? (['xdg-open'] as const) : undefined)
  if (opener === undefined) return
  const [command, ...args] = opener
  const started = spawn(command, [...args, url], { stdio: 'ignore', detached: true })
  started.on('error', () => undefined)
  started.unref()
}
