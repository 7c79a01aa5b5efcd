/**
 * A double of the module `electron` for running the desktop door under plain Node, where the real one would start a
 * download. It is as strict as it can be made: members it lacks throw, events must be declared by Electron, ports are
 * queued, transferred and closed as Electron does it, and what may only happen before or after `ready` is checked.
 */
import type {
  App,
  BrowserWindowConstructorOptions,
  CustomScheme,
  Dialog,
  MenuItemConstructorOptions,
  MessageBoxSyncOptions,
  PrintToPDFOptions,
  Protocol,
  SaveDialogOptions,
  Session,
  WebContents,
  WebFrameMain,
} from 'electron'
import { strict, StrictEmitter } from './strict.ts'

type Answer = (event: object, ...args: unknown[]) => unknown

/** What the door did, for tests to look at. */
export const seen = {
  schemes: [] as CustomScheme[],
  paths: new Map<string, string>([['appData', '/app-data']]),
  windows: [] as WindowDouble[],
  menu: [] as MenuItemConstructorOptions[],
  isSandboxed: false,
  quits: 0,
}

/** What the system and the user will do; tests set it before they act. */
export const world = {
  hasLock: true,
  locale: 'zh-CN',
  /** The file that the user picks in the next dialog; undefined cancels it. */
  chosen: undefined as string | undefined,
  /** The button that the user presses in the next question; undefined closes it. */
  pressed: undefined as string | undefined,
  asked: undefined as string | undefined,
  /** The name that the last save dialog began with. */
  proposed: undefined as string | undefined,
  pdf: Buffer.from('%PDF-1.7'),
}

class AppDouble
  extends StrictEmitter
  implements
    Pick<
      App,
      'isPackaged' | 'getPath' | 'setPath' | 'getLocale' | 'enableSandbox' | 'requestSingleInstanceLock' | 'quit'
    >
{
  readonly isPackaged = false
  isReady = false

  constructor() {
    super('App')
  }

  async whenReady(): Promise<void> {
    await new Promise(setImmediate)
    this.isReady = true
  }

  getPath(name: string): string {
    return seen.paths.get(name) ?? ''
  }

  setPath(name: string, path: string): void {
    seen.paths.set(name, path)
  }

  getLocale(): string {
    if (!this.isReady) throw new Error('app.getLocale() knows nothing before ready')
    return world.locale
  }

  enableSandbox(): void {
    if (this.isReady) throw new Error('app.enableSandbox() must come before ready')
    seen.isSandboxed = true
  }

  requestSingleInstanceLock(): boolean {
    if (!seen.paths.has('userData')) throw new Error('the lock would lie in the default folder')
    return world.hasLock
  }

  /** All windows close, then `will-quit` may still hold the program back. */
  quit(): void {
    seen.quits += 1
    for (const window of seen.windows) window.destroy()
    const event = cancelable({})
    this.emit('will-quit', event)
    if (!event.isPrevented) this.emit('quit', {}, 0)
  }
}

export const app = new AppDouble()

class ProtocolDouble implements Pick<Protocol, 'registerSchemesAsPrivileged' | 'handle'> {
  handler: Parameters<Protocol['handle']>[1] | null = null

  registerSchemesAsPrivileged(schemes: CustomScheme[]): void {
    if (app.isReady || seen.schemes.length > 0) throw new Error('schemes are registered once, before ready')
    seen.schemes.push(...schemes)
  }

  handle(scheme: string, handler: Parameters<Protocol['handle']>[1]): void {
    if (!app.isReady) throw new Error('protocol.handle() must come after ready')
    if (!seen.schemes.some((one) => one.scheme === scheme)) throw new Error(`"${scheme}" is not registered`)
    this.handler = handler
  }
}

export const protocol = strict('Protocol', new ProtocolDouble())

type Handlers = {
  request: Parameters<Session['setPermissionRequestHandler']>[0]
  check: Parameters<Session['setPermissionCheckHandler']>[0]
  device: Parameters<Session['setDevicePermissionHandler']>[0]
}

