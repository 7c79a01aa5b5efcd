import type { Command } from './command.ts'
import type { Ask } from './ask.ts'
import { withOpenDesk } from './desk.ts'
import { EXIT, type ExitCode } from './failure.ts'

/** Proves log and snapshot, and that nothing printed with the code of a paper was changed since; `--json`: the report of the contract. A folder that isn't whole ends with the code of a refusal. */
export function verify({ against }: Command & { name: 'verify' }, ask: Ask): Promise<ExitCode> {
  return withOpenDesk(ask, 'read', async (client) => {
    const { say, refusal } = ask.paper.sentences
    const report = await ask.paper.follow(say('verify.running'), await client.desk.verify({ against }))
    const { whole, commits, seq, code, problems } = report
    const lines = [
      say(whole ? 'verify.whole' : 'verify.notWhole'),
      say('verify.commits', { commits, seq }),
      say('verify.code', { code }),
      ...(whole && against !== null ? [say('verify.agrees', { against })] : []),
      ...problems.map((problem) => refusal(problem)),
    ]
    ask.paper.print({ json: report, text: lines.join('\n') })
    return whole ? EXIT.done : EXIT.refused
  })
}
