import type { DeskClient } from '#door/client.ts'
import { yuan } from '#shared/domain/money.ts'
import type { EntitlementAnswer, EntitlementView, ReasonView } from '#shared/contract/entitlements.ts'
import { FoundHolders } from '#shared/contract/found.ts'
import type { HolderSummary } from '#shared/contract/holders.ts'
import type { Day } from '#shared/domain/days.ts'
import type { Command } from './command.ts'
import type { Ask } from './ask.ts'
import { withOpenDesk } from './desk.ts'
import { EXIT, type ExitCode } from './failure.ts'
import { alignedTable } from './table.ts'

/**
 * The register by name, pinyin, initials, card number, tail of a number: who it is, which cards, and what may be had on a
 * day (today where none is said). `--json` is `FoundHolders`, best first. Nobody found is an answer, not a refusal.
 */
export function find({ query, on }: Command & { name: 'find' }, ask: Ask): Promise<ExitCode> {
  return withOpenDesk(ask, 'read', async (client) => {
    const { matches, truncated } = await client.holders.find({ query })
    const holders: FoundHolders['holders'] = []
    // A person reads a list of those found; what one of them may have is said when it is one.
    const isDetailed = ask.common.json || matches.length === 1
    for (const { holder } of isDetailed ? matches : []) holders.push(await detailsOf(client, holder, on))

    const { say } = ask.paper.sentences
    const columns = ['id', 'name', 'state', 'bornOn', 'employer', 'identity', 'phone', 'matchedBy']
    const rows = matches.map(({ holder, matchedBy }) => [
      String(holder.id),
      holder.name,
      say(`holders:state.${holder.state}`),
      holder.bornOn ?? '',
      holder.employer ?? '',
      holder.identities[0]?.masked ?? '',
      holder.phoneMasked ?? '',
      say(`find.matchedBy.${matchedBy}`),
    ])
    const table = alignedTable(
      columns.map((column) => say(`find.column.${column}`)),
      rows,
    )
    const [only] = holders
    const text = [
      matches.length === 0 ? say('find.none', { query }) : table,
      ...(truncated ? [say('find.more')] : []),
      ...(only ? ['', entitlementTable(only, say)] : []),
    ].join('\n')
    ask.paper.print({ json: FoundHolders.parse({ holders }), text })
    return EXIT.done
  })
}

type Say = Ask['paper']['sentences']['say']

function entitlementTable({ entitlements }: FoundHolders['holders'][number], say: Say): string {
  const columns = ['category', 'item', 'verdict', 'left', 'opensOn']
  return alignedTable(
    columns.map((column) => say(`find.column.${column}`)),
    entitlements
      .filter(({ verdict }) => verdict !== 'not-applicable')
      .map(({ category, item, verdict, left, unit, opensOn }) => [
        category,
        item,
        say(`entitlements:verdict.${verdict}`),
        left === null ? '' : unit === 'fen' ? yuan(left) : String(left),
        opensOn ?? '',
      ]),
  )
}

async function detailsOf(
  client: DeskClient,
  { id, name, identities }: HolderSummary,
  on: Day | null,
): Promise<FoundHolders['holders'][number]> {
  const asked = { holderId: id, ...(on === null ? {} : { on }) }
  const { recognitions } = await client.recognitions.of(asked)
  const { cards } = await client.cards.of(asked)
  const answer = await client.entitlements.of(asked)
  return {
    id,
    name,
    identity: identities.map(({ kind, masked }) => ({ kind, masked })),
    recognitions: recognitions.map(({ scheme, level, basis, document, fromOn, toOn }) => ({
      scheme: scheme.nameZh,
      level: level.nameZh,
      basis,
      document,
      from: fromOn,
      to: toOn,
    })),
    cards: cards.map(({ number, scheme, level, state, validFromOn, validToOn }) => ({
      number,
      scheme: scheme.nameZh,
      level: level.nameZh,
      state,
      validFrom: validFromOn,
      validTo: validToOn,
    })),
    entitlements: answer.entitlements.map((row) => entitlementOf(row, answer)),
  }
}

function entitlementOf(row: EntitlementView, answer: EntitlementAnswer) {
  const item = answer.items.find(({ id }) => id === row.itemId)
  const relative = answer.relatives.find(({ id }) => id === row.relativeId)
  return {
    item: item?.nameZh ?? '',
    category: answer.categories.find(({ id }) => id === item?.categoryId)?.nameZh ?? '',
    verdict: row.verdict,
    left: row.left,
    unit: row.unit,
    opensOn: row.opensOn,
    reasons: [
      ...(relative ? [{ code: 'for-relative', relation: relative.relation, name: relative.name }] : []),
      ...row.reasons.map((reason) => reasonOf(reason, answer)),
    ],
  }
}

/** Ids mean nothing outside the desk: a row of the rules is told by its set and clause, a level or item by its name. */
function reasonOf(reason: ReasonView, { rules, levels, items }: EntitlementAnswer): { code: string } {
  const { code, ...others } = reason
  const told: { [key: string]: unknown } = {}
  for (const [key, value] of Object.entries(others)) {
    if (key === 'ruleId') {
      const rule = rules.find(({ id }) => id === value)
      if (rule)
        told['rule'] = { issuer: rule.issuer, set: rule.ruleSet, clause: rule.clause, provenance: rule.provenance }
    } else if (key === 'levelId') told['level'] = levels.find(({ id }) => id === value)?.nameZh ?? ''
    else if (key === 'schemeId') told['scheme'] = levels.find(({ schemeId }) => schemeId === value)?.scheme ?? ''
    else if (key === 'itemId') told['item'] = items.find(({ id }) => id === value)?.nameZh ?? ''
    else if (key !== 'usageIds') told[key] = value
  }
  return { code, ...told }
}
