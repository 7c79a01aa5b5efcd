/** Building what is stale. */
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root, runTool, say } from './run.mjs'

const SOURCES = [
  'electron',
  'renderer',
  'resources',
  'seeds',
  'shared',
  'electron.vite.config.ts',
  'package-lock.json',
  'package.json',
]

/** What `out/` was built from. */
const marker = join(root, 'out/.sources')

/** Builds `out/` when a source was added, changed or removed since. Ends the program when that fails. */
export async function buildStale() {
  const sources = fingerprint()
  if (existsSync(marker) && readFileSync(marker, 'utf8') === sources) return
  say('Building …')
  const code = await runTool('electron-vite', ['build', '--logLevel', 'warn'], {
    stdio: ['ignore', process.stderr, process.stderr],
  })
  if (code !== 0) process.exit(code)
  mkdirSync(join(root, 'out'), { recursive: true })
  writeFileSync(marker, sources)
}

/** For vitest, which calls a setup by this name. */
export const setup = buildStale

/** Changes whenever a source that ends up in `out/` appears, vanishes or is written. */
function fingerprint() {
  const hash = createHash('sha256')
  for (const source of SOURCES)
    for (const file of filesUnder(source)) {
      const { size, mtimeMs } = statSync(join(root, file))
      hash.update(`${file} ${size} ${mtimeMs}\n`)
    }
  return hash.digest('hex')
}

function filesUnder(path) {
  const full = join(root, path)
  if (!existsSync(full)) return []
  if (!statSync(full).isDirectory()) return [path]
  return readdirSync(full)
    .sort()
    .filter((name) => !/\.test\.tsx?$/.test(name))
    .flatMap((name) => filesUnder(join(path, name)))
}
