import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { filledFolder, openWorker, PASSPHRASE, type Seal, sizes } from './desks.ts'
import { type Figure, report, spread } from './figures.ts'

/** From the start of the worker, and of a whole process, to the first answered find. */
const RUNS = 5
const LIMIT_MS: { readonly [size: number]: number } = { 10_000: 1_000, 120_000: 4_000 }
const CLI = join(import.meta.dirname, '../out/main/cli.js')

for (const size of sizes()) {
  const figures: Figure[] = []
  for (const seal of ['plain', 'sealed'] as const) {
    const folder = await filledFolder(size, seal)
    figures.push(await measure(`${seal}, worker`, size, () => openInWorker(folder)))
    figures.push(await measure(`${seal}, process`, size, () => openInProcess(folder, seal)))
  }
  report(`opening-${size}`, `Opening ${size} holders to the first answered find`, figures)
}

async function measure(what: string, size: number, open: () => Promise<void>): Promise<Figure> {
  const samples: number[] = []
  for (let run = 0; run < RUNS; run += 1) {
    const from = performance.now()
    await open()
    samples.push(performance.now() - from)
  }
  const times = spread(samples)
  const limit = LIMIT_MS[size]
  const goal = limit && { goal: { words: `under ${limit} ms`, isMet: times.p50 < limit } }
  return { what, unit: 'ms', values: { p50: times.p50, max: times.max }, ...goal }
}

/** Logging in is part of it: in a sealed folder the key is stretched for about a third of a second. */
async function openInWorker(folder: string): Promise<void> {
  const desk = await openWorker(folder, 'read')
  const { matches } = await desk.client.holders.find({ query: 'wang' })
  if (matches.length === 0) throw new Error('nobody was found')
  void desk.close()
}

async function openInProcess(folder: string, seal: Seal): Promise<void> {
  const env = { ...process.env, YINGCAI_PASSPHRASE: seal === 'sealed' ? PASSPHRASE : '' }
  const child = spawn(process.execPath, [CLI, 'find', 'wang', '--data', folder], { stdio: 'ignore', env })
  const [code] = (await once(child, 'close')) as [number]
  if (code !== 0) throw new Error(`desk find ended with ${code}`)
}
