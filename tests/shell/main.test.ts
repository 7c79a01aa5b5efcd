import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/message-port'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { DeskClient } from '#door/client.ts'
import { connect } from './window.ts'

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
  return electron
}

type Electron = typeof import('./electron.ts')

/** Quits as a user would; resolves when the program may end. */
async function quit({ app }: Electron): Promise<void> {
  const ended = new Promise<void>((resolve) => app.once('quit', () => resolve()))
  app.quit()
  await ended
}

afterAll(() => {
  process.argv = argv
  rmSync(folder, { recursive: true, force: true })
})

describe('the program', () => {
  it('opens nothing and ends when the desk of this folder is open already', async () => {
    const { seen } = await start({ hasLock: false })
    expect([seen.quits, seen.windows.length]).toEqual([1, 0])
  })

  it('keeps what Chromium stores apart when the data folder is another', async () => {
    const [first, second] = [await start({ hasLock: false }), await start({ hasLock: false, data: `${folder}-other` })]
    const path = first.seen.paths.get('userData')
    expect(second.seen.paths.get('userData')).not.toBe(path)
    expect(path).not.toContain(folder)
  })

  it('ends only after the worker has closed its files when its window is closed', async () => {
    const { app, seen } = await start()
    const order: string[] = []
    app.on('will-quit', (event: { isPrevented: boolean }) => order.push(event.isPrevented ? 'held back' : 'let go'))
    const ended = new Promise<void>((resolve) => app.once('quit', () => resolve()))
    seen.windows[0]?.destroy()
    app.emit('window-all-closed')
    await ended
    expect(order).toEqual(['held back', 'let go'])
  })
})

describe('while the desk is open', () => {
  let electron: Electron
  const window = () => {
    const [first] = electron.seen.windows
    if (!first) throw new Error('no window was opened')
    return first
  }
  beforeAll(async () => {
    electron = await start()
  })
  afterAll(() => quit(electron))

  it('its scheme was registered and every renderer sandboxed when it became ready', () => {
    expect(electron.seen.isSandboxed).toBe(true)
    expect(electron.seen.schemes.map((one) => one.scheme)).toEqual(['app'])
  })

  it('the window is isolated, sandboxed and without Node when it opens', () => {
    const { webPreferences = {} } = window().options
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

  it('the window shows our own page, and shows itself once that has painted', () => {
    expect(window().calls).toEqual(['loadURL app://desk/'])
    window().emit('ready-to-show')
    expect(window().calls.at(-1)).toBe('show')
  })

  it('the window comes forward when the program is started a second time', () => {
    window().minimized = true
    electron.app.emit('second-instance', {}, [], '', null)
    expect(window().calls.slice(-2)).toEqual(['restore', 'focus'])
  })

  const elsewhere = [
    'https://example.org/',
    'file:///etc/passwd',
    'app://other/',
    'app://desk.example.org/',
    'javascript:x',
  ]

  it.each(['will-frame-navigate', 'will-redirect'])(
    'every page stays on our origin when %s leads elsewhere',
    (event) => {
      const contents = new electron.ContentsDouble()
      electron.app.emit('web-contents-created', {}, contents)
      const follow = (url: string) => {
        const details = electron.cancelable({ url })
        contents.emit(event, details)
        return details.isPrevented
      }
      expect(elsewhere.map(follow)).toEqual(elsewhere.map(() => true))
      expect(follow('app://desk/holders/12')).toBe(false)
    },
  )

  it('no page opens a window or embeds one when it tries', () => {
    const contents = new electron.ContentsDouble()
    electron.app.emit('web-contents-created', {}, contents)
    const attach = electron.cancelable({})
    contents.emit('will-attach-webview', attach, {}, {})
    expect(attach.isPrevented).toBe(true)
    expect(contents.openHandler?.({ url: 'app://desk/' } as never)).toEqual({ action: 'deny' })
  })

  it('no page is granted anything when it asks for a permission', () => {
    const { handlers, checksSpelling } = electron.session.defaultSession
    const granted: boolean[] = []
    for (const permission of ['media', 'geolocation', 'notifications', 'openExternal', 'hid', 'unknown'] as const) {
      handlers.request?.(null as never, permission, (isGranted) => granted.push(isGranted), {} as never)
      granted.push(handlers.check?.(null, permission, 'app://desk', {} as never) ?? true)
    }
    granted.push(handlers.device?.({} as never) ?? true)
    expect(granted).toEqual(granted.map(() => false))
    expect(checksSpelling).toBe(false)
  })

  it('the worker answers the page when it calls through its port', async () => {
    const port = connect(window().webContents)
    const link = new RPCLink({
      port: {
        on: (event, listener) => void port.on(event, listener),
        postMessage: (data: unknown) => port.postMessage(data),
      },
    })
    const client = createORPCClient<DeskClient>(link)
    expect(await client.desk.status({})).toMatchObject({ state: 'new', sealed: null })
  })

  it('nothing comes forward when the window is gone while the program is started a second time', () => {
    window().destroy()
    const before = window().calls.length
    electron.app.emit('second-instance', {}, [], '', null)
    expect(window().calls).toHaveLength(before)
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
