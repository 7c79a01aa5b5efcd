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
    await during('a snapshot', desk, () => untilSnapshot(desk.client, size)),
    await during('desk.verify', desk, () => verify(desk)),
  ]
  await desk.close()
  report(`waiting-${size}`, `Waiting for an answer with ${size} holders, sealed`, figures.flat())
}

async function verify({ client }: Desk): Promise<void> {
  for await (const event of await client.desk.verify({})) if (event.type === 'done') return
}

async function during(what: string, desk: Desk, busy: () => Promise<void>): Promise<Figure[]> {
  const change = await changeOf(desk)
  let isBusy = true
  const asked = { reads: [] as number[], changes: [] as number[] }
  const probing = Promise.all([
    probe(asked.reads, () => desk.client.holders.find({ query: '欧阳' })),
    probe(asked.changes, change),
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

/** A durable change that needs no holder: the register has to be empty for the job, and its people wait for its end. */
async function changeOf({ client }: Desk): Promise<() => Promise<void>> {
  const { departments } = await client.departments.list({})
  let { id, seq } = departments[0] ?? (await client.departments.add({ fields: { nameZh: '测量科' } }))
  let calls = 0
  return async () => {
    calls += 1
    const changes = { liaisonName: `联络员${calls}` }
    ;({ id, seq } = await client.departments.correct({ id, seen: seq, changes }))
  }
}
