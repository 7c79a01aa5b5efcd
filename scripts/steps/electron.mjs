/** The Electron binary: found, fetched once, or the reason why there is none. */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { pinnedNode, root, run, say } from './run.mjs'

const REMEMBERED_MS = 24 * 60 * 60 * 1000
const ADVICE = 'ELECTRON_MIRROR=<address>/ sets a mirror; "npx install-electron" fetches without a limit'

/** Where the package lies and what is remembered of it. */
const PLACE = {
  folder: join(root, 'node_modules/electron'),
  failure: join(root, '.cache/electron-fetch-failed.json'),
  limitMs: 20_000,
}

/** Path of the installed Electron binary, or undefined. */
export function electronBinary({ folder } = PLACE) {
  const named = join(folder, 'path.txt')
  if (!existsSync(named)) return undefined
  const dist = process.env.ELECTRON_OVERRIDE_DIST_PATH ?? join(folder, 'dist')
  const binary = join(dist, readFileSync(named, 'utf8'))
  return existsSync(binary) ? binary : undefined
}

/**
 * The binary, fetched where it is missing. Gives `{ binary }`, or `{ why }` in words: a fetch that failed is not tried
 * again for a day, unless another mirror is set or `isWanted` says that somebody asked for the desktop door by name.
 */
export async function fetchElectron({ isWanted = false, place = PLACE, now = Date.now() } = {}) {
  const present = electronBinary(place)
  if (present !== undefined) return { binary: present }
  const mirror = process.env.ELECTRON_MIRROR ?? ''
  if (!isWanted && failedLately(place, mirror, now))
    return { why: `the last fetch of Electron failed less than a day ago (${ADVICE})` }

  say(`Fetching Electron (at most ${place.limitMs / 1000} seconds) …`)
  const code = await run(pinnedNode, [join(place.folder, 'install.js')], { stdio: 'ignore', timeout: place.limitMs })
  const fetched = electronBinary(place)
  if (code === 0 && fetched !== undefined) {
    rmSync(place.failure, { force: true })
    return { binary: fetched }
  }
  mkdirSync(dirname(place.failure), { recursive: true })
  writeFileSync(place.failure, JSON.stringify({ at: now, mirror }))
  return { why: `Electron could not be fetched (${ADVICE})` }
}

function failedLately({ failure }, mirror, now) {
  try {
    const last = JSON.parse(readFileSync(failure, 'utf8'))
    return last.mirror === mirror && now - last.at < REMEMBERED_MS
  } catch {
    return false
  }
}
