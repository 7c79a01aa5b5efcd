import { app, BrowserWindow, dialog } from 'electron'
import type { FileTokens } from '#door/file-tokens.ts'
import type { WorkerHost } from '#door/worker-host.ts'
import { LANGUAGES, resources, type Language } from '#shared/locales/index.ts'
import { offerFiles } from './files.ts'
import { showMenu } from './menu.ts'
import { CHANNELS, isOurPage, ORIGIN } from './origin.ts'
import { relayPorts } from './relay.ts'

/** Opens the desk's window. `preload` is the path of the built preload script; the page may change the language. */
export function openWindow(preload: string, host: WorkerHost, files: FileTokens, start: Language): BrowserWindow {
  let language = start
  const window = new BrowserWindow({
    width: 1360,
    height: 860,
    minWidth: 960,
    minHeight: 640,
    show: false,
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
      spellcheck: false,
      // Chromium's own viewer of PDF counts as one; there are no others.
      plugins: true,
      devTools: !app.isPackaged,
    },
  })
  showMenu(language)
  relayPorts(window.webContents, host)
  offerFiles(window, files)
  window.webContents.ipc.on(CHANNELS.useLanguage, (event, wanted: unknown) => {
    const known = LANGUAGES.find((one) => one === wanted)
    if (known === undefined || !isOurPage(event)) return
    language = known
    showMenu(language)
  })
  // A page with unsaved input holds the window open. A browser asks then; Electron leaves the asking to its program.
  window.webContents.on('will-prevent-unload', (event) => {
    const { unsaved, stay, leave } = resources[language].menu
    const buttons = [stay, leave]
    if (dialog.showMessageBoxSync(window, { message: unsaved, buttons, defaultId: 0, cancelId: 0 }) === 1) {
      event.preventDefault()
    }
  })
  // A window that shows itself before it has painted flashes white.
  window.once('ready-to-show', () => window.show())
  void window.loadURL(`${ORIGIN}/`)
  return window
}
