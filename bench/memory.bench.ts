import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { setTimeout as wait } from 'node:timers/promises'
import { emptyFolder, filledFolder, found, openWorker, sizes, usedBytes } from './desks.ts'
import { type Figure, MIB, report } from './figures.ts'

/**
 * What the worker holds once it has settled, above a worker with an empty register, beside the bytes of SQLite in use.
 * Resident memory belongs to a process, so each is measured in a process of its own.
 */
const LIMIT = 2
const CALLS = 2_000

const [measured] = process.argv.slice(2)
if (measured === undefined) await compare()
else await measure(measured)

async function compare(): Promise<void> {
  const empty = emptyFolder('memory-empty')
  const desk = await openWorker(empty)
  await found(desk.client, 'sealed')
  await desk.close()
  const baseline = await residentOf(empty)
  for (const size of sizes()) {
    const folder = await filledFolder(size, 'sealed')
    const database = await usedBytes(folder)
    const { opened, settled } = await residentOf(folder)
    const above = { opened: opened - baseline.opened, settled: settled - baseline.settled }
    const figures: Figure[] = [
      { what: 'database', unit: 'MiB', values: { used: database / MIB } },
      {
        what: 'worker after opening',
        unit: 'MiB',
        values: { above: above.opened / MIB, '×': above.opened / database },
      },
      {
        what: 'worker after work',
        unit: 'MiB',
        values: { above: above.settled / MIB, '×': above.settled / database },
        goal: { words: `at most ${LIMIT} × the database`, isMet: above.settled <= LIMIT * database },
      },
    ]
    report(`memory-${size}`, `Memory with ${size} holders, sealed`, figures)
  }
}

interface Resident {
  readonly opened: number
  readonly settled: number
}

async function residentOf(folder: string): Promise<Resident> {
  const child = spawn(process.execPath, ['--expose-gc', import.meta.filename, folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [printed] = await Promise.all([text(child.stdout), once(child, 'close')])
  return JSON.parse(printed) as Resident
}

/** Opens, then works like a busy day: finds and changes. */
async function measure(folder: string): Promise<void> {
  const desk = await openWorker(folder)
  await wait(1_000)
  const opened = process.memoryUsage.rss()
  const { id, seq } = await desk.client.holders.register({ fields: { name: '内存测量' } })
  let seen = seq
  for (let call = 0; call < CALLS; call += 1) {
    await desk.client.holders.find({ query: 'wang' })
    seen = (await desk.client.holders.correct({ id, seen, changes: { note: `第 ${call} 次` } })).seq
  }
  await wait(3_000)
  const settled = process.memoryUsage.rss()
  await desk.close()
  process.stdout.write(JSON.stringify({ opened, settled } satisfies Resident))
}
