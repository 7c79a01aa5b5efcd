#!/usr/bin/env node
/**
 * `npm start`: installs what is missing, builds what is stale, opens the desk. After `--`: `--door desktop|web`,
 * `--data DIR`, `--port N`, `--no-open`, `--demo`.
 */
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'
import { hasDisplay, openWindow } from './steps/browser.mjs'
import { buildStale } from './steps/build.mjs'
import { fetchElectron } from './steps/electron.mjs'
import { installMissing } from './steps/install.mjs'
import { ended, pinnedNode, root, run, say, startFolder } from './steps/run.mjs'

const DEMO_DISTRICT = '500103'

const options = readOptions()
await installMissing()
await buildStale()
const folder = await dataFolder()
const choice = await chooseDoor()
say(`Opening the ${choice.door} door, because ${choice.why}.`)
process.exitCode = choice.door === 'desktop' ? await openDesktop(choice.binary) : await openWeb()

function readOptions() {
  try {
    const { values } = parseArgs({
      options: {
        door: { type: 'string' },
        data: { type: 'string' },
        port: { type: 'string' },
        'no-open': { type: 'boolean' },
        demo: { type: 'boolean' },
      },
    })
    if (values.door !== undefined && !['desktop', 'web'].includes(values.door))
      throw new Error('--door takes desktop or web')
    if (values.port !== undefined && !/^\d{1,5}$/.test(values.port)) throw new Error('--port takes a number')
    return values
  } catch (error) {
    say(`${error.message}. Usage: npm start -- [--door desktop|web] [--data DIR] [--port N] [--no-open] [--demo]`)
    process.exit(2)
  }
}

/** Arguments that name the data folder; none where the door's own default is meant. */
async function dataFolder() {
  if (options.data === undefined && !options.demo) return []
  const data = options.data === undefined ? join(root, '.cache/demo-desk') : resolve(startFolder, options.data)
  if (options.demo && !existsSync(join(data, 'desk.json'))) {
    say(`Founding a desk with fictitious people in ${data} …`)
    const found = ['init', '--district', DEMO_DISTRICT, '--trial', '--demo', '--data', data]
    const code = await run(pinnedNode, [join(root, 'out/main/cli.js'), ...found])
    if (code !== 0) process.exit(code)
  }
  return ['--data', data]
}

/** Which door, and why in words that end a sentence. */
async function chooseDoor() {
  if (options.door === 'web') return { door: 'web', why: 'it was asked for' }
  if (!hasDisplay()) return { door: 'web', why: 'there is no display for a window' }
  if (options.port !== undefined || options['no-open']) return { door: 'web', why: '--port and --no-open belong to it' }
  const { binary, why } = await fetchElectron({ isWanted: options.door === 'desktop' })
  if (binary === undefined) return { door: 'web', why }
  return { door: 'desktop', why: options.door === 'desktop' ? 'it was asked for' : 'Electron is there', binary }
}

async function openDesktop(binary) {
  const code = await run(binary, [root, ...folder])
  if (code === 0 || options.door === 'desktop') return code
  say('Opening the web door, because Electron ended with an error.')
  return openWeb()
}

/** Serves until Ctrl C. The door prints its address, with a token that works once, as its only line. */
async function openWeb() {
  const port = options.port === undefined ? [] : ['--port', options.port]
  const args = [join(root, 'out/main/web.js'), ...folder, ...port, '--no-open']
  const door = spawn(pinnedNode, args, { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] })
  createInterface(door.stdout).on('line', (line) => {
    process.stdout.write(`${line}\n`)
    if (!line.startsWith('http://127.0.0.1:')) return
    if (options['no-open'] || !hasDisplay()) say('Open this address in a browser; Ctrl C ends the desk.')
    else say(`The desk is open in ${openWindow(line)}; Ctrl C ends it.`)
  })
  return ended(door)
}
