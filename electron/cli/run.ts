import { answerForm, readArguments } from './arguments.ts'
import type { Command } from './command.ts'
import type { Ask } from './ask.ts'
import { exitCodeOf, refusalOf, type ExitCode } from './failure.ts'
import { paperFor } from './paper.ts'

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

/** Each command is a file of this folder, loaded when it is asked for. */
async function perform(command: Command, ask: Ask): Promise<ExitCode> {
  switch (command.name) {
    case 'help':
      return (await import('./help.ts')).help(command, ask)
    case 'init':
      return (await import('./init.ts')).init(command, ask)
    case 'serve':
      return (await import('./serve.ts')).serve(command, ask)
    case 'find':
      return (await import('./find.ts')).find(command, ask)
    case 'history':
      return (await import('./history.ts')).history(command, ask)
    case 'undo':
      return (await import('./undo.ts')).undo(command, ask)
    case 'verify':
      return (await import('./verify.ts')).verify(command, ask)
    case 'import':
      return (await import('./import.ts')).importFile(command, ask)
    case 'export':
      return (await import('./export.ts')).exportFile(command, ask)
  }
}