class SessionDouble implements Pick<
  Session,
  'setPermissionRequestHandler' | 'setPermissionCheckHandler' | 'setDevicePermissionHandler' | 'setSpellCheckerEnabled'
> {
  readonly handlers: Handlers = { request: null, check: null, device: null }
  checksSpelling = true

  setPermissionRequestHandler(handler: Handlers['request']): void {
    this.handlers.request = handler
  }

  setPermissionCheckHandler(handler: Handlers['check']): void {
    this.handlers.check = handler
  }

  setDevicePermissionHandler(handler: Handlers['device']): void {
    this.handlers.device = handler
  }

  setSpellCheckerEnabled(enable: boolean): void {
    this.checksSpelling = enable
  }
}

export const session = strict('session', { defaultSession: strict('Session', new SessionDouble()) })

/** `ipc` of a WebContents. `deliver` and `call` play the page. */
class IpcDouble {
  readonly listeners = new Map<string, Answer>()
  readonly handlers = new Map<string, Answer>()

  on(channel: string, listener: Answer): void {
    this.listeners.set(channel, listener)
  }

  handle(channel: string, listener: Answer): void {
    if (this.handlers.has(channel)) throw new Error(`"${channel}" has a handler already`)
    this.handlers.set(channel, listener)
  }

  deliver(channel: string, senderFrame: FrameDouble | null, ...args: unknown[]): void {
    this.listeners.get(channel)?.({ senderFrame }, ...args)
  }

  async call(channel: string, senderFrame: FrameDouble | null, ...args: unknown[]): Promise<unknown> {
    const handler = this.handlers.get(channel)
    if (!handler) throw new Error(`No handler registered for '${channel}'`)
    return structuredClone(await handler({ senderFrame }, ...args))
  }
}

/** Keeps what was posted to the page: a transferred port can be used there and no longer here. */
export class FrameDouble implements Pick<WebFrameMain, 'url' | 'origin' | 'postMessage'> {
  url = 'app://desk/'
  origin = 'app://desk'
  parent: FrameDouble | null = null
  readonly posted: { channel: string; message: unknown; ports: PortDouble[] }[] = []

  postMessage(channel: string, message: unknown, transfer: object[] = []): void {
    const ports = transfer.map((port) => {
      if (!(port instanceof PortDouble)) throw new TypeError('only a MessagePortMain can be transferred')
      return port.transfer()
    })
    this.posted.push({ channel, message: structuredClone(message), ports })
  }
}

export class ContentsDouble extends StrictEmitter implements Pick<WebContents, 'setWindowOpenHandler' | 'printToPDF'> {
  readonly ipc = strict('IpcMain', new IpcDouble())
  readonly mainFrame = new FrameDouble()
  openHandler: Parameters<WebContents['setWindowOpenHandler']>[0] | null = null
  printed: PrintToPDFOptions | null = null

  constructor() {
    super('WebContents')
  }

  setWindowOpenHandler(handler: Parameters<WebContents['setWindowOpenHandler']>[0]): void {
    this.openHandler = handler
  }

  async printToPDF(options: PrintToPDFOptions): Promise<Buffer> {
    this.printed = options
    return world.pdf
  }
}

class WindowDouble extends StrictEmitter {
  readonly options: BrowserWindowConstructorOptions
  readonly webContents = new ContentsDouble()
  readonly calls: string[] = []
  isGone = false
  minimized = false

  constructor(options: BrowserWindowConstructorOptions = {}) {
    super('BrowserWindow')
    if (!app.isReady) throw new Error('a BrowserWindow can be made after ready only')
    this.options = options
    seen.windows.push(this)
    app.emit('web-contents-created', {}, this.webContents)
  }

  async loadURL(url: string): Promise<void> {
    this.calls.push(`loadURL ${url}`)
  }

  show(): void {
    this.calls.push('show')
  }

  focus(): void {
    this.calls.push('focus')
  }

  restore(): void {
    this.calls.push('restore')
  }

  isMinimized(): boolean {
    return this.minimized
  }

  isDestroyed(): boolean {
    return this.isGone
  }

  destroy(): void {
    if (this.isGone) return
    this.isGone = true
    this.webContents.emit('destroyed')
    this.emit('closed')
  }
}

