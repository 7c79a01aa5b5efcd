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

/** 50 in every run; `YINGCAI_KILLS=1000` for the long one. */
const KILLS = Number(process.env['YINGCAI_KILLS'] ?? 50)
const IN_FLIGHT_SHARE = 0.6
/** A process lives at most this long after it has opened the folder. */
const LONGEST_LIFE_MS = 250
/** Every so many kills the folder is new, so that opening stays short. */
const KILLS_A_FOLDER = 50

it(
  'keeps every acknowledged change and nothing half-done when the process is killed at any moment',
  async () => {
    const root = mkdtempSync(join(tmpdir(), 'yingcai-kills-'))
    const tally = { kills: 0, inFlight: 0, whileOpening: 0, answered: 0, byAsk: {} as Record<string, number> }
    try {
      const desks: Desk[] = []
      for (let at = 0; at < KILLS; at += 1) {
        const kind = at % 4 === 3 ? 'fill' : 'people'
        const place = Math.floor(at / KILLS_A_FOLDER)
        const desk = (desks[place * 2 + Number(kind === 'fill')] ??= newDesk(join(root, `${kind}-${place}`), kind))
        const life = await liveAndDie(desk, at % 7 === 6)
        tally.kills += 1
        tally.answered += life.answered
        tally.whileOpening += Number(!life.hasOpened)
        if (life.unanswered) {
          tally.inFlight += 1
          tally.byAsk[life.unanswered.do] = (tally.byAsk[life.unanswered.do] ?? 0) + 1
        }
      }
      // What the last kill of each folder left behind is looked at too.
      for (const desk of desks.filter(Boolean)) await liveAndDie(desk, false, 0)
      console.log(`Killed: ${JSON.stringify(tally)}`)
      expect(tally.kills).toBe(KILLS)
      expect(tally.inFlight).toBeGreaterThanOrEqual(KILLS * IN_FLIGHT_SHARE)
    } finally {
      rmSync(root, { recursive: true, force: true })
    }
  },
  KILLS * 10_000,
)

interface Desk {
  readonly folder: string
  readonly kind: 'people' | 'fill'
  /** What must be found next: one of these. */
  expected: Expected[]
}

function newDesk(folder: string, kind: Desk['kind']): Desk {
  return { folder, kind, expected: [new Expected()] }
}

interface Life {
  readonly hasOpened: boolean
  readonly answered: number
  readonly unanswered: Ask | null
}

/** Runs one process until it is killed, and checks what it found against what the ones before were told. */
async function liveAndDie(desk: Desk, isDuringOpening: boolean, longestMs = LONGEST_LIFE_MS): Promise<Life> {
  const writer = fileURLToPath(new URL('./kill-writer.ts', import.meta.url))
  const child = spawn(process.execPath, [writer, desk.folder, desk.kind], { stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = once(child, 'close') as Promise<[number | null, string | null]>
  const lines: string[] = []
  const reader = createInterface({ input: child.stdout })
  const opened = new Promise<void>((resolve) => {
    reader.on('line', (line) => {
      lines.push(line)
      if (line.startsWith('found')) resolve()
    })
  })
  await Promise.race([isDuringOpening ? wait(Math.random() * 1500) : opened, ended])
  await Promise.race([wait(Math.random() * longestMs), ended])
  child.kill('SIGKILL')
  const [, signal] = await ended
  expect(signal, 'the process ended by itself').toBe('SIGKILL')
  return check(desk, lines)
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
        expect(found.problems).toEqual([])
        now = desk.expected.find((one) => one.is(value as Found))
        if (!now)
          expect(found).toEqual(desk.expected.map(({ people, total }) => ({ people: [...people.values()], total })))
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
  return { hasOpened: found !== null, answered, unanswered }
}
