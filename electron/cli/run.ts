import { answerForm, readArguments, type Command } from './arguments.ts'
import type { Ask } from './desk.ts'
import { exitCodeOf, refusalOf, type ExitCode } from './failure.ts'
import { exportFile } from './export.ts'
import { find } from './find.ts'
import { help } from './help.ts'
import { history } from './history.ts'
import { importFile } from './import.ts'
import { init } from './init.ts'
import { paperFor } from './paper.ts'
import { serve } from './serve.ts'
import { undo } from './undo.ts'
import { verify } from './verify.ts'

/**
 * Follows one command line and answers on stdout; what went wrong is one sentence (with `--json` one line
 * `{code, params}`) on stderr. `entry` is the URL of the file that was started: the worker lies beside it.
 */
export async function run(args: readonly string[], entry: string): Promise<ExitCode> {
  // Whoever reads may stop early (`desk find 王 | head -1`).
  process.stdout.on('error', () => undefined)
  let paper = paperFor(answerForm(args))
  try {
    const { command, common } = readArguments(args)
    paper = paperFor(common)
    return await perform(command, { common, entry, paper })
  } catch (error) {
    const refusal = refusalOf(error)
    if (refusal === undefined) throw error
    paper.warn(refusal)
    return exitCodeOf(refusal)
  }
}

/** Each command is a file of this folder. */
async function perform(command: Command, ask: Ask): Promise<ExitCode> {
  switch (command.name) {
    case 'help':
      return help(command, ask)
    case 'init':
      return init(command, ask)
    case 'serve':
      return serve(command, ask)
    case 'find':
      return find(command, ask)
    case 'history':
      return history(command, ask)
    case 'undo':
      return undo(command, ask)
    case 'verify':
      return verify(command, ask)
    case 'import':
      return importFile(command, ask)
    case 'export':
      return exportFile(command, ask)
  }
}
