import { contextBridge, ipcRenderer, webUtils } from 'electron'
import { PORT_MESSAGE, type DesktopBridge } from '#shared/contract/desktop-bridge.ts'
import { CHANNELS, ORIGIN } from './desktop/origin.ts'

// The preload runs wherever the window goes, so it looks where it is before it offers anything.
if (window.location.origin === ORIGIN) {
  // Ports don't cross the bridge; a message of the window to itself carries one over.
  ipcRenderer.on(CHANNELS.port, (event) => window.postMessage(PORT_MESSAGE, ORIGIN, [...event.ports]))

  contextBridge.exposeInMainWorld('yingcai', {
    door: 'desktop',
    connect: () => ipcRenderer.send(CHANNELS.connect),
    // Only what the user chose or dropped has a path; a file made by a script has none, and the page learns neither.
    takeFile: (file) => ipcRenderer.invoke(CHANNELS.takeFile, webUtils.getPathForFile(file)),
    saveFile: (token) => ipcRenderer.invoke(CHANNELS.saveFile, token),
    print: (name) => ipcRenderer.invoke(CHANNELS.print, name),
    useLanguage: (language) => ipcRenderer.send(CHANNELS.useLanguage, language),
  } satisfies DesktopBridge<File>)
}
