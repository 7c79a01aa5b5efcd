import type { Day } from '../days.ts'
import type { EntitlementFacts, Item, Relative, Rule, Usage } from './facts.ts'
import type { LevelIndex } from './precedence.ts'
import type { DayRange } from './windows.ts'

/** What the ledger says of one rule: how much was had, and the lines that were counted. */
export interface Counted {
  readonly times: number
  readonly fen: number
  readonly usageIds: readonly number[]
}

/** For whom, under which card and in which stretch of days uses are looked at. */
export interface Scope {
  readonly facts: EntitlementFacts
  readonly item: Item
  readonly rule: Rule
  readonly relative: Relative | null
  readonly cardId: number | null
  readonly range: DayRange
}

/**
 * Sums the uses of an item that count against a rule, whichever issuer's row they were had under: nothing is had twice.
 * The whole period counts, days after the one in question too, so that what is entered late can't exceed it.
 */
export function countUsage({ facts, item, rule, relative, cardId, range }: Scope): Counted {
  const reached = new Set(
    facts.relatives.filter((one) => rule.relations.includes(one.relation)).map(({ id }) => id as number | null),
  )
  const isReached = (usage: Usage) =>
    rule.relations.length === 0 ? usage.relativeId === null : reached.has(usage.relativeId)
  const isCounted = {
    family: () => true,
    holder: isReached,
    relative: (usage: Usage) => usage.relativeId === (relative?.id ?? null),
    // What was had without naming a card counts under each.
    card: (usage: Usage) => isReached(usage) && (usage.cardId === null || usage.cardId === cardId),
  }[rule.countedBy]
  return sum(facts.usages.filter((one) => one.itemId === item.id && isWithin(one.onDay, range) && isCounted(one)))
}

/** Uses of other items of an exclusion group, of which only one may be had, by item. */
export function countGroup({ facts, item, rule, relative, range }: Scope, group: string): ReadonlyMap<number, Counted> {
  const groupOfRule = new Map(facts.rules.map((one) => [one.id, one.exclusionGroup]))
  const groupOfItem = new Map(facts.items.map((one) => [one.id, one.exclusionGroup]))
  const groupOf = ({ ruleId, itemId }: Usage) =>
    (ruleId === null ? null : groupOfRule.get(ruleId)) ?? groupOfItem.get(itemId) ?? null
  const had = facts.usages.filter(
    (usage) =>
      usage.itemId !== item.id &&
      groupOf(usage) === group &&
      isWithin(usage.onDay, range) &&
      (rule.countedBy === 'family' || usage.relativeId === (relative?.id ?? null)),
  )
  const counted = [...Map.groupBy(had, ({ itemId }) => itemId)].map(([id, usages]) => [id, sum(usages)] as const)
  return new Map(counted.filter(([, { times }]) => times > 0))
}

/** Uses of an item under a card of another scheme; a card that was renewed or upgraded is the same in this. */
export function countOtherCards({ facts, item, relative, cardId, range }: Scope, levels: LevelIndex): Counted {
  const schemes = new Map(facts.cards.map((card) => [card.id, levels.get(card.levelId)?.schemeId]))
  const own = cardId === null ? undefined : schemes.get(cardId)
  return sum(
    facts.usages.filter(
      (usage) =>
        usage.itemId === item.id &&
        usage.relativeId === (relative?.id ?? null) &&
        usage.cardId !== null &&
        usage.cardId !== cardId &&
        (own === undefined || schemes.get(usage.cardId) !== own) &&
        isWithin(usage.onDay, range),
    ),
  )
}

function isWithin(day: Day, { from, to }: DayRange): boolean {
  return (from === null || from <= day) && (to === null || day <= to)
}

const SIGN = { reserved: 1, consumed: 1, freed: -1, reversed: -1 } as const

function sum(usages: readonly Usage[]): Counted {
  let times = 0
  let fen = 0
  for (const { kind, quantity, amountFen } of usages) {
    times += SIGN[kind] * quantity
    fen += SIGN[kind] * (amountFen ?? 0)
  }
  return { times, fen, usageIds: usages.map((usage) => usage.id) }
}
