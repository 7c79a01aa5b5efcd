import { homedir, platform } from 'node:os'
import { join, resolve } from 'node:path'

/**
 * The folder that holds the desk's data: what was asked for, else `YINGCAI_DATA`, else the place where the system
 * keeps a program's data. All doors agree on it.
 */
export function dataFolder(asked?: string): string {
  return resolve(asked ?? process.env['YINGCAI_DATA'] ?? systemFolder())
}

function systemFolder(): string {
  const home = homedir()
  switch (platform()) {
    case 'win32':
      return join(process.env['LOCALAPPDATA'] ?? join(home, 'AppData', 'Local'), 'Yingcai Desk', 'data')
    case 'darwin':
      return join(home, 'Library', 'Application Support', 'Yingcai Desk', 'data')
    default:
      return join(process.env['XDG_DATA_HOME'] ?? join(home, '.local', 'share'), 'yingcai-desk')
  }
}
