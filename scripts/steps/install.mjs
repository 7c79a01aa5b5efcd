/** Installing what is missing: only what package-lock.json names, and no Electron binary. */
import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { pinnedNode, root, run, say } from './run.mjs'

/** npm writes this file at the end of every install. */
const marker = join(root, 'node_modules/.package-lock.json')

/** Installs the packages when they are absent or older than package-lock.json. Ends the program when that fails. */
export async function installMissing() {
  if (!isInstalled()) {
    say('Installing what package-lock.json names …')
    const code = await runNpm(['ci', '--no-audit', '--no-fund'])
    if (code !== 0) process.exit(code)
  }
  if (!existsSync(pinnedNode)) {
    // npm leaves the install script of a package out when it is told to; this one fetches the pinned Node.
    const code = await runNpm(['rebuild', 'node', '--ignore-scripts=false'])
    if (code !== 0 || !existsSync(pinnedNode)) {
      say('The pinned Node is missing under node_modules/node: "npm rebuild node" has to succeed first.')
      process.exit(1)
    }
  }
}

function isInstalled() {
  return existsSync(marker) && statSync(marker).mtimeMs >= statSync(join(root, 'package-lock.json')).mtimeMs
}

/** npm as it was started, else the one on the path. Its messages go to stderr: stdout belongs to the command. */
function runNpm(args) {
  const options = { stdio: ['ignore', process.stderr, process.stderr] }
  const { npm_execpath: npm } = process.env
  if (npm !== undefined && /\.[cm]?js$/.test(npm)) return run(process.execPath, [npm, ...args], options)
  return run('npm', args, { ...options, shell: process.platform === 'win32' })
}
