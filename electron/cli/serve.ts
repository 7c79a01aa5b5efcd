import { spawn } from 'node:child_process'
import { CannotServe, serveDesk } from '../web/serve.ts'
import type { Command } from './command.ts'
import { type Ask, folderOf } from './ask.ts'
import { EXIT, type ExitCode } from './failure.ts'

/**
 * Runs the web door until it is stopped; prints its address, with `--json` as `{url}`. Why it can't be opened is said
 * on stderr, with `--json` as `{code: 'serve/failed', params: {reason}}`.
 */
export async function serve({ port, open }: Command & { name: 'serve' }, ask: Ask): Promise<ExitCode> {
  const { common, entry, paper } = ask
  try {
    const serving = await serveDesk({ folder: folderOf(ask), entry, port, language: common.lang })
    const ended = new Promise((resolve) => process.once('SIGINT', resolve).once('SIGTERM', resolve))
    paper.print({ json: { url: serving.address }, text: serving.address })
    if (open) openBrowser(serving.address)
    await ended
    await serving.stop()
    return EXIT.done
  } catch (error) {
    if (!(error instanceof CannotServe)) throw error
    paper.warn({ code: 'serve/failed', params: { reason: error.message } })
    return EXIT.notOpened
  }
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
