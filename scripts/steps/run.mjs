/** Running programs: the development tools, and our own scripts, on the Node that package.json pins. */
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..')

/** Where the user stood: npm changes to the repository's root and leaves this behind. */
export const startFolder = process.env.INIT_CWD ?? process.cwd()

/** The system's Node may be as old as 20.19; some tools want a newer one. */
export const pinnedNode = join(root, 'node_modules/node/bin', process.platform === 'win32' ? 'node.exe' : 'node')

/** The package that each tool comes from. */
const PACKAGES = {
  'electron-vite': 'electron-vite',
  oxlint: 'oxlint',
  playwright: '@playwright/test',
  prettier: 'prettier',
  tsc: 'typescript',
  vitest: 'vitest',
}

/** Command and arguments that run a tool on the pinned Node. */
export function toolCommand(name, args) {
  const owner = PACKAGES[name]
  if (owner === undefined) throw new Error(`no tool "${name}"; there are: ${Object.keys(PACKAGES).join(', ')}`)
  const folder = join(root, 'node_modules', owner)
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  return [pinnedNode, [join(folder, typeof bin === 'string' ? bin : bin[name]), ...args]]
}

/** Runs a tool in the foreground; resolves with its exit code. */
export function runTool(name, args, options = {}) {
  return run(...toolCommand(name, args), options)
}

/** Runs a program from the repository's root; resolves with its exit code, 1 where a signal ended it. */
export function run(command, args, options = {}) {
  const child = spawn(command, args, { cwd: root, stdio: 'inherit', ...options })
  return ended(child)
}

/**
 * Waits for a child. What would end this program is passed on, so that the child can close its files first; then this
 * program ends too.
 */
export function ended(child) {
  return new Promise((done, failed) => {
    let isEnding = false
    const passOn = (signal) => {
      isEnding = true
      // A terminal sends Ctrl C to both of us already, and a second one would cut the closing short.
      if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal)
    }
    process.on('SIGINT', passOn).on('SIGTERM', passOn)
    child.on('error', failed)
    child.on('close', (code) => {
      if (isEnding) process.exit(code ?? 1)
      process.off('SIGINT', passOn).off('SIGTERM', passOn)
      done(code ?? 1)
    })
  })
}

/** One sentence to whoever is at the terminal; stdout belongs to the command itself. */
export function say(sentence) {
  process.stderr.write(`${sentence}\n`)
}
