import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import type { DeskClient } from '#door/client.ts'
import { Refusal } from '#shared/domain/refusal.ts'
import type { Command } from './arguments.ts'
import { type Ask, withOpenDesk } from './desk.ts'
import { EXIT, type ExitCode } from './failure.ts'
import { CommandFiles } from './files.ts'

/**
 * Writes summary, ledger, cards or a form of the upper level of a period to a file; it works while the folder is open elsewhere. `--json`:
 * `{file, rows}`. A file that is there already stays unless `--force` says otherwise.
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
      const start = async () => {
        if (command.kind === 'summary') return client.exports.summary({ ...order, format: command.format })
        if (command.kind !== 'form') return client.exports[command.kind]({ ...order, format: command.format })
        return client.exports.upperForm({ id: await formCalled(client, command.form), from, to })
      }
      const { rows } = await ask.paper.follow(say('export.running'), await start())
      ask.paper.print({ json: { file, rows }, text: say('export.done', { file }) })
      return EXIT.done
    },
    files,
  )
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
