import type { DeskClient } from '#door/client.ts'
import type { HistoryEntry } from '#shared/contract/history.ts'
import type { Command } from './command.ts'
import type { Ask } from './ask.ts'
import { withOpenDesk } from './desk.ts'
import { EXIT, type ExitCode } from './failure.ts'
import type { Sentences } from './sentences.ts'

/** The whole timeline of one holder, newest first; `--json`: `{id, entries}` with the entries of the contract. */
export function history({ id }: Command & { name: 'history' }, ask: Ask): Promise<ExitCode> {
  return withOpenDesk(ask, 'read', async (client) => {
    const entries = await allEntries(client, id)
    const { sentences } = ask.paper
    const text = entries.map((entry) => entryText(entry, sentences)).join('\n\n')
    ask.paper.print({ json: { id, entries }, text: text || sentences.say('history.none') })
    return EXIT.done
  })
}

async function allEntries(client: DeskClient, id: number): Promise<HistoryEntry[]> {
  const all: HistoryEntry[] = []
  for (;;) {
    const last = all.at(-1)
    const { entries, hasMore } = await client.history.of({ table: 'holder', id, ...(last && { before: last.seq }) })
    all.push(...entries)
    if (!hasMore || entries.length === 0) return all
  }
}

function entryText(entry: HistoryEntry, { say }: Sentences): string {
  const head = [
    say('history.seq', { seq: entry.seq }),
    shanghaiTime(entry.at),
    entry.operator ?? '',
    entry.command,
    entry.undoes === null ? '' : say('history.undoes', { seq: entry.undoes }),
    entry.undoneBy === null ? '' : say('history.undoneBy', { seq: entry.undoneBy }),
  ]
  const cells = entry.changes.flatMap((change) =>
    change.cells.map(({ column, before, after }) => {
      const name = `${change.table}.${column}`
      return `    ${name}: ${before ?? '∅'} → ${after ?? '∅'}`
    }),
  )
  return [head.filter(Boolean).join('  '), ...cells].join('\n')
}

/** The Swedish locale writes ISO dates. */
const CLOCK = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'medium' })

function shanghaiTime(instant: string): string {
  return CLOCK.format(new Date(instant))
}
