import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** Version of the program, from the nearest `package.json` above `folder`; the same in sources, build and package. */
export function programVersion(folder = import.meta.dirname): string {
  const found = read(join(folder, 'package.json'))
  if (found) return found
  return folder === dirname(folder) ? '0.0.0' : programVersion(dirname(folder))
}

function read(file: string): string | null {
  try {
    const found: unknown = JSON.parse(readFileSync(file, 'utf8'))
    return typeof found === 'object' && found && 'version' in found ? String(found.version) : null
  } catch {
    return null
  }
}
