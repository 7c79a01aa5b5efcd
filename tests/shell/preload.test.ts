import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { runInNewContext } from 'node:vm'
import { describe, expect, it, vi } from 'vitest'
import { CHANNELS } from '../../electron/desktop/origin.ts'
import { PORT_MESSAGE, type DesktopBridge } from '#shared/contract/desktop-bridge.ts'

const MEMBERS: Record<keyof DesktopBridge<File>, true> = {
  door: true,
  connect: true,
  takeFile: true,
  saveFile: true,
  print: true,
  useLanguage: true,
}

/** Runs the preload in a window of this origin. */
async function load(origin: string) {
  vi.resetModules()
  const electron = await import('./electron.ts')
  const posted: unknown[][] = []
  vi.stubGlobal('window', { location: { origin }, postMessage: (...args: unknown[]) => posted.push(args) })
  await import('../../electron/preload.ts')
  vi.unstubAllGlobals()
  return { electron, posted, bridge: electron.bridged.get('yingcai') as DesktopBridge<File> | undefined }
}

describe('the preload', () => {
  it('offers the bridge and nothing else when the window shows our page', async () => {
    const { electron, bridge } = await load('app://desk')
    expect([...electron.bridged.keys()]).toEqual(['yingcai'])
    expect(Object.keys(bridge ?? {}).sort()).toEqual(Object.keys(MEMBERS).sort())
  })

  it.each(['null', 'https://example.org', 'app://other'])('offers nothing when the window shows %s', async (origin) => {
    const { electron } = await load(origin)
    expect(electron.bridged.size).toBe(0)
  })

  it('passes a port on to its own window only when the door sends one', async () => {
    const { electron, posted } = await load('app://desk')
    const port = new electron.PortDouble()
    vi.stubGlobal('window', { postMessage: (...args: unknown[]) => posted.push(args) })
    electron.sendToPreload(CHANNELS.port, [port])
    vi.unstubAllGlobals()
    expect(posted).toEqual([[PORT_MESSAGE, 'app://desk', [port]]])
  })

  it('asks by one channel a request when the page uses the bridge', async () => {
    const { electron, bridge } = await load('app://desk')
    bridge?.connect()
    await bridge?.takeFile(electron.fileAt('/名册.xlsx'))
    await bridge?.saveFile('token')
    await bridge?.print('name')
    bridge?.useLanguage('en')
    expect(electron.fromPreload).toEqual([
      { channel: CHANNELS.connect, args: [] },
      { channel: CHANNELS.takeFile, args: ['/名册.xlsx'] },
      { channel: CHANNELS.saveFile, args: ['token'] },
      { channel: CHANNELS.print, args: ['name'] },
      { channel: CHANNELS.useLanguage, args: ['en'] },
    ])
  })
})

describe('the built preload', () => {
  const folder = join(import.meta.dirname, '../../out/preload')

  it('is one CommonJS file that requires nothing but electron when it runs as a sandboxed preload does', () => {
    expect(readdirSync(folder)).toEqual(['preload.cjs'])
    const source = readFileSync(join(folder, 'preload.cjs'), 'utf8')
    const required: string[] = []
    const exposed: string[] = []
    const electron = {
      contextBridge: { exposeInMainWorld: (key: string) => exposed.push(key) },
      ipcRenderer: { on: () => undefined },
    }
    // No process, Buffer, module or import: a script that needs one of them throws here.
    runInNewContext(source, {
      exports: {},
      window: { location: { origin: 'app://desk' } },
      require: (name: string) => {
        required.push(name)
        return electron
      },
    })
    expect([required, exposed]).toEqual([['electron'], ['yingcai']])
  })
})
