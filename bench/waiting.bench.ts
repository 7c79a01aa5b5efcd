import { setTimeout as wait } from 'node:timers/promises'
import { emptyFolder, found, openWorker, fill, sizes, untilSnapshot } from './desks.ts'
import { type Figure, report, spread } from './figures.ts'

/**
 * How long a window waits for an answer while the desk is busy: a read and a durable change every few milliseconds
 * while a job writes people, while the snapshot after it is built, and while the log is verified.
 */
const PAUSE_MS = 3
const LIMIT_MS = 50

type Desk = Awaited<ReturnType<typeof openWorker>>

for (const size of sizes()) {
  const desk = await openWorker(emptyFolder(`waiting-${size}`))
  await found(desk.client, 'sealed')
  const figures = [
    await during('nothing else', desk, () => wait(2_000)),
    await during('demo.fill', desk, () => fill(desk.client, size)),
    await during('a snapshot', desk, () => untilSnapshot(desk.client)),
    await during('desk.verify', desk, () => verify(desk)),
  ]
  await desk.close()
  report(`waiting-${size}`, `Waiting for an answer with ${size} holders, sealed`, figures.flat())
}

async function verify({ client }: Desk): Promise<void> {
  for await (const event of await client.desk.verify({})) if (event.type === 'done') return
}

async function during(what: string, desk: Desk, busy: () => Promise<void>): Promise<Figure[]> {
  let isBusy = true
  const asked = { reads: [] as number[], changes: [] as number[] }
  const probing = Promise.all([
    probe(asked.reads, () => desk.client.holders.find({ query: '欧阳' })),
    probe(asked.changes, changeOf(desk)),
  ])
  await busy()
  isBusy = false
  await probing
  return Object.entries(asked).map(([kind, samples]) => ({
    what: `${kind} during ${what}`,
    unit: 'ms',
    values: { calls: samples.length, ...spread(samples) },
    goal: { words: `no call over ${LIMIT_MS} ms`, isMet: spread(samples).max <= LIMIT_MS },
  }))

  async function probe(samples: number[], ask: () => Promise<unknown>): Promise<void> {
    while (isBusy) {
      const from = performance.now()
      await ask()
      samples.push(performance.now() - from)
      await wait(PAUSE_MS)
    }
  }
}

/** A small change that any state of the register allows: the employer of a holder registered beside the job. */
function changeOf({ client }: Desk): () => Promise<void> {
  let target: { id: number; seq: number } | null = null
  let calls = 0
  return async () => {
    calls += 1
    if (target === null) target = await client.holders.register({ fields: { name: '窗口来人' } })
    else target = await client.holders.correct({ id: target.id, seen: target.seq, changes: { note: `第 ${calls} 次` } })
  }
}
