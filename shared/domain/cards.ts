import { z } from 'zod'
import { daysLater, type Day } from './days.ts'
import type { Issuer } from './reference.ts'
import { CLERKS, KEEPERS, type Role } from './roles.ts'

/**
 * Where a card stands. The city's goes from `to-report` to `arrived`, the district's own from `applied` to `to-collect`;
 * both are `active` once collected. `on-record`: in the holder's hands before the desk was kept (存量录入). Whether a card
 * is expired or due soon is no state but a matter of the day: see `cardValidity`.
 */
export const CardState = z.enum([
  'to-report',
  'reported',
  'issued-by-city',
  'returned',
  'arrived',
  'applied',
  'first-review',
  'approved',
  'declined',
  'publicity',
  'made',
  'to-collect',
  'active',
  'on-record',
  'lost',
  'suspended',
  'replaced',
  'revoked',
  'surrendered',
  'void',
])
export type CardState = z.infer<typeof CardState>

/** `apply` and `enter` begin a card; `succeed` ends it when its successor is collected; the others are an operator's. */
export const CardAction = z.enum([
  'apply',
  'enter',
  'report',
  'record-issue',
  'record-return',
  'resubmit',
  'arrive',
  'review',
  'approve',
  'decline',
  'publish',
  'make',
  'make-ready',
  'collect',
  'report-lost',
  'find',
  'suspend',
  'resume',
  'revoke',
  'surrender',
  'void',
  'replace',
  'renew',
  'upgrade',
  'correct',
  'succeed',
])
export type CardAction = z.infer<typeof CardAction>

/** What is printed of a card: its face, the receipt for handing it over, the sheet on which it is approved. */
export const CardPrint = z.enum(['face', 'receipt', 'sign-off'])
export type CardPrint = z.infer<typeof CardPrint>

/** How a card follows an earlier one of the same holder. */
export const Succession = z.enum(['renewed', 'upgraded', 'replaced'])
export type Succession = z.infer<typeof Succession>

/** What a step can't be taken without. `number` and `dates` are typed in; a district's own come from its pattern. */
export type CardNeed = 'ground' | 'approval' | 'number' | 'dates'

export interface CardStep {
  /** null: whoever issues the card. */
  readonly issuer: Issuer | null
  readonly action: CardAction
  readonly from: readonly CardState[]
  /** null: the state stays. */
  readonly to: CardState | null
  readonly may: readonly Role[]
  readonly needs: readonly CardNeed[]
}

const IN_FORCE = ['active', 'on-record'] as const
const UNDER_WAY = [
  'to-report',
  'reported',
  'issued-by-city',
  'returned',
  'arrived',
  'applied',
  'first-review',
  'approved',
  'publicity',
  'made',
  'to-collect',
] as const

/** Every step of a card; nothing changes a state beside it. Who may record an approval is asked of the approval itself. */
export const CARD_TRANSITIONS: readonly CardStep[] = [
  step('city', 'report', ['to-report'], 'reported'),
  step('city', 'record-issue', ['reported'], 'issued-by-city', ['number', 'dates']),
  step('city', 'record-return', ['reported'], 'returned', ['ground']),
  step('city', 'resubmit', ['returned'], 'reported'),
  step('city', 'arrive', ['issued-by-city'], 'arrived'),
  step('city', 'collect', ['arrived'], 'active'),

  step('district', 'review', ['applied'], 'first-review'),
  step('district', 'approve', ['first-review'], 'approved', ['approval']),
  step('district', 'decline', ['first-review', 'publicity'], 'declined', ['ground', 'approval']),
  step('district', 'publish', ['approved'], 'publicity'),
  step('district', 'make', ['approved', 'publicity'], 'made'),
  step('district', 'make-ready', ['made'], 'to-collect'),
  step('district', 'collect', ['to-collect'], 'active'),

  step(null, 'report-lost', IN_FORCE, 'lost', ['ground']),
  step(null, 'find', ['lost'], 'active'),
  step(null, 'suspend', [...IN_FORCE, 'lost'], 'suspended', ['ground', 'approval']),
  step(null, 'resume', ['suspended'], 'active', ['ground', 'approval']),
  step(null, 'revoke', [...IN_FORCE, 'lost', 'suspended'], 'revoked', ['ground', 'approval']),
  step(null, 'surrender', [...IN_FORCE, 'lost', 'suspended'], 'surrendered', ['ground']),
  step(null, 'void', UNDER_WAY, 'void', ['ground']),
  // A piece that somebody may hold is taken back only by who may decide.
  { issuer: null, action: 'void', from: IN_FORCE, to: 'void', may: KEEPERS, needs: ['ground'] },
  // The old card keeps its state until the new one is collected.
  step(null, 'replace', [...IN_FORCE, 'lost'], null, ['ground']),
  step(null, 'renew', IN_FORCE, null, ['ground']),
  step(null, 'upgrade', IN_FORCE, null, ['ground']),
  step(null, 'succeed', [...IN_FORCE, 'lost', 'suspended'], 'replaced'),
  step(null, 'correct', ['issued-by-city', 'arrived', 'made', 'to-collect', ...IN_FORCE, 'lost', 'suspended'], null, [
    'ground',
  ]),
]

