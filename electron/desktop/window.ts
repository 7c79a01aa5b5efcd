import { app, BrowserWindow } from 'electron'
import type { FileTokens } from '#door/file-tokens.ts'
import type { WorkerHost } from '#door/worker-host.ts'
import { LANGUAGES } from '#shared/locales/index.ts'
import { offerFiles } from './files.ts'
import { showMenu } from './menu.ts'
import { CHANNELS, isOurPage, ORIGIN } from './origin.ts'
import { relayPorts } from './relay.ts'

/** Opens the desk's window. `preload` is the path of the built preload script. */
export function openWindow(preload: string, host: WorkerHost, files: FileTokens): BrowserWindow {
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
      devTools: !app.isPackaged,
    },
  })
  relayPorts(window.webContents, host)
  offerFiles(window, files)
  window.webContents.ipc.on(CHANNELS.useLanguage, (event, wanted: unknown) => {
    const language = LANGUAGES.find((one) => one === wanted)
    if (language !== undefined && isOurPage(event)) showMenu(language)
  })
  // A window that shows itself before it has painted flashes white.
  window.once('ready-to-show', () => window.show())
  void window.loadURL(`${ORIGIN}/`)
  return window
}
