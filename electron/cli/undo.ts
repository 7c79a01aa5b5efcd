import type { Command } from './command.ts'
import type { Ask } from './ask.ts'
import { withOpenDesk } from './desk.ts'
import { EXIT, type ExitCode } from './failure.ts'

/** Takes a commit back by a new one; `--json`: `{seq, command, undone}`, where `seq` is the new commit. */
export function undo({ seq: undone }: Command & { name: 'undo' }, ask: Ask): Promise<ExitCode> {
  return withOpenDesk(ask, 'write', async (client) => {
    const { seq, command } = await client.history.undo({ seq: undone })
    ask.paper.print({
      json: { seq, command, undone },
      text: ask.paper.sentences.say('undo.done', { seq, command, undone }),
    })
    return EXIT.done
  })
}
