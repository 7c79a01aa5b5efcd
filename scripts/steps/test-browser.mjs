/** A Chromium and a Chinese font for the end-to-end tests. */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { findChromium } from './browser.mjs'
import { run, runTool, say } from './run.mjs'

/**
 * Installs what is missing: from the system's packages as root on Debian, else the browser through Playwright. Gives
 * the environment that names the browser; empty where Playwright uses its own.
 */
export async function testBrowser() {
  if (isDebianRoot() && (findChromium() === undefined || !hasChineseFont())) {
    await apt('update')
    await apt('install', '-y', '--no-install-recommends', 'chromium', 'fonts-noto-cjk')
  }
  const chromium = findChromium()
  if (chromium === undefined) {
    const code = await runTool('playwright', ['install', 'chromium'])
    if (code !== 0) say('No Chromium could be installed, so the end-to-end tests will fail.')
  }
  if (!hasChineseFont())
    say('There is no Chinese font on this machine: install fonts-noto-cjk to see the screens right.')
  return { env: chromium === undefined ? {} : { CHROMIUM: chromium } }
}

function isDebianRoot() {
  return process.getuid?.() === 0 && existsSync('/etc/debian_version') && existsSync('/usr/bin/apt-get')
}

function hasChineseFont() {
  if (process.platform !== 'linux') return true
  const { stdout } = spawnSync('fc-list', [':lang=zh'], { encoding: 'utf8' })
  return Boolean(stdout?.trim())
}

async function apt(...args) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const code = await run('apt-get', ['-q', ...args], { env, stdio: ['ignore', process.stderr, process.stderr] })
  if (code !== 0) say(`apt-get ${args[0]} failed with ${code}.`)
}
