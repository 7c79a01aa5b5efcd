import type { CardAction, Succession } from '#shared/domain/cards.ts'
import { Chance } from './chance.ts'

/** Of which scheme: the city's A or B, the office's own district's, or 新重庆人才. */
export type DemoCardKind = 'A' | 'B' | 'own' | 'new'

/** A fictitious card: the steps it has taken, each so many days ago, the first beginning it. */
export interface DemoCard {
  readonly kind: DemoCardKind
  /** Place among the levels of its kind, from the highest. */
  readonly levelAt: number
  readonly steps: readonly { readonly action: CardAction; readonly ago: number }[]
  /** How it follows the holder's card before; its `collect` then ends that one. */
  readonly succession: Succession | null
}

const CITY: readonly CardAction[] = ['apply', 'report', 'record-issue', 'arrive', 'collect']
const DISTRICT: readonly CardAction[] = ['apply', 'review', 'approve', 'make', 'make-ready', 'collect']
/** Days from one step to the next. */
const STEP_DAYS = 6

/** The cards of holder number `at` (from 0), the earliest first: two for every other holder. Not every district has its own. */
export function demoCards(at: number, seed: number, districtHasOwn: boolean): DemoCard[] {
  const chance = new Chance(seed + 104_729, at)
  const last = lastCard(at, chance, districtHasOwn)
  if (at % 2 === 1) return [last]
  const begunAgo = last.steps[0]?.ago ?? 0
  if (isHeld(last) && last.kind === 'A')
    return [held('B', 0, begunAgo + 500, chance), { ...last, succession: 'upgraded' }]
  if (isHeld(last) && last.kind === 'own')
    return [held('own', 0, begunAgo + 700, chance), { ...last, succession: 'renewed' }]
  const other = last.kind === 'new' ? 'B' : 'new'
  return [held(other, 3 + chance.below(3), begunAgo + 200, chance), last]
}

function lastCard(at: number, chance: Chance, districtHasOwn: boolean): DemoCard {
  const own = districtHasOwn ? 'own' : 'new'
  const kinds: readonly DemoCardKind[] = ['A', 'B', own, 'B', own, 'new', 'B', 'A', own, 'B']
  const kind = kinds[at % kinds.length] ?? 'B'
  const levelAt = kind === 'A' ? (chance.is(0.7) ? 2 : chance.below(2)) : kind === 'new' ? 2 + chance.below(4) : 0
  if (at % 7 === 5) return underWay(kind, levelAt, chance)
  // Three years end about now for some of those collected first.
  const card = held(kind, levelAt, 40 + chance.below(1080), chance)
  return at % 11 === 4 ? ended(card, chance) : card
}

function held(kind: DemoCardKind, levelAt: number, collectedAgo: number, chance: Chance): DemoCard {
  if (chance.is(0.1)) return { kind, levelAt, steps: [{ action: 'enter', ago: collectedAgo }], succession: null }
  return { kind, levelAt, steps: stepsOf(cycleOf(kind), collectedAgo), succession: null }
}

function underWay(kind: DemoCardKind, levelAt: number, chance: Chance): DemoCard {
  const cycle = cycleOf(kind)
  const taken = 1 + chance.below(cycle.length - 1)
  return { kind, levelAt, steps: stepsOf(cycle.slice(0, taken), 1 + chance.below(5)), succession: null }
}

function ended(card: DemoCard, chance: Chance): DemoCard {
  const action = chance.one(['report-lost', 'suspend', 'revoke', 'surrender'] as const)
  return { ...card, steps: [...card.steps, { action, ago: 1 + chance.below(30) }] }
}

function isHeld({ steps }: DemoCard): boolean {
  return steps.at(-1)?.action === 'collect'
}

function cycleOf(kind: DemoCardKind): readonly CardAction[] {
  return kind === 'A' || kind === 'new' ? CITY : DISTRICT
}

function stepsOf(actions: readonly CardAction[], lastAgo: number): DemoCard['steps'] {
  return actions.map((action, at) => ({ action, ago: lastAgo + (actions.length - 1 - at) * STEP_DAYS }))
}
