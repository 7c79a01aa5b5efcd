import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { app, protocol, session, type BrowserWindow } from 'electron'
import { dataFolder } from '#door/data-folder.ts'
import { FileTokens } from '#door/file-tokens.ts'
import { programVersion } from '#door/version.ts'
import { startWorker, workerFile } from '#door/worker-host.ts'
import { DEFAULT_LANGUAGE } from '#shared/locales/index.ts'
import { confine, denyPermissions } from './desktop/confinement.ts'
import { PAGE_SCHEME, servePage } from './desktop/page.ts'
import { openWindow } from './desktop/window.ts'

/** The desktop door: `electron . [--data DIR]`. A second start with the same folder brings the first window forward. */

const folder = dataFolder(readDataOption())
// What Chromium keeps (a window's size of type, its cache) lies apart for each data folder, and so does its lock.
const key = createHash('sha256').update(folder).digest('hex').slice(0, 16)
app.setPath('userData', join(app.getPath('appData'), 'yingcai-desk-window', key))
app.enableSandbox()
protocol.registerSchemesAsPrivileged([PAGE_SCHEME])

if (app.requestSingleInstanceLock()) {
  app.on('web-contents-created', (_event, contents) => confine(contents))
  app.on('window-all-closed', () => app.quit())
  void app.whenReady().then(open)
} else {
  app.quit()
}

function open(): void {
  const host = startWorker({
    workerFile: workerFile(import.meta.url),
    folder,
    mode: 'write',
    version: programVersion(),
    ...passphraseOfEnvironment(),
  })
  const files = new FileTokens(folder)
  host.useFiles(files)
  denyPermissions(session.defaultSession)
  servePage(protocol, join(import.meta.dirname, '../renderer'), files)
  const language = app.getLocale().startsWith('en') ? 'en' : DEFAULT_LANGUAGE
  const window = openWindow(join(import.meta.dirname, '../preload/preload.cjs'), host, files, language)
  app.on('second-instance', () => bringForward(window))

  let isStopped = false
  app.on('will-quit', (event) => {
    if (isStopped) return
    // The store is closed and its lock given back before the program ends.
    event.preventDefault()
    files.discardAll()
    void host.stop().finally(() => {
      isStopped = true
      app.quit()
    })
  })
}

function bringForward(window: BrowserWindow): void {
  if (window.isDestroyed()) return
  if (window.isMinimized()) window.restore()
  window.focus()
}

/** Chromium's own switches stand among the arguments, so what is unknown is passed over. */
function readDataOption(): string | undefined {
  const { values } = parseArgs({ args: process.argv.slice(1), options: { data: { type: 'string' } }, strict: false })
  return typeof values.data === 'string' ? values.data : undefined
}

function passphraseOfEnvironment(): { passphrase?: string } {
  const passphrase = process.env['YINGCAI_PASSPHRASE']
  // Child processes have no business with it.
  delete process.env['YINGCAI_PASSPHRASE']
  return passphrase ? { passphrase } : {}
}
