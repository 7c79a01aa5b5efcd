import { copyFile, writeFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { dialog, type BrowserWindow } from 'electron'
import type { FileTokens } from '#door/file-tokens.ts'
import type { ChosenFile } from '#shared/contract/desktop-bridge.ts'
import { CHANNELS, isOurPage } from './origin.ts'

/**
 * The dialogs for opening, saving and printing. The page gets tokens and names, never paths; what goes wrong with a
 * file is told as a code, because the system's own words hold the path.
 */
export function offerFiles(window: BrowserWindow, files: FileTokens): void {
  answer(CHANNELS.openFile, async (extensions) => {
    if (!Array.isArray(extensions) || !extensions.every(isExtension)) throw new Error('file/not-allowed')
    const filters = [{ name: extensions.join(', '), extensions }]
    const { filePaths } = await dialog.showOpenDialog(window, { properties: ['openFile'], filters })
    return choice(filePaths[0])
  })

  answer(CHANNELS.saveFile, async (token) => {
    const file = typeof token === 'string' ? files.find(token) : null
    if (!file) throw new Error('file/unknown-token')
    const { filePath } = await dialog.showSaveDialog(window, { defaultPath: plainName(file.name) })
    if (filePath) await copyFile(file.path, filePath)
    return choice(filePath)
  })

  answer(CHANNELS.print, async (name) => {
    if (typeof name !== 'string') throw new Error('file/not-allowed')
    const filters = [{ name: 'PDF', extensions: ['pdf'] }]
    const { filePath } = await dialog.showSaveDialog(window, { defaultPath: `${plainName(name)}.pdf`, filters })
    if (!filePath) return null
    const paper = { pageSize: 'A4', preferCSSPageSize: true, printBackground: true } as const
    await writeFile(filePath, await window.webContents.printToPDF(paper))
    return choice(filePath)
  })

  function choice(path: string | undefined): ChosenFile | null {
    if (!path) return null
    const name = basename(path)
    return { token: files.offer(path, name), name }
  }

  function answer(channel: string, handle: (argument: unknown) => Promise<ChosenFile | null>): void {
    window.webContents.ipc.handle(channel, async (event, argument: unknown) => {
      if (!isOurPage(event)) throw new Error('desk/sender-refused')
      try {
        return await handle(argument)
      } catch (error) {
        // A failed system call carries its code (`ENOSPC`) and a message with the path.
        throw error instanceof Error && !('code' in error) ? error : new Error('file/not-written')
      }
    })
  }
}

function isExtension(value: unknown): value is string {
  return typeof value === 'string' && /^[a-z0-9]{1,8}$/.test(value)
}

/** A name that every file system takes and that names no other folder. */
function plainName(name: string): string {
  return name.replace(/[\p{Cc}\\/:*?"<>|]/gu, '_').slice(0, 100)
}
