import { COMMANDS, type Command } from './command.ts'
import type { Ask } from './ask.ts'
import { EXIT, type ExitCode } from './failure.ts'

/** What can be asked, or all about one command. */
export function help({ about }: Command & { name: 'help' }, { paper }: Ask): ExitCode {
  const { say } = paper.sentences
  const text = [
    ...(about === null
      ? [say('help.intro'), '', ...COMMANDS.map((name) => say(`help.line.${name}`))]
      : [say(`help.about.${about}`)]),
    '',
    say('help.common'),
  ].join('\n')
  paper.print({ json: { help: text }, text })
  return EXIT.done
}
