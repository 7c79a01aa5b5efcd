import { Menu, type MenuItemConstructorOptions } from 'electron'
import { resources, type Language } from '#shared/locales/index.ts'

/**
 * The menu in one language. Its items are roles of Electron, and no label has a letter to press with Alt: those
 * letters belong to the page.
 */
export function showMenu(language: Language, isMac = process.platform === 'darwin'): void {
  const words = resources[language].menu
  const roles = (...names: (keyof typeof words & MenuItemConstructorOptions['role'])[]): MenuItemConstructorOptions[] =>
    names.map((role) => ({ role, label: words[role] }))
  const line: MenuItemConstructorOptions = { type: 'separator' }
  const menus: MenuItemConstructorOptions[] = [
    { label: isMac ? words.title : words.desk, submenu: roles('quit') },
    {
      label: words.edit,
      submenu: [...roles('undo', 'redo'), line, ...roles('cut', 'copy', 'paste', 'selectAll')],
    },
    {
      label: words.view,
      submenu: [...roles('reload'), line, ...roles('zoomIn', 'zoomOut', 'resetZoom', 'togglefullscreen')],
    },
    { label: words.window, submenu: roles('minimize', 'close') },
  ]
  Menu.setApplicationMenu(Menu.buildFromTemplate(menus))
}