/** The step, where this role may take it from this state of a card of this issuer. */
export function cardMay(state: CardState, action: CardAction, role: Role, issuer: Issuer): CardStep | undefined {
  return CARD_TRANSITIONS.find(
    (one) =>
      one.action === action &&
      (one.issuer === null || one.issuer === issuer) &&
      one.from.includes(state) &&
      one.may.includes(role),
  )
}

/** The state in which a card begins. A district's replacement was approved with the card that it replaces. */
export function firstState(issuer: Issuer, succession: Succession | null): CardState {
  if (issuer === 'city') return 'to-report'
  return succession === 'replaced' ? 'approved' : 'applied'
}

/** Whether it can be printed: a face wants a number, a receipt a piece to hand over, a sheet something to decide. */
export function isPrintable(print: CardPrint, { state, number }: { state: CardState; number: string | null }): boolean {
  return PRINTED_FROM[print].includes(state) && (print !== 'face' || number !== null)
}

const PRINTED_FROM: { readonly [P in CardPrint]: readonly CardState[] } = {
  face: ['made', 'to-collect', ...IN_FORCE],
  receipt: ['arrived', 'to-collect', 'active'],
  'sign-off': ['applied', 'first-review', 'approved', 'publicity'],
}

/** Whether the piece proves its holder's standing, as long as its dates do. */
export function isCardInForce(state: CardState): boolean {
  return (IN_FORCE as readonly CardState[]).includes(state)
}

/** Whether the card is applied for and not yet in its holder's hands. */
export function isCardUnderWay(state: CardState): boolean {
  return (UNDER_WAY as readonly CardState[]).includes(state)
}

/** Whether the card's life is over: nothing more can be done to it. */
export function isCardEnded(state: CardState): boolean {
  return !CARD_TRANSITIONS.some(({ from }) => from.includes(state))
}

export const CardValidity = z.enum(['not-yet-valid', 'valid', 'due-soon', 'expired', 'no-dates'])
export type CardValidity = z.infer<typeof CardValidity>

/** A card is due soon in its last so many days. */
export const DUE_SOON_DAYS = 60

/** What the card's dates say on a day; both ends are included, and one that isn't known sets no limit. */
export function cardValidity(
  { validFromOn, validToOn }: { readonly validFromOn: Day | null; readonly validToOn: Day | null },
  on: Day,
): CardValidity {
  if (validFromOn !== null && on < validFromOn) return 'not-yet-valid'
  if (validToOn === null) return validFromOn === null ? 'no-dates' : 'valid'
  if (on > validToOn) return 'expired'
  return daysLater(validToOn, -DUE_SOON_DAYS) < on ? 'due-soon' : 'valid'
}

/** Days that a card is still valid after a day; 0 on its last one. */
export function daysLeft(validToOn: Day, on: Day): number {
  return (Date.parse(validToOn) - Date.parse(on)) / DAY_MS
}

/** The last day of so many years from a day: `2024-03-15` and 3 years end on `2027-03-14`. */
export function lastValidDay(fromOn: Day, years: number): Day {
  const year = String(Number(fromOn.slice(0, 4)) + years).padStart(4, '0')
  // 29 February in a year without one: the term ends with the month.
  const isLeapDay = fromOn.slice(5) === '02-29'
  return daysLater(isLeapDay ? `${year}-03-01` : `${year}${fromOn.slice(4)}`, -1)
}

/** A number by an office's pattern: `XS-{YYYY}-{NNNN}` and 7 in 2026 give `XS-2026-0007`. */
export function nextNumber(pattern: string, running: number, on: Day): string {
  return pattern
    .replaceAll('{YYYY}', on.slice(0, 4))
    .replaceAll(/\{(N+)\}/g, (_sign, width: string) => String(running).padStart(width.length, '0'))
}

const DAY_MS = 86_400_000

function step(
  issuer: Issuer | null,
  action: CardAction,
  from: readonly CardState[],
  to: CardState | null,
  needs: readonly CardNeed[] = [],
): CardStep {
  return { issuer, action, from, to, may: CLERKS, needs }
}
