import { type Ask, withOpenDesk } from './desk.ts'
import { EXIT, type ExitCode } from './failure.ts'

/** Proves log and snapshot; `--json`: the report of the contract. A folder that isn't whole ends with the code of a refusal. */
export function verify(ask: Ask): Promise<ExitCode> {
  return withOpenDesk(ask, 'read', async (client) => {
    const { say, refusal } = ask.paper.sentences
    const report = await ask.paper.follow(say('verify.running'), await client.desk.verify({}))
    const { whole, commits, seq, head, problems } = report
    const lines = [
      say(whole ? 'verify.whole' : 'verify.notWhole'),
      say('verify.commits', { commits, seq }),
      say(head ? 'verify.head' : 'verify.noHead', { head }),
      ...problems.map((problem) => refusal(problem)),
    ]
    ask.paper.print({ json: report, text: lines.join('\n') })
    return whole ? EXIT.done : EXIT.refused
  })
}
