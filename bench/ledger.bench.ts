import { mkdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { WorkbookWriter } from '@cj-tech-master/excelts'
import { createClient } from '#door/client.ts'
import { startWorker } from '#door/worker-host.ts'
import { PASSPHRASE, WORKER_FILE } from './desks.ts'
import { BENCH_FOLDER, MIB, report, spread, type Figure } from './figures.ts'
import { longLedger } from './long-ledger.ts'

/**
 * The ledger of an office as a workbook, from the call to the file, while a clerk looks people up; beside it the same rows
 * written by the library's bare stream. `BENCH_ROWS` measures another number of rows.
 */
const ROWS = Number(process.env['BENCH_ROWS'] ?? 100_000)
const ROUNDS = 3
const MOST = 1.5
const LONGEST_CALL_MS = 50

const place = join(BENCH_FOLDER, 'run', 'ledger-files')
mkdirSync(place, { recursive: true })
const host = startWorker({ workerFile: WORKER_FILE, folder: await longLedger(ROWS), mode: 'write', version: '0.0.0' })
host.useFiles({ find: () => null, make: (name) => ({ token: name, path: join(place, name) }) })
const client = createClient(host.connect())
await client.desk.login({ login: 'bench', passphrase: PASSPHRASE })

type Format = 'xlsx' | 'csv' | 'json'
const took = { bare: [] as number[], xlsx: [] as number[], csv: [] as number[], json: [] as number[] }
const calls: number[] = []
const bytes = { bare: 0, xlsx: 0, csv: 0, json: 0 }

await exported('json', false)
const rows = cellsOf(await exported('json', false))
const memory = { bare: 0, xlsx: 0, csv: 0, json: 0 }
for (let round = 0; round < ROUNDS; round += 1) {
  took.bare.push(await timed('bare', writeBare))
  for (const format of ['xlsx', 'csv', 'json'] as const) {
    const path = await exported(format, true)
    bytes[format] = statSync(path).size / MIB
  }
}
await host.stop()

const values = (of: keyof typeof took) => ({ ...spread(took[of]), 'MiB more': memory[of], 'MiB file': bytes[of] })
const ratio = Math.min(...took.xlsx) / Math.min(...took.bare)
const { p99, max } = spread(calls)
const figures: Figure[] = [
  { what: 'bare stream', unit: 'ms', values: values('bare') },
  {
    what: 'the desk, from the call to the workbook',
    unit: 'ms',
    values: { ...values('xlsx'), '× bare': ratio },
    goal: { words: `at most ${MOST} × the bare stream`, isMet: ratio <= MOST },
  },
  { what: 'the same as csv', unit: 'ms', values: values('csv') },
  { what: 'the same as json', unit: 'ms', values: values('json') },
  {
    what: 'a look-up meanwhile',
    unit: 'ms',
    values: { p99, max },
    goal: { words: `${LONGEST_CALL_MS} ms`, isMet: max <= LONGEST_CALL_MS },
  },
]
report('ledger', `A ledger of ${rows.length} requests as a file`, figures)
rmSync(place, { recursive: true, force: true })

/** Has the ledger written, and answers with its place. */
async function exported(format: Format, isMeasured: boolean): Promise<string> {
  const order = { from: '2020-01-01', to: '2020-01-01', format, filter: { view: 'all' } } as const
  let token = ''
  const run = async () => {
    for await (const event of await client.exports.ledger(order)) if (event.type === 'done') token = event.result.token
  }
  if (isMeasured) took[format].push(await timed(format, run))
  else await run()
  return join(place, token)
}

async function timed(which: keyof typeof took, write: () => Promise<void>): Promise<number> {
  globalThis.gc?.()
  const before = process.memoryUsage().rss
  const watch = { isOver: false }
  const clerk = (async () => {
    while (!watch.isOver) {
      const from = performance.now()
      if (which !== 'bare') {
        await client.holders.find({ query: '王伟' })
        calls.push(performance.now() - from)
      }
      memory[which] = Math.max(memory[which], (process.memoryUsage().rss - before) / MIB)
      await wait(50)
    }
  })()
  const from = performance.now()
  try {
    await write()
    return performance.now() - from
  } finally {
    watch.isOver = true
    await clerk
  }
}

async function writeBare(): Promise<void> {
  const filename = join(place, 'bare.xlsx')
  const workbook = new WorkbookWriter({ filename, useStyles: false, useSharedStrings: false })
  const sheet = workbook.addWorksheet('台账')
  for (const row of rows) sheet.addRow([...row]).commit()
  sheet.commit()
  await workbook.commit()
  bytes.bare = statSync(filename).size / MIB
}

function cellsOf(path: string): (string | number | null)[][] {
  const { ledger } = JSON.parse(readFileSync(path, 'utf8')) as { ledger: Record<string, string | number | null>[] }
  return ledger.map((row) => Object.values(row))
}
