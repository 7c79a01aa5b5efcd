import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { _electron, type Browser, type BrowserContext, type Page } from '@playwright/test'

/** A window on a desk, and the way to be rid of both. */
export interface OpenWindow {
  readonly page: Page
  close(): Promise<void>
}

export interface WindowWishes {
  readonly browser: Browser
  readonly size: { readonly width: number; readonly height: number }
  /** Called before the page is loaded. */
  readonly prepare: (context: BrowserContext) => Promise<void>
}

type Door = (folder: string, wishes: WindowWishes) => Promise<OpenWindow>

const OUT = join(import.meta.dirname, '../../out')

/** The door named by `DOOR`: `web` (the default) or `desktop`, where there is an Electron binary. */
export const openDoor: Door = process.env['DOOR'] === 'desktop' ? openDesktop : openWeb

/** Runs the command line, which founds folders faster than a hand; gives what it printed as JSON. */
export async function runDesk(
  args: readonly string[],
  env: { readonly [name: string]: string } = {},
): Promise<unknown> {
  const command = [join(OUT, 'main/cli.js'), ...args, '--json']
  const run = spawn(process.execPath, command, { env: { ...process.env, ...env } })
  let printed = ''
  run.stdout.on('data', (data) => (printed += String(data)))
  run.stderr.pipe(process.stderr)
  const [code] = await once(run, 'close')
  if (code !== 0) throw new Error(`desk ${args[0]} ended with ${code}`)
  return JSON.parse(printed.split('\n')[0] ?? '')
}

async function openWeb(folder: string, { browser, size, prepare }: WindowWishes): Promise<OpenWindow> {
  const door = spawn(process.execPath, [join(OUT, 'main/web.js'), '--data', folder, '--port', '0', '--no-open'])
  door.stderr.pipe(process.stderr)
  const [address] = await once(createInterface(door.stdout), 'line')
  const context = await browser.newContext({
    viewport: size,
    locale: 'zh-CN',
    // What a day is must not hang on the zone of the computer.
    timezoneId: 'America/New_York',
    permissions: ['clipboard-write'],
    reducedMotion: 'reduce',
  })
  await prepare(context)
  const page = await context.newPage()
  await page.goto(String(address))
  return {
    page,
    async close() {
      await context.close()
      const ended = once(door, 'exit')
      door.kill('SIGTERM')
      await ended
    },
  }
}

async function openDesktop(folder: string, { size, prepare }: WindowWishes): Promise<OpenWindow> {
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const app = await _electron.launch({ args: [...sandbox, join(OUT, '..'), '--data', folder] })
  await prepare(app.context())
  const page = await app.firstWindow()
  await page.setViewportSize(size)
  await page.reload()
  return { page, close: () => app.close() }
}
