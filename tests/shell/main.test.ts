import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

const sources = join(import.meta.dirname, '../../electron')
const { argv } = process
const folder = mkdtempSync(join(tmpdir(), 'yingcai-main-'))

/** Starts the desktop door in a fresh copy of the program, as a process of its own would. */
async function start({ hasLock = true, data = folder } = {}) {
  vi.resetModules()
  const electron = await import('./electron.ts')
  electron.world.hasLock = hasLock
  process.argv = ['electron', '.', '--enable-x', '--data', data]
  await import('../../electron/main.ts')
  await new Promise((resolve) => setTimeout(resolve, 20))
  running = electron
  return electron
}

let running: typeof import('./electron.ts') | null = null

/** Quits as a user would; resolves when the program may end. */
async function quit(electron: typeof import('./electron.ts')): Promise<void> {
  const ended = new Promise<void>((resolve) => electron.app.once('quit', () => resolve()))
  electron.app.quit()
  await ended
}

beforeEach(() => {
  running = null
})
afterEach(async () => {
  if (running !== null && running.seen.windows.some((window) => !window.isGone)) await quit(running)
  process.argv = argv
  rmSync(folder, { recursive: true, force: true })
})

describe('the program', () => {
  it('registers its scheme and sandboxes every renderer before it is ready', async () => {
    const { seen } = await start()
    expect(seen.isSandboxed).toBe(true)
    expect(seen.schemes.map((one) => one.scheme)).toEqual(['app'])
  })

  it('opens nothing and ends when the desk of this folder is open already', async () => {
    const { seen } = await start({ hasLock: false })
    expect([seen.quits, seen.windows.length]).toEqual([1, 0])
  })

  it('keeps what Chromium stores apart when the data folder is another', async () => {
    const first = await start()
    const path = first.seen.paths.get('userData')
    await quit(first)
    const second = await start({ data: `${folder}-other` })
    expect(second.seen.paths.get('userData')).not.toBe(path)
    expect(path).not.toContain(folder)
    rmSync(`${folder}-other`, { recursive: true, force: true })
  })

  it('ends only after the worker has closed its files when it quits', async () => {
    const electron = await start()
    const order: string[] = []
    electron.app.on('will-quit', (event: { isPrevented: boolean }) =>
      order.push(event.isPrevented ? 'held back' : 'let go'),
    )
    electron.app.once('quit', () => order.push('quit'))
    await quit(electron)
    expect(order).toEqual(['held back', 'let go', 'quit'])
  })

  it('quits when its window is closed', async () => {
    const { app, seen } = await start()
    const ended = new Promise<void>((resolve) => app.once('quit', () => resolve()))
    seen.windows[0]?.destroy()
    app.emit('window-all-closed')
    await ended
    expect(seen.quits).toBe(2)
  })
})

describe('the window', () => {
  it('is isolated, sandboxed and without Node when it opens', async () => {
    const { seen } = await start()
    const { webPreferences = {} } = seen.windows[0]?.options ?? {}
    expect(webPreferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
      spellcheck: false,
    })
    expect(webPreferences.preload).toMatch(/preload\.cjs$/)
    const weaker = [
      'allowRunningInsecureContent',
      'experimentalFeatures',
      'enableBlinkFeatures',
      'nodeIntegrationInWorker',
    ]
    expect(weaker.filter((name) => name in webPreferences)).toEqual([])
  })

  it('shows our own page, and shows itself once it has painted', async () => {
    const { seen } = await start()
    const [window] = seen.windows
    expect(window?.calls).toEqual(['loadURL app://desk/'])
    window?.emit('ready-to-show')
    expect(window?.calls.at(-1)).toBe('show')
  })

  it('comes forward when the program is started a second time', async () => {
    const { app, seen } = await start()
    const [window] = seen.windows
    if (window) window.minimized = true
    app.emit('second-instance', {}, [], '', null)
    expect(window?.calls.slice(-2)).toEqual(['restore', 'focus'])
  })

  it('is left alone when it is gone while the program is started a second time', async () => {
    const { app, seen } = await start()
    seen.windows[0]?.destroy()
    app.emit('second-instance', {}, [], '', null)
    expect(seen.windows[0]?.calls).not.toContain('focus')
    app.emit('window-all-closed')
  })
})

describe('whatever shows a page', () => {
  const elsewhere = [
    'https://example.org/',
    'file:///etc/passwd',
    'app://other/',
    'app://desk.example.org/',
    'javascript:x',
  ]

  it.each(['will-frame-navigate', 'will-redirect'])('stays on our origin when %s leads elsewhere', async (event) => {
    const { app, cancelable, ContentsDouble } = await start()
    const contents = new ContentsDouble()
    app.emit('web-contents-created', {}, contents)
    const follow = (url: string) => {
      const details = cancelable({ url })
      contents.emit(event, details)
      return details.isPrevented
    }
    expect(elsewhere.map(follow)).toEqual(elsewhere.map(() => true))
    expect(follow('app://desk/holders/12')).toBe(false)
  })

  it('opens no window and embeds nothing when the page tries', async () => {
    const { app, cancelable, ContentsDouble } = await start()
    const contents = new ContentsDouble()
    app.emit('web-contents-created', {}, contents)
    const attach = cancelable({})
    contents.emit('will-attach-webview', attach, {}, {})
    expect(attach.isPrevented).toBe(true)
    expect(contents.openHandler?.({ url: 'app://desk/' } as never)).toEqual({ action: 'deny' })
  })

  it('is granted nothing when it asks for a permission', async () => {
    const { session } = await start()
    const { handlers, checksSpelling } = session.defaultSession
    const granted: boolean[] = []
    for (const permission of ['media', 'geolocation', 'notifications', 'openExternal', 'hid', 'unknown'] as const) {
      handlers.request?.(null as never, permission, (isGranted) => granted.push(isGranted), {} as never)
      granted.push(handlers.check?.(null, permission, 'app://desk', {} as never) ?? true)
    }
    granted.push(handlers.device?.({} as never) ?? true)
    expect(granted).toEqual(granted.map(() => false))
    expect(checksSpelling).toBe(false)
  })
})

describe('the desktop door', () => {
  it('stays under 400 lines when all of it is counted', () => {
    const files = [
      'main.ts',
      'preload.ts',
      ...readdirSync(join(sources, 'desktop')).map((file) => join('desktop', file)),
    ]
    const lines = files.map((file) => readFileSync(join(sources, file), 'utf8').split('\n').length - 1)
    expect(lines.reduce((all, count) => all + count, 0)).toBeLessThan(400)
  })
})
