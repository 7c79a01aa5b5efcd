import type { Day } from '../days.ts'
import type { EntitlementFacts, Item, Rule, Usage } from './facts.ts'
import type { DayRange } from './windows.ts'

/** What the ledger says of one rule: how much was had, and the lines that were counted. */
export interface Counted {
  readonly times: number
  readonly fen: number
  readonly usageIds: readonly number[]
}

const SIGN = { reserved: 1, consumed: 1, freed: -1, reversed: -1 } as const

/** Sums the uses of an item that count against a rule, whichever issuer's row they were had under. */
export function countUsage(
  facts: EntitlementFacts,
  item: Item,
  rule: Rule,
  relativeId: number | null,
  cardId: number | null,
  range: DayRange,
): Counted {
  return sum(
    facts.usages.filter(
      (usage) => usage.itemId === item.id && isWithin(usage.onDay, range) && isCounted(usage, rule, relativeId, cardId),
    ),
  )
}

/** Uses of other items of a group, of which only one may be had. */
export function countGroup(
  facts: EntitlementFacts,
  item: Item,
  group: string,
  relativeId: number | null,
): ReadonlyMap<number, Counted> {
  const others = facts.items.filter((other) => other.id !== item.id && groupOf(other, facts) === group)
  const counted = others.map((other) => {
    const usages = facts.usages.filter((usage) => usage.itemId === other.id && usage.relativeId === relativeId)
    return [other.id, sum(usages)] as const
  })
  return new Map(counted.filter(([, { times }]) => times > 0))
}

/** Uses of an item under a card other than the one at hand. */
export function countOtherCards(facts: EntitlementFacts, item: Item, cardId: number | null, range: DayRange): Counted {
  return sum(
    facts.usages.filter(
      ({ itemId, cardId: other, onDay }) =>
        itemId === item.id && other !== null && other !== cardId && isWithin(onDay, range),
    ),
  )
}

function groupOf(item: Item, facts: EntitlementFacts): string | null {
  return (
    facts.rules.find((rule) => rule.itemId === item.id && rule.exclusionGroup !== null)?.exclusionGroup ??
    item.exclusionGroup
  )
}

function isCounted(usage: Usage, rule: Rule, relativeId: number | null, cardId: number | null): boolean {
  switch (rule.countedBy) {
    case 'family':
      return true
    case 'holder':
      return usage.relativeId === null || rule.relations.length > 0
    case 'relative':
      return usage.relativeId === relativeId
    case 'card':
      return usage.cardId === cardId
  }
}

function isWithin(day: Day, { from, to }: DayRange): boolean {
  return (from === null || from <= day) && (to === null || day <= to)
}

function sum(usages: readonly Usage[]): Counted {
  let times = 0
  let fen = 0
  for (const { kind, quantity, amountFen } of usages) {
    times += SIGN[kind] * quantity
    fen += SIGN[kind] * (amountFen ?? 0)
  }
  return { times, fen, usageIds: usages.map((usage) => usage.id) }
}
