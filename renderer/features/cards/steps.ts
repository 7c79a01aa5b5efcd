import type { CardView } from '#shared/contract/cards.ts'
import { call } from '#renderer/api/api.ts'
import { today } from '#renderer/i18n/formats.ts'
import type { StepName } from './actions.ts'

/** Whatever a step may ask for; each dialog shows only its own. A day that is empty is null. */
export interface CardValues {
  readonly on: string | null
  readonly ground: string
  readonly decidedBy: string
  readonly document: string
  readonly number: string
  readonly issuedOn: string | null
  readonly validFromOn: string | null
  readonly validToOn: string | null
  readonly collectedBy: string
  /** Last day of publicity. */
  readonly untilOn: string | null
  readonly levelId: number | null
  readonly note: string
}

/** A form with what its step can't be taken without. */
export interface Asking<T> {
  /** `cards.recordIssue`. */
  readonly command: string
  readonly fields: readonly (keyof CardValues)[]
  readonly isDangerous?: boolean
  readonly perform: (target: T, values: CardValues) => Promise<object>
}

export interface Target {
  readonly id: number
  readonly seen: number
}

/** Steps that ask nothing. */
export const PLAIN = {
  report: { command: 'cards.report', perform: (target: Target) => call.cards.report(target) },
  resubmit: { command: 'cards.resubmit', perform: (target: Target) => call.cards.resubmit(target) },
  arrive: { command: 'cards.arrive', perform: (target: Target) => call.cards.arrive(target) },
  review: { command: 'cards.review', perform: (target: Target) => call.cards.review({ targets: [target] }) },
  make: { command: 'cards.make', perform: (target: Target) => call.cards.make({ targets: [target] }) },
  'make-ready': {
    command: 'cards.makeReady',
    perform: (target: Target) => call.cards.makeReady({ targets: [target] }),
  },
  find: { command: 'cards.find', perform: (target: Target) => call.cards.find(target) },
} satisfies { readonly [step: string]: { command: string; perform: (target: Target) => Promise<object> } }
export type PlainStep = keyof typeof PLAIN
export type AskedStep = Exclude<StepName, PlainStep>

export function isPlain(step: StepName): step is PlainStep {
  return Object.hasOwn(PLAIN, step)
}

const GROUNDED = ['ground', 'on'] as const
const DECIDED = ['ground', 'decidedBy', 'document', 'on'] as const
const DATES = ['issuedOn', 'validFromOn', 'validToOn'] as const

