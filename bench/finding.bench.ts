import { pinyin } from 'pinyin-pro'
import type { DeskClient } from '#door/client.ts'
import { filledFolder, openDispatch, openWorker, sizes } from './desks.ts'
import { type Figure, report, spread } from './figures.ts'

/** What a clerk types into the one box, kind by kind, for people all over the register. */
const CALLS = 400

for (const size of sizes()) {
  const folder = await filledFolder(size, 'sealed')
  const desk = await openDispatch(folder)
  const queries = await queriesOf(desk.client)
  const figures: Figure[] = []
  for (const [kind, asked] of Object.entries(queries)) {
    figures.push({ what: `${kind} (${asked[0]})`, unit: 'ms', values: { ...spread(await ask(desk.client, asked)) } })
  }
  await desk.close()

  const far = await openWorker(folder)
  const all = Object.values(queries).flat()
  figures.push({ what: 'any, round trip', unit: 'ms', values: { ...spread(await ask(far.client, all)) } })
  await far.close()
  report(`finding-${size}`, `Finding one of ${size} holders`, figures)
}

async function ask(client: DeskClient, queries: readonly string[]): Promise<number[]> {
  const samples: number[] = []
  for (let call = 0; call < CALLS; call += 1) {
    // A step that shares no factor with the number of queries reaches all of them in an order of its own.
    const query = queries[(call * 7_919) % queries.length] ?? ''
    const from = performance.now()
    await client.holders.find({ query })
    samples.push(performance.now() - from)
  }
  return samples
}

async function queriesOf(client: DeskClient): Promise<{ [kind: string]: string[] }> {
  const holders = await someOf(client)
  const names = holders.map(({ name }) => name)
  const spelled = names.map((name) => pinyin(name, { toneType: 'none', surname: 'head', type: 'array', v: true }))
  const given = (texts: readonly (string | null | undefined)[]) => texts.filter((text) => !!text) as string[]
  return {
    'whole name': names,
    'end of the name': names.map((name) => [...name].slice(-2).join('')),
    surname: names.map((name) => [...name][0] ?? ''),
    pinyin: spelled.map((syllables) => syllables.join('')),
    'pinyin begun': spelled.map((syllables) => syllables.join('').slice(0, 4)),
    initials: spelled.map((syllables) => syllables.map((syllable) => syllable[0]).join('')),
    'tail of the identity': given(holders.map(({ identities }) => identities[0]?.masked.slice(-4))),
    'tail of the phone': given(holders.map(({ phoneMasked }) => phoneMasked?.slice(-4))),
    nobody: ['查无此人', 'zzzzzz', '00000000'],
  }
}

/** A few of every page of the register. */
async function someOf(client: DeskClient) {
  const some = []
  for (let after: number | null = null; ;) {
    const page: Awaited<ReturnType<DeskClient['holders']['list']>> = await client.holders.list({ after, limit: 200 })
    some.push(...page.holders.filter((_, at) => at % 50 === 0))
    after = page.holders.at(-1)?.id ?? null
    if (after === null) return some
  }
}
