import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { Expected, type Ask, type Found } from './kill-model.ts'

const COMPILED = mkdtempSync(join(tmpdir(), 'yingcai-compiled-'))

/** 50 in every run; `YINGCAI_KILLS=1000` for the long one. */
const KILLS = Number(process.env['YINGCAI_KILLS'] ?? 50)
const IN_FLIGHT_SHARE = 0.6
/** A process is killed a moment after it has asked for at most so many changes. */
const LONGEST_LIFE = { people: { asks: 25, momentMs: 15 }, fill: { asks: 3, momentMs: 400 } }
/** Every so many kills the folder is new, so that opening stays short. */
const KILLS_A_FOLDER = 25
/** Side by side, each with folders of its own; more only wait for each other's processor. */
const LANES = 2
/** What opening says of a record that the kill cut off: a system that kills stops a long write between two pages. */
const CUT_OFF = 'log/torn-frame'

it(
  'keeps every acknowledged change and nothing half-done when the process is killed at any moment',
  async () => {
    const root = mkdtempSync(join(tmpdir(), 'yingcai-kills-'))
    try {
      // Half of a start is compiling the same sources again; only a process that ends by itself leaves them behind.
      await once(startWriter({ folder: join(root, 'warm'), kind: 'nothing' }), 'close')
      const killsALane = Math.ceil(KILLS / LANES)
      const lanes = Array.from({ length: LANES }, (_, lane) => killAgainAndAgain(join(root, `${lane}`), killsALane))
      const lives = (await Promise.all(lanes)).flat()
      const inFlight = lives.flatMap(({ unanswered }) => (unanswered ? [unanswered.do] : []))
      console.log(
        `${lives.length} kills, ${inFlight.length} with a call in flight (${countEach(inFlight)}), ` +
          `${lives.filter(({ hasOpened }) => !hasOpened).length} while opening; ` +
          `${lives.reduce((sum, { answered }) => sum + answered, 0)} changes acknowledged and found`,
      )
      expect(lives.length).toBeGreaterThanOrEqual(KILLS)
      expect(inFlight.length).toBeGreaterThanOrEqual(KILLS * IN_FLIGHT_SHARE)
    } finally {
      for (const folder of [root, COMPILED]) rmSync(folder, { recursive: true, force: true })
    }
  },
  KILLS * 10_000,
)

async function killAgainAndAgain(root: string, kills: number): Promise<Life[]> {
  const lives: Life[] = []
  const desks = new Map<string, Desk>()
  for (let at = 0; at < kills; at += 1) {
    const kind = at % 4 === 3 ? 'fill' : 'people'
    const name = `${kind}-${Math.floor(at / KILLS_A_FOLDER)}`
    const desk = desks.get(name) ?? { folder: join(root, name), kind, expected: [new Expected()], mayBeCutOff: false }
    desks.set(name, desk)
    lives.push(await liveAndDie(desk, at % 7 === 6))
  }
  // What the last kill of each folder left behind is looked at too.
  for (const desk of desks.values()) await liveAndDie(desk, false, { asks: 0, momentMs: 0 })
  return lives
}

function countEach(words: readonly string[]): string {
  const counts = new Map<string, number>()
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1)
  return [...counts].map(([word, count]) => `${word} ${count}`).join(', ')
}

interface Desk {
  readonly folder: string
  readonly kind: 'people' | 'fill'
  /** What must be found next: one of these. */
  expected: Expected[]
  /** Whether the process before may have died while it wrote. */
  mayBeCutOff: boolean
}

interface Life {
  readonly hasOpened: boolean
  readonly answered: number
  readonly unanswered: Ask | null
}

/** Runs one process until it is killed, and checks what it found against what the ones before were told. */
async function liveAndDie(desk: Desk, isDuringOpening: boolean, longest = LONGEST_LIFE[desk.kind]): Promise<Life> {
  const child = startWriter(desk)
  const ended = once(child, 'close') as Promise<[number | null, string | null]>
  const lines: string[] = []
  const asksToGo = Math.floor(Math.random() * longest.asks)
  const hasAsked = new Promise<void>((resolve) => {
    let asks = 0
    createInterface({ input: child.stdout }).on('line', (line) => {
      lines.push(line)
      if (line.startsWith('ask')) asks += 1
      if (asks >= asksToGo) resolve()
    })
  })
  await Promise.race([isDuringOpening ? wait(Math.random() * 1500) : hasAsked, ended])
  await Promise.race([wait(Math.random() * longest.momentMs), ended])
  child.kill('SIGKILL')
  const [, signal] = await ended
  expect(signal, 'the process ended by itself').toBe('SIGKILL')
  return check(desk, lines)
}

function startWriter({ folder, kind }: { readonly folder: string; readonly kind: Desk['kind'] | 'nothing' }) {
  const writer = fileURLToPath(new URL('./kill-writer.ts', import.meta.url))
  return spawn(process.execPath, [writer, folder, kind], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NODE_COMPILE_CACHE: COMPILED },
  })
}

function check(desk: Desk, lines: readonly string[]): Life {
  let found: Found | null = null
  let unanswered: Ask | null = null
  let answered = 0
  let now: Expected | undefined
  for (const line of lines) {
    const space = line.indexOf(' ')
    const value: unknown = JSON.parse(line.slice(space))
    switch (line.slice(0, space)) {
      case 'found':
        found = value as Found
        now = whatStands(desk, found)
        break
      case 'ask':
        unanswered = value as Ask
        break
      case 'done':
        if (unanswered) now = now?.after(unanswered)
        unanswered = null
        answered += 1
    }
  }
  // A call without an answer may have happened or not, but only whole.
  if (now) desk.expected = unanswered ? [now, now.after(unanswered)] : [now]
  desk.mayBeCutOff = unanswered !== null || found === null
  return { hasOpened: found !== null, answered, unanswered }
}

/** The expectation that was met; a call whose record was cut off must not have happened. */
function whatStands({ expected, mayBeCutOff }: Desk, found: Found): Expected {
  const isCutOff = mayBeCutOff && found.problems.includes(CUT_OFF)
  expect(found.problems).toEqual(isCutOff ? [CUT_OFF] : [])
  const possible = isCutOff ? expected.slice(0, 1) : expected
  const met = possible.find((one) => one.is(found))
  if (!met) expect(found).toEqual(possible.map(({ people, total }) => ({ people: [...people.values()], total })))
  return met ?? new Expected()
}