export const ASKED: { readonly [S in AskedStep]: Asking<Target> } = {
  'record-issue': {
    command: 'cards.recordIssue',
    fields: ['number', 'issuedOn', 'validToOn', 'on'],
    perform: (target, { number, issuedOn, validToOn, on }) =>
      call.cards.recordIssue({ ...target, number, issuedOn: issuedOn ?? '', validToOn, on: on ?? '' }),
  },
  'record-return': {
    command: 'cards.recordReturn',
    fields: GROUNDED,
    perform: (target, values) => call.cards.recordReturn({ ...target, ...groundOf(values) }),
  },
  approve: {
    command: 'cards.approve',
    fields: ['decidedBy', 'document', 'on'],
    perform: (target, values) =>
      call.cards.approve({ targets: [target], approval: approvalOf(values), on: values.on ?? '' }),
  },
  publish: {
    command: 'cards.publish',
    fields: ['untilOn', 'on'],
    perform: (target, { untilOn, on }) => call.cards.publish({ targets: [target], untilOn, on: on ?? '' }),
  },
  decline: {
    command: 'cards.decline',
    fields: DECIDED,
    isDangerous: true,
    perform: (target, values) => call.cards.decline({ targets: [target], ...decisionOf(values) }),
  },
  collect: {
    command: 'cards.collect',
    fields: ['collectedBy', 'on'],
    perform: (target, { collectedBy, on }) =>
      call.cards.collect({ ...target, collectedBy: collectedBy.trim() || null, on: on ?? '' }),
  },
  'report-lost': {
    command: 'cards.reportLost',
    fields: GROUNDED,
    perform: (target, values) => call.cards.reportLost({ ...target, ...groundOf(values) }),
  },
  suspend: {
    command: 'cards.suspend',
    fields: DECIDED,
    isDangerous: true,
    perform: (target, values) => call.cards.suspend({ ...target, ...decisionOf(values) }),
  },
  resume: {
    command: 'cards.resume',
    fields: DECIDED,
    perform: (target, values) => call.cards.resume({ ...target, ...decisionOf(values) }),
  },
  revoke: {
    command: 'cards.revoke',
    fields: DECIDED,
    isDangerous: true,
    perform: (target, values) => call.cards.revoke({ ...target, ...decisionOf(values) }),
  },
  surrender: {
    command: 'cards.surrender',
    fields: GROUNDED,
    isDangerous: true,
    perform: (target, values) => call.cards.surrender({ ...target, ...groundOf(values) }),
  },
  void: {
    command: 'cards.void',
    fields: GROUNDED,
    isDangerous: true,
    perform: (target, values) => call.cards.void({ ...target, ...groundOf(values) }),
  },
  replace: {
    command: 'cards.replace',
    fields: GROUNDED,
    perform: (target, values) => call.cards.replace({ ...target, ...groundOf(values) }),
  },
  renew: {
    command: 'cards.renew',
    fields: GROUNDED,
    perform: (target, values) => call.cards.renew({ ...target, ...groundOf(values) }),
  },
  upgrade: {
    command: 'cards.upgrade',
    fields: ['levelId', ...GROUNDED],
    perform: (target, values) => call.cards.upgrade({ ...target, ...groundOf(values), levelId: values.levelId ?? 0 }),
  },
  correct: {
    command: 'cards.correct',
    fields: ['number', ...DATES, 'note', 'ground'],
    perform: (target, { number, issuedOn, validFromOn, validToOn, note, ground }) =>
      call.cards.correct({
        ...target,
        ground,
        changes: {
          validFromOn,
          validToOn,
          note: note.trim() || null,
          ...(number !== '' && { number }),
          ...(issuedOn !== null && { issuedOn }),
        },
      }),
  },
}

/** How a card begins, for the holder with an id. */
export const BEGINNINGS: { readonly [B in 'apply' | 'enter']: Asking<number> } = {
  apply: {
    command: 'cards.apply',
    fields: ['levelId', 'on'],
    perform: (holderId, { levelId, on }) => call.cards.apply({ holderId, levelId: levelId ?? 0, on: on ?? '' }),
  },
  enter: {
    command: 'cards.enter',
    fields: ['levelId', 'number', ...DATES, 'note'],
    perform: (holderId, { levelId, number, issuedOn, validFromOn, validToOn, note }) =>
      call.cards.enter({
        holderId,
        levelId: levelId ?? 0,
        number: number.trim() || null,
        issuedOn,
        validFromOn,
        validToOn,
        note: note.trim() || null,
      }),
  },
}

/** What the form of a step begins with: for a card what is known of it, today else. */
export function valuesOf(card?: CardView): CardValues {
  return {
    on: today(),
    ground: '',
    decidedBy: '',
    document: '',
    number: card?.number ?? '',
    issuedOn: card?.issuedOn ?? null,
    validFromOn: card?.validFromOn ?? null,
    validToOn: card?.validToOn ?? null,
    collectedBy: '',
    untilOn: null,
    levelId: null,
    note: card?.note ?? '',
  }
}

export function approvalOf({ decidedBy, document }: Pick<CardValues, 'decidedBy' | 'document'>) {
  return { decidedBy: decidedBy.trim() || null, document: document.trim() || null }
}

export function decisionOf(values: CardValues) {
  return { ...groundOf(values), approval: approvalOf(values) }
}

function groundOf({ ground, on }: CardValues) {
  return { ground, on: on ?? '' }
}
