import { accessSync, constants, existsSync, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import type { DeskClient } from '#door/client.ts'
import type { ImportIssue, ImportReport, ImportSheet } from '#shared/contract/imports.ts'
import { wholeReport } from './import-report.ts'
import { Refusal } from '#shared/domain/refusal.ts'
import type { Command } from './command.ts'
import type { Ask } from './ask.ts'
import { withOpenDesk } from './desk.ts'
import { EXIT, UsageError, type ExitCode } from './failure.ts'
import { CommandFiles } from './files.ts'
import type { Sentences } from './sentences.ts'
import { alignedTable } from './table.ts'

type ImportCommand = Command & { name: 'import' }

/** Lines of refused rows that a person reads in a terminal; `--json` has them all. */
const SHOWN = 50

/**
 * Brings a list in, or with `--dry-run` says what would come of it. `--json`: the `ImportReport` of the contract, the same
 * for both. Rows that are refused stay out and are no failure of the command.
 */
export function importFile(command: ImportCommand, ask: Ask): Promise<ExitCode> {
  refuseNoFile(command.file)
  if (command.report !== null) refuseNoPlace(resolve(command.report), command.file)
  const files = new CommandFiles()
  return withOpenDesk(
    ask,
    command.dryRun ? 'read' : 'write',
    async (client) => {
      const token = files.offer(command.file)
      const { report, seq } = await perform(client, token, command, ask)
      const { say } = ask.paper.sentences
      const aside = await toldOfSheets(client, token, command, ask.paper.sentences)
      const repeated = await saidAgain(client, token, report)
      const written = await writeRefused(client, token, report, command, files, ask)
      const undo = seq === null ? [] : [say('import.undo', { seq })]
      const text = [reportText(report, repeated, command, ask.paper.sentences), ...aside, ...written, ...undo].join(
        '\n',
      )
      ask.paper.print({ json: report, text })
      return EXIT.done
    },
    files,
  )
}

/** Throws `file/not-there` or `file/is-folder`. */
function refuseNoFile(file: string): void {
  const there = statSync(file, { throwIfNoEntry: false })
  if (!there) throw new Refusal('file/not-there', { file })
  if (there.isDirectory()) throw new Refusal('file/is-folder', { file })
}

/** Before anything is brought in. Throws `file/is-source`, `file/is-folder` or `file/not-written`. */
function refuseNoPlace(out: string, list: string): void {
  const isThere = existsSync(out)
  if (isThere && isSameFile(out, list)) throw new Refusal('file/is-source', { file: out })
  if (isThere && statSync(out).isDirectory()) throw new Refusal('file/is-folder', { file: out })
  try {
    accessSync(isThere ? out : dirname(out), constants.W_OK)
  } catch {
    throw new Refusal('file/not-written')
  }
}

/** By what the disk calls them: a path may be spelt in capitals, or be a link. */
function isSameFile(one: string, other: string): boolean {
  const [a, b] = [one, other].map((file) => statSync(file, { bigint: true }))
  return a !== undefined && b !== undefined && a.dev === b.dev && a.ino === b.ino
}

async function perform(
  client: DeskClient,
  token: string,
  { kind, sheet, dryRun, withoutIdentity, item, occasion, on }: ImportCommand,
  { paper }: Ask,
): Promise<{ report: ImportReport; seq: number | null }> {
  const usages = { itemId: item === null ? null : await itemNamed(client, item), occasion, onDay: on }
  const order = { token, kind, withoutIdentity, only: sheet === null ? null : [sheet], usages }
  const label = paper.sentences.say(dryRun ? 'import.trying' : 'import.running')
  if (dryRun) {
    const { counts } = await paper.follow(label, await client.imports.plan(order))
    return { report: await wholeReport(client, token, counts), seq: null }
  }
  const { counts, seq } = await paper.follow(label, await client.imports.run(order))
  return { report: await wholeReport(client, token, counts), seq }
}

/** Throws `usage/unknown-item`. */
async function itemNamed(client: DeskClient, name: string): Promise<number> {
  const { items } = await client.items.list({ isActive: true })
  const found = items.find(({ nameZh, nameEn }) => [nameZh, nameEn].includes(name.trim()))
  if (!found) throw new UsageError('usage/unknown-item', { name })
  return found.id
}

/** Lists that nobody sees come in only where they are named; those of people who left come in as any other. */
async function toldOfSheets(
  client: DeskClient,
  token: string,
  { kind, sheet }: ImportCommand,
  { say }: Sentences,
): Promise<string[]> {
  const { sheets } = await client.imports.read({ token, kind })
  const lists = sheets.filter(({ headings }) => headings !== null)
  const isIn = (list: ImportSheet) => (sheet === null ? !list.isHidden && list.kind === kind : list.name === sheet)
  const told = {
    hidden: sheet === null ? lists.filter(({ isHidden }) => isHidden) : [],
    leavers: lists.filter((list) => list.isOfLeavers && isIn(list)),
  }
  return Object.entries(told).flatMap(([what, those]) =>
    those.length === 0
      ? []
      : [say(`import.${what}`, { sheets: those.map(({ name }) => name).join(say('common:comma')) })],
  )
}

/** What rows that repeat others say besides; of a long list the first. */
async function saidAgain(
  client: DeskClient,
  token: string,
  { duplicates }: ImportReport,
): Promise<readonly ImportIssue[]> {
  if (duplicates.length === 0) return []
  const { rows } = await client.imports.rows({ token, verdicts: ['duplicate'], has: 'warnings', limit: 500 })
  return rows.flatMap(({ sheet, row, issues }) => issues.map((issue) => ({ sheet, row, ...issue })))
}

/** Writes the refused rows where `--report` says, if there are any; answers with the sentence about it. */
async function writeRefused(
  client: DeskClient,
  token: string,
  { refused }: ImportReport,
  { report: out }: ImportCommand,
  files: CommandFiles,
  { common, paper }: Ask,
): Promise<string[]> {
  if (out === null || refused.length === 0) return []
  files.expect(out)
  const { rows } = await client.imports.refusedRows({ token, language: common.lang })
  return ['', paper.sentences.say('import.reported', { rows, file: out })]
}

function reportText(
  report: ImportReport,
  repeated: readonly ImportIssue[],
  { dryRun }: ImportCommand,
  { say, refusal }: Sentences,
): string {
  const { rows, created, changed, same, duplicates, repaired, refused, warnings } = report
  const counts = {
    rows,
    ...created,
    changed,
    same,
    duplicates: duplicates.length,
    repaired: repaired.length,
    refused: new Set(refused.map(({ sheet, row }) => `${sheet} ${row}`)).size,
    warnings: warnings.length,
  }
  const head = say(dryRun ? 'import.tried' : 'import.done', counts)
  const columns = ['sheet', 'row', 'heading', 'value', 'reason'].map((column) => say(`import.column.${column}`))
  const tables = Object.entries({ refused, warnings, repeated }).flatMap(([of, issues]) => {
    if (issues.length === 0) return []
    const lines = issues
      .slice(0, SHOWN)
      .map(({ sheet, row, field, heading, value, code, params }) => [
        sheet,
        String(row),
        heading ?? say(`imports:field.${field}`),
        value,
        refusal({ code, params }),
      ])
    const more = issues.length > SHOWN ? [say('import.more', { count: issues.length - SHOWN })] : []
    return ['', say(`import.${of}`), alignedTable(columns, lines), ...more]
  })
  return [head, ...tables].join('\n')
}
