/** Browsers of this machine. */
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

/** Where there is nothing to open a window on, an address has to do. */
export function hasDisplay() {
  if (process.platform !== 'linux') return true
  return Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY)
}

/** A browser of the Chromium family, which can show one address as a window of its own; or undefined. */
export function findChromium() {
  return candidates().find((file) => existsSync(file))
}

/** Opens the address; says in words what it was opened in. Nothing that goes wrong here ends the program. */
export function openWindow(address) {
  const chromium = findChromium()
  // Chromium's sandbox refuses the superuser, and running without it is not on offer.
  if (chromium !== undefined && process.getuid?.() !== 0) {
    launch(chromium, [`--app=${address}`])
    return 'a window of the browser'
  }
  if (process.platform === 'win32') launch('rundll32', ['url.dll,FileProtocolHandler', address])
  else launch(process.platform === 'darwin' ? 'open' : 'xdg-open', [address])
  return 'the default browser'
}

function launch(command, args) {
  const child = spawn(command, args, { detached: true, stdio: 'ignore' })
  child.on('error', () => {})
  child.unref()
}

function candidates() {
  const { PATH = '', LOCALAPPDATA = '', PROGRAMFILES = '' } = process.env
  switch (process.platform) {
    case 'win32': {
      const programs = [PROGRAMFILES, process.env['PROGRAMFILES(X86)'] ?? '', LOCALAPPDATA].filter(Boolean)
      const browsers = ['Microsoft\\Edge\\Application\\msedge.exe', 'Google\\Chrome\\Application\\chrome.exe']
      return browsers.flatMap((browser) => programs.map((folder) => join(folder, browser)))
    }
    case 'darwin':
      return ['Google Chrome', 'Chromium', 'Microsoft Edge'].map(
        (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
      )
    default: {
      const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge']
      return names.flatMap((name) => PATH.split(delimiter).map((folder) => join(folder, name)))
    }
  }
}
