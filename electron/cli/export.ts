import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import type { DeskClient } from '#door/client.ts'
import type { ExportOrder } from '#shared/contract/exports.ts'
import type { PagesFormat } from '#shared/domain/exports.ts'
import type { LedgerColumn } from '#shared/domain/ledger-columns.ts'
import { Refusal } from '#shared/domain/refusal.ts'
import type { Command } from './command.ts'
import type { Ask } from './ask.ts'
import { withOpenDesk } from './desk.ts'
import { EXIT, type ExitCode } from './failure.ts'
import { CommandFiles } from './files.ts'
import { cardsFilter, ledgerFilter } from './list-filter.ts'

/**
 * Writes summary, ledger, cards, the folder for an inspection or a form of the upper level of a period to a file; it works
 * while the folder is open elsewhere. `--json`: `{file, rows}`, for an inspection with the `format` of its pages. A file that
 * is there already stays unless `--force` says otherwise.
 */
export function exportFile(command: Command & { name: 'export' }, ask: Ask): Promise<ExitCode> {
  const file = resolve(command.out)
  if (existsSync(file) && !command.force) throw new Refusal('file/exists', { file })
  const files = new CommandFiles()
  return withOpenDesk(
    ask,
    'read',
    async (client) => {
      const { from, to } = command
      const { say } = ask.paper.sentences
      files.expect(file)
      const order = { from, to, language: ask.common.lang }
      const events = await begin(client, command, order)
      const made = await ask.paper.follow<{ rows: number; format?: PagesFormat }>(say('export.running'), events)
      const { rows, format } = made
      const told = format === 'docx' ? `\n${say('exports:inspection.asWord')}` : ''
      ask.paper.print({ json: { file, rows, format }, text: `${say('export.done', { file })}${told}` })
      return EXIT.done
    },
    files,
  )
}

/** Where conditions are given, the days are those of receipt; cards are then taken as they stand today. */
async function begin(client: DeskClient, command: Command & { name: 'export' }, days: Omit<ExportOrder, 'format'>) {
  switch (command.kind) {
    case 'summary':
      return client.exports.summary({ ...days, format: command.format })
    case 'form':
      return client.exports.upperForm({ id: await formCalled(client, command.form), from: days.from, to: days.to })
    case 'inspection': {
      const { from, to } = days
      return client.exports.inspection({ from, to, ...(command.sample !== null && { sample: command.sample }) })
    }
    case 'ledger': {
      const { format, where, profile } = command
      const columns = profile === null ? {} : { columns: await columnsCalled(client, profile) }
      if (where.length === 0) return client.exports.ledger({ ...days, format, ...columns })
      const filter = { ...(await ledgerFilter(client, where)), receivedFrom: days.from, receivedTo: days.to }
      return client.exports.ledger({ ...days, format, ...columns, filter })
    }
    case 'cards': {
      const { format, where } = command
      if (where.length === 0) return client.exports.cards({ ...days, format })
      return client.exports.cards({ ...days, format, filter: await cardsFilter(client, where) })
    }
  }
}

/** Throws `export/no-such-profile`. */
async function columnsCalled(client: DeskClient, name: string): Promise<LedgerColumn[]> {
  const { profiles } = await client.ledgerProfiles.list({})
  const profile = profiles.find((one) => one.name === name)
  if (!profile) {
    const known = profiles.map((one) => one.name).join('、')
    throw new Refusal('export/no-such-profile', { name, profiles: known || '—' })
  }
  return profile.columns
}

/** Throws `export/no-such-form`. */
async function formCalled(client: DeskClient, name: string): Promise<number> {
  const { forms } = await client.upperForms.list({})
  const form = forms.find((one) => one.name === name)
  if (!form) {
    const known = forms.map((one) => one.name).join('、')
    throw new Refusal('export/no-such-form', { name, forms: known || '—' })
  }
  return form.id
}
