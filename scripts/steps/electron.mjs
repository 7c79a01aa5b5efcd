/** The Electron binary: found, fetched once, or the reason why there is none. */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { pinnedNode, root, run, say } from './run.mjs'

const FETCH_LIMIT_MS = 20_000
const REMEMBERED_MS = 24 * 60 * 60 * 1000

const folder = join(root, 'node_modules/electron')
const failure = join(root, '.cache/electron-fetch-failed.json')

/** Path of the installed Electron binary, or undefined. */
export function electronBinary() {
  const dist = process.env.ELECTRON_OVERRIDE_DIST_PATH ?? join(folder, 'dist')
  const named = join(folder, 'path.txt')
  if (!existsSync(named)) return undefined
  const binary = join(dist, readFileSync(named, 'utf8'))
  return existsSync(binary) ? binary : undefined
}

/**
 * The binary, fetched where it is missing. Gives `{ binary }`, or `{ why }` in words: a fetch that failed is not tried
 * again for a day, unless another mirror is set or `isWanted` says that somebody asked for the desktop door by name.
 */
export async function fetchElectron({ isWanted = false } = {}) {
  const present = electronBinary()
  if (present !== undefined) return { binary: present }
  const mirror = process.env.ELECTRON_MIRROR ?? ''
  if (!isWanted && failedLately(mirror)) return { why: `the fetch of Electron failed less than a day ago (${ADVICE})` }

  say(`Fetching Electron (at most ${FETCH_LIMIT_MS / 1000} seconds) …`)
  const code = await run(pinnedNode, [join(folder, 'install.js')], { stdio: 'ignore', timeout: FETCH_LIMIT_MS })
  const fetched = electronBinary()
  if (code === 0 && fetched !== undefined) {
    rmSync(failure, { force: true })
    return { binary: fetched }
  }
  mkdirSync(dirname(failure), { recursive: true })
  writeFileSync(failure, JSON.stringify({ at: Date.now(), mirror }))
  return { why: `Electron could not be fetched within ${FETCH_LIMIT_MS / 1000} seconds (${ADVICE})` }
}

const ADVICE = 'ELECTRON_MIRROR=<address>/ sets a mirror; "npx install-electron" fetches without a limit'

function failedLately(mirror) {
  try {
    const last = JSON.parse(readFileSync(failure, 'utf8'))
    return last.mirror === mirror && Date.now() - last.at < REMEMBERED_MS
  } catch {
    return false
  }
}
