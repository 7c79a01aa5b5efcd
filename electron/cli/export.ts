import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { Refusal } from '#shared/domain/refusal.ts'
import type { Command } from './arguments.ts'
import { type Ask, withOpenDesk } from './desk.ts'
import { EXIT, type ExitCode } from './failure.ts'
import { CommandFiles } from './files.ts'

/**
 * Writes summary, ledger or cards of a period to a file; it works while the folder is open elsewhere. `--json`:
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
      const events =
        command.kind === 'summary'
          ? await client.exports.summary({ ...order, format: command.format })
          : await client.exports[command.kind]({ ...order, format: command.format })
      const { rows } = await ask.paper.follow(say('export.running'), events)
      ask.paper.print({ json: { file, rows }, text: say('export.done', { file }) })
      return EXIT.done
    },
    files,
  )
}
