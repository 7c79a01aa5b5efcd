import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { electronBinary, fetchElectron } from './electron.mjs'

const HOUR_MS = 60 * 60 * 1000
const NOON = Date.UTC(2026, 10, 20, 12)

let folder
let place

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'yingcai-electron-'))
  place = { folder, failure: join(folder, 'cache/failed.json'), limitMs: 20_000 }
  vi.stubEnv('ELECTRON_MIRROR', undefined)
  vi.stubEnv('ELECTRON_OVERRIDE_DIST_PATH', undefined)
  vi.spyOn(process.stderr, 'write').mockReturnValue(true)
})
afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllEnvs()
  rmSync(folder, { recursive: true })
})

/** Electron's package with this installer; each run leaves a line behind. */
function installer(code) {
  writeFileSync(
    join(folder, 'install.js'),
    `const fs = require('node:fs'); fs.appendFileSync('${join(folder, 'runs')}', 'x'); ${code}`,
  )
}

const runs = () => (existsSync(join(folder, 'runs')) ? readFileSync(join(folder, 'runs'), 'utf8').length : 0)
const FAILS = 'process.exit(1)'
const INSTALLS =
  "fs.mkdirSync(__dirname + '/dist'); fs.writeFileSync(__dirname + '/dist/electron', ''); fs.writeFileSync(__dirname + '/path.txt', 'electron')"

describe('the Electron binary', () => {
  it('is used as it is when it is there', async () => {
    mkdirSync(join(folder, 'dist'))
    writeFileSync(join(folder, 'dist/electron'), '')
    writeFileSync(join(folder, 'path.txt'), 'electron')
    installer(FAILS)
    expect(await fetchElectron({ place })).toEqual({ binary: join(folder, 'dist/electron') })
    expect(runs()).toBe(0)
  })

  it('is not there when only its name is', () => {
    writeFileSync(join(folder, 'path.txt'), 'electron')
    expect(electronBinary(place)).toBeUndefined()
  })

  it('is fetched when it is missing', async () => {
    installer(INSTALLS)
    expect(await fetchElectron({ place })).toEqual({ binary: join(folder, 'dist/electron') })
  })

  it('is given up when fetching takes too long', async () => {
    installer('setTimeout(() => {}, 3_600_000)')
    const { why } = await fetchElectron({ place: { ...place, limitMs: 400 } })
    expect(why).toContain('ELECTRON_MIRROR')
  })
})

describe('a failed fetch', () => {
  beforeEach(async () => {
    installer(FAILS)
    await fetchElectron({ place, now: NOON })
    installer(INSTALLS)
  })

  it('is not tried again when it failed less than a day ago', async () => {
    expect((await fetchElectron({ place, now: NOON + 23 * HOUR_MS })).why).toContain('less than a day ago')
    expect(runs()).toBe(1)
  })

  it.each([
    ['a day has passed', { now: NOON + 24 * HOUR_MS }],
    ['the desktop door is asked for', { now: NOON, isWanted: true }],
  ])('is tried again when %s', async (_, options) => {
    expect((await fetchElectron({ place, ...options })).binary).toBeDefined()
    expect(existsSync(place.failure)).toBe(false)
  })

  it('is tried again when another mirror is set', async () => {
    vi.stubEnv('ELECTRON_MIRROR', 'http://127.0.0.1:9/')
    expect((await fetchElectron({ place, now: NOON })).binary).toBeDefined()
  })
})
