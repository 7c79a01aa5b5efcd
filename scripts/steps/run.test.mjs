import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterAll, describe, expect, it } from 'vitest'

const folder = mkdtempSync(join(tmpdir(), 'yingcai-run-'))
afterAll(() => rmSync(folder, { recursive: true }))

const steps = join(import.meta.dirname, 'run.mjs')

describe('a program that runs another', () => {
  it.each(['SIGTERM', 'SIGINT'])(
    'lets the other close its files and then ends itself when it gets %s',
    async (signal) => {
      const closed = join(folder, signal)
      const child = join(folder, 'child.mjs')
      writeFileSync(
        child,
        `import { writeFileSync } from 'node:fs'
       process.once('${signal}', () => setTimeout(() => { writeFileSync('${closed}', 'closed'); process.exit(0) }, 100))
       setInterval(() => {}, 1000)
       console.log('ready')`,
      )
      const program = `
      import { run } from ${JSON.stringify(steps)}
      await run(process.execPath, [${JSON.stringify(child)}])
      console.log('went on')`
      const parent = spawn(process.execPath, ['--input-type=module', '-e', program], {
        stdio: ['ignore', 'pipe', 'inherit'],
      })
      const lines = []
      createInterface(parent.stdout).on('line', (line) => {
        lines.push(line)
        if (line === 'ready') parent.kill(signal)
      })
      const [code] = await once(parent, 'close')
      expect(readFileSync(closed, 'utf8')).toBe('closed')
      expect([code, lines]).toEqual([0, ['ready']])
    },
  )
})
