/**
 * The process that is killed: `kill-writer.ts FOLDER people|fill|nothing`. It opens the folder, says what it finds
 * (`found {…}`), then changes something without pause until it dies. Before each call it says what it asks for
 * (`ask {…}`), after the answer `done`. Lines are written at once, so none is lost that was said.
 */
import { writeSync } from 'node:fs'
import { createClient } from '#door/client.ts'
import { startWorker } from '#door/worker-host.ts'
import type { HolderSummary } from '#shared/contract/holders.ts'
import { FOUNDING } from '../contract/founding.ts'
import { FILLED, type Ask, type Found, type Person } from './kill-model.ts'

const [folder = '', kind = 'people'] = process.argv.slice(2)
const host = startWorker({
  workerFile: new URL('../../out/main/worker.js', import.meta.url),
  folder,
  mode: 'write',
  version: 'test',
})
const desk = createClient(host.connect())
/** The change that an undo would take back. */
let lastSeq: number | null = null
/** People as the answers left them: asking again before each change would leave half of the time without one. */
let people: Known[] = []

const status = await desk.desk.status({})
if (status.state === 'new') await desk.desk.found(FOUNDING)
else await desk.desk.login({ login: FOUNDING.login, passphrase: null })
say('found', await find())
if (kind === 'nothing') {
  await host.stop()
  process.exit(0)
}
for (;;) await (kind === 'fill' ? fillOrTakeBack() : changePeople())

async function find(): Promise<Found> {
  const people: Person[] = []
  let total = 0
  for (const state of ['active', 'merged'] as const) {
    const page = kind === 'fill' ? null : await allOf(state)
    for (const { id } of page ?? []) people.push(await personOf(id, state))
    total += page?.length ?? (await desk.holders.list({ state, limit: 1 })).total
  }
  return { people, total, problems: await problems() }
}

async function allOf(state: Person['state']): Promise<HolderSummary[]> {
  const all: HolderSummary[] = []
  for (;;) {
    const { holders } = await desk.holders.list({ state, after: all.at(-1)?.id ?? null, limit: 200 })
    if (holders.length === 0) return all
    all.push(...holders)
  }
}

async function personOf(id: number, state: Person['state']): Promise<Person> {
  const { name, title, identities, employments, relatives } = await desk.holders.get({ id })
  return {
    name,
    title,
    state,
    identities: identities.length,
    employments: employments.length,
    relatives: relatives.length,
  }
}

async function problems(): Promise<string[]> {
  const known = (await desk.desk.status({})).problems
  for await (const event of await desk.desk.verify({})) {
    if (event.type === 'done') return [...known, ...event.result.problems].map(({ code }) => code)
  }
  return ['no answer']
}

interface Known {
  readonly id: number
  readonly name: string
  seq: number
}

async function changePeople(): Promise<void> {
  if (people.length === 0) people = [...(await desk.holders.list({ limit: 200 })).holders]
  const [one, other] = [pick(people), pick(people)]
  const chance = Math.random()
  if (!one || !other || chance < 0.25) await register()
  else if (chance < 0.7) await correct(one)
  else if (chance < 0.85 && one.id !== other.id) await merge(one, other)
  else if (lastSeq !== null) await undo(lastSeq)
}

async function register(): Promise<void> {
  const mark = process.hrtime.bigint().toString()
  const name = `人${mark}`
  const unknown = { department: null, post: null, fromOn: null, toOn: null }
  const child = { relation: 'child' as const, sex: null, bornOn: null, identity: null, note: null }
  const { id, seq } = await ask({ do: 'register', name }, () =>
    desk.holders.register({
      fields: { name },
      identities: [{ kind: 'passport', number: `E${mark.slice(-12)}` }],
      employments: [
        { ...unknown, employer: `单位${mark.slice(-1)}` },
        { ...unknown, employer: '双聘单位' },
      ],
      relatives: [{ ...child, name: '林小树' }],
    }),
  )
  people.push({ id, name, seq })
  lastSeq = seq
}

async function correct(person: Known): Promise<void> {
  const { id, seq: seen, name } = person
  const title = `职称${Math.random()}`
  const { seq } = await ask({ do: 'correct', name, title }, () =>
    desk.holders.correct({ id, seen, changes: { title } }),
  )
  person.seq = lastSeq = seq
}

async function merge(keep: Known, drop: Known): Promise<void> {
  const target = ({ id, seq }: Known) => ({ id, seen: seq })
  const { seq } = await ask({ do: 'merge', keep: keep.name, drop: drop.name }, () =>
    desk.holders.merge({ keep: target(keep), drop: target(drop) }),
  )
  keep.seq = lastSeq = seq
  people = people.filter((person) => person !== drop)
}

async function undo(seq: number): Promise<void> {
  await ask({ do: 'undo' }, () => desk.history.undo({ seq }))
  lastSeq = null
  people = []
}

async function fillOrTakeBack(): Promise<void> {
  const { total } = await desk.holders.list({ limit: 1 })
  if (total === 0) {
    await ask({ do: 'fill' }, async () => {
      for await (const event of await desk.demo.fill({ holders: FILLED })) void event
    })
  } else {
    const { entries } = await desk.history.recent({})
    const seq = entries.find(({ command }) => command === 'demo.fill')?.seq ?? 0
    await ask({ do: 'take-back-fill' }, () => desk.history.undo({ seq }))
  }
}

async function ask<T>(what: Ask, call: () => Promise<T>): Promise<T> {
  say('ask', what)
  const answer = await call()
  say('done', {})
  return answer
}

function say(word: string, value: object): void {
  writeSync(1, `${word} ${JSON.stringify(value)}\n`)
}

function pick<T>(from: readonly T[]): T | undefined {
  return from[Math.floor(Math.random() * from.length)]
}
