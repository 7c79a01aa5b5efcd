import { copyFile, writeFile } from 'node:fs/promises'
import { basename, isAbsolute } from 'node:path'
import { dialog, type BrowserWindow } from 'electron'
import type { FileTokens } from '#door/file-tokens.ts'
import type { ChosenFile } from '#shared/contract/desktop-bridge.ts'
import { fileNamePart } from '#shared/domain/text.ts'
import { CHANNELS, isOurPage } from './origin.ts'

/**
 * Files that the user hands over, and the dialogs for saving and printing. The page gets tokens and names, never paths;
 * what goes wrong with a file is told as a code, because the system's own words hold the path.
 */
export function offerFiles(window: BrowserWindow, files: FileTokens): void {
  answer(CHANNELS.takeFile, async (path) => {
    if (typeof path !== 'string' || !isAbsolute(path)) throw new Error('file/not-allowed')
    return choice(path)
  })

  answer(CHANNELS.saveFile, async (token) => {
    const file = typeof token === 'string' ? (files.held.find(token) ?? files.find(token)) : null
    if (!file) throw new Error('file/unknown-token')
    const { filePath } = await dialog.showSaveDialog(window, { defaultPath: fileNamePart(file.name) })
    if (filePath) await ('bytes' in file ? writeFile(filePath, file.bytes) : copyFile(file.path, filePath))
    return choice(filePath)
  })

  answer(CHANNELS.print, async (name) => {
    if (typeof name !== 'string') throw new Error('file/not-allowed')
    const filters = [{ name: 'PDF', extensions: ['pdf'] }]
    const { filePath } = await dialog.showSaveDialog(window, { defaultPath: `${fileNamePart(name)}.pdf`, filters })
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