export { WindowDouble as BrowserWindow }

export const dialog = strict('Dialog', {
  async showSaveDialog(_window: object, options: SaveDialogOptions) {
    world.proposed = options.defaultPath
    return { canceled: world.chosen === undefined, filePath: world.chosen ?? '' }
  },
  showMessageBoxSync(_window: object, { message, buttons = [], cancelId }: MessageBoxSyncOptions) {
    world.asked = message
    return world.pressed === undefined ? cancelId : buttons.indexOf(world.pressed)
  },
} satisfies Record<keyof Pick<Dialog, 'showSaveDialog' | 'showMessageBoxSync'>, unknown>)

export const Menu = strict('Menu', {
  buildFromTemplate: (template: MenuItemConstructorOptions[]) => template,
  setApplicationMenu(menu: MenuItemConstructorOptions[]): void {
    seen.menu = menu
  },
})

/** A `MessagePortMain`: queues until it is started, and can't be used any more once it was transferred. */
export class PortDouble extends StrictEmitter {
  peer: PortDouble | null = null
  isClosed = false
  #isStarted = false
  #isTransferred = false
  #queue: { data: unknown; ports: PortDouble[] }[] = []

  constructor() {
    super('MessagePortMain')
  }

  postMessage(message: unknown, transfer: PortDouble[] = []): void {
    if (this.#isTransferred) throw new Error('this port was transferred')
    if (this.isClosed) return
    this.peer?.receive({ data: structuredClone(message), ports: transfer })
  }

  start(): void {
    this.#isStarted = true
    for (const message of this.#queue.splice(0)) this.emit('message', message)
  }

  /** Closing disconnects; the other end is told. */
  close(): void {
    if (this.isClosed) return
    this.isClosed = true
    const { peer } = this
    if (peer && !peer.isClosed) {
      peer.isClosed = true
      peer.emit('close')
    }
  }

  receive(message: { data: unknown; ports: PortDouble[] }): void {
    if (this.#isStarted) this.emit('message', message)
    else this.#queue.push(message)
  }

  /** The end that the receiver gets in place of this one. */
  transfer(): PortDouble {
    const received = new PortDouble()
    received.peer = this.peer
    if (this.peer) this.peer.peer = received
    received.#queue = this.#queue
    this.#isTransferred = true
    return received
  }
}

export class MessageChannelMain {
  readonly port1 = new PortDouble()
  readonly port2 = new PortDouble()

  constructor() {
    this.port1.peer = this.port2
    this.port2.peer = this.port1
  }
}

/** The renderer's half of the module, for the preload. */
export const bridged = new Map<string, object>()
export const fromPreload: { channel: string; args: unknown[] }[] = []

export const contextBridge = strict('ContextBridge', {
  exposeInMainWorld(key: string, api: object): void {
    if (bridged.has(key)) throw new Error(`Cannot bind an API on top of an existing property ${key}`)
    bridged.set(key, api)
  },
})

const channels = new Map<string, Answer>()

export const ipcRenderer = strict('IpcRenderer', {
  on: (channel: string, listener: Answer) => void channels.set(channel, listener),
  send: (channel: string, ...args: unknown[]) => void fromPreload.push({ channel, args }),
  async invoke(channel: string, ...args: unknown[]): Promise<unknown> {
    fromPreload.push({ channel, args })
    return null
  },
})

const places = new WeakMap<File, string>()

/** A file as the user chooses or drops it: only Electron knows where it lies. */
export function fileAt(path: string): File {
  const file = new File([], path)
  places.set(file, path)
  return file
}

export const webUtils = strict('WebUtils', { getPathForFile: (file: File) => places.get(file) ?? '' })

/** Main sends to the preload. */
export function sendToPreload(channel: string, ports: readonly object[]): void {
  channels.get(channel)?.({ ports })
}

/** An event that listeners may prevent. */
export function cancelable<T extends object>(details: T): T & { isPrevented: boolean; preventDefault(): void } {
  const event = { ...details, isPrevented: false, preventDefault: () => void (event.isPrevented = true) }
  return event
}
