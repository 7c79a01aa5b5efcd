import type { Command } from './arguments.ts'
import { type Ask, withOpenDesk } from './desk.ts'
import { EXIT, type ExitCode } from './failure.ts'
import { alignedTable } from './table.ts'

/**
 * The register by name, pinyin, initials, tail of a number. `--json`:
 * `{query, truncated, matches: [{id, name, state, matchedBy, sex, bornOn, employer, title, identities: [{kind, masked}],
 * phoneMasked}]}`, best first; what is unknown is null. Nobody found is an answer, not a refusal.
 */
export function find({ query }: Command & { name: 'find' }, ask: Ask): Promise<ExitCode> {
  return withOpenDesk(ask, 'read', async (client) => {
    const { matches, truncated } = await client.holders.find({ query })
    const found = matches.map(({ holder, matchedBy }) => ({
      id: holder.id,
      name: holder.name,
      state: holder.state,
      matchedBy,
      sex: holder.sex,
      bornOn: holder.bornOn,
      employer: holder.employer,
      title: holder.title,
      identities: holder.identities.map(({ kind, masked }) => ({ kind, masked })),
      phoneMasked: holder.phoneMasked,
    }))

    const { say } = ask.paper.sentences
    const columns = ['id', 'name', 'state', 'bornOn', 'employer', 'identity', 'phone', 'matchedBy']
    const rows = found.map((holder) => [
      String(holder.id),
      holder.name,
      say(`holders:state.${holder.state}`),
      holder.bornOn ?? '',
      holder.employer ?? '',
      holder.identities[0]?.masked ?? '',
      holder.phoneMasked ?? '',
      say(`find.matchedBy.${holder.matchedBy}`),
    ])
    const table = alignedTable(
      columns.map((column) => say(`find.column.${column}`)),
      rows,
    )
    const text = found.length === 0 ? say('find.none', { query }) : truncated ? `${table}\n${say('find.more')}` : table
    ask.paper.print({ json: { query, truncated, matches: found }, text })
    return EXIT.done
  })
}
