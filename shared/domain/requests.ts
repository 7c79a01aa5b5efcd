import { z } from 'zod'
import { CLERKS, KEEPERS, type Role } from './roles.ts'

export const RequestState = z.enum([
  'draft',
  'received',
  'needs-material',
  'declined',
  'accepted',
  'on-hold',
  'resolved',
  'archived',
  'withdrawn',
])
export type RequestState = z.infer<typeof RequestState>

/** The part of a request given to one department; several run side by side. */
export const AssignmentState = z.enum(['to-sign', 'signed', 'returned', 'answered'])
export type AssignmentState = z.infer<typeof AssignmentState>

/** Solved, partly, explained, no basis in policy, given up by the talent (domain.md §3.1). */
export const RequestResult = z.enum(['solved', 'partly', 'explained', 'no-basis', 'given-up'])
export type RequestResult = z.infer<typeof RequestResult>

export const Channel = z.enum(['window', 'phone', 'visit', 'direct-line', 'employer', 'liaison', 'online', 'other'])
export type Channel = z.infer<typeof Channel>

export const RequestSubject = z.enum(['holder', 'relative', 'employer'])
export type RequestSubject = z.infer<typeof RequestSubject>

export const ExtensionState = z.enum(['asked', 'approved', 'declined'])
export type ExtensionState = z.infer<typeof ExtensionState>

export const RequestAction = z.enum([
  'receive',
  'ask-material',
  'complete-material',
  'decline',
  'accept',
  'assign',
  'hold',
  'resume',
  'ask-extension',
  'decide-extension',
  'tell-extension',
  'resolve',
  'resolve-on-spot',
  'reply',
  'call-back',
  'rate',
  'reopen',
  'archive',
  'withdraw',
  'transfer',
  'merge',
  'unmerge',
  'remind',
  'supervise',
])
export type RequestAction = z.infer<typeof RequestAction>

export const AssignmentAction = z.enum(['sign', 'return', 'answer'])
export type AssignmentAction = z.infer<typeof AssignmentAction>

/** What is kept of a request's course. */
export const RequestEvent = z.enum([...RequestAction.options, ...AssignmentAction.options, 'follow-up', 'print'])
export type RequestEvent = z.infer<typeof RequestEvent>

/** What the course calls an event: of a paper that was written its number is kept, of a printed receipt nothing. */
export function eventNameOf({ action, text }: { readonly action: RequestEvent; readonly text: string | null }) {
  return action === 'print' && text !== null ? ('paper' as const) : action
}

/**
 * What has left the office: the talent was told, was handed a paper, or has said something. No step before it is undone.
 */
export const OUTWARD_EVENTS = ['reply', 'call-back', 'tell-extension', 'rate', 'print'] as const
export type OutwardEvent = (typeof OUTWARD_EVENTS)[number]

/** What a step can't be taken without. */
export type RequestNeed =
  'request' | 'reason' | 'approval' | 'material' | 'department' | 'days' | 'result' | 'outcome' | 'reply'
export type AssignmentNeed = 'reason' | 'rule' | 'answer'

interface Step<Action, State, Need> {
  readonly action: Action
  readonly from: readonly State[]
  /** null: the state stays; `before`: the one that the request had when it was merged. */
  readonly to: State | 'before' | null
  readonly may: readonly Role[]
  readonly needs: readonly Need[]
}

export type RequestStep = Step<RequestAction, RequestState, RequestNeed>
export type AssignmentStep = Step<AssignmentAction, AssignmentState, AssignmentNeed>

const WAITING = ['received', 'needs-material'] as const
const CLOSED = ['resolved', 'archived'] as const

/** Every step of a request; nothing changes a state beside it. Archiving waits for no rating. */
export const REQUEST_TRANSITIONS: readonly RequestStep[] = [
  step('receive', ['draft'], 'received'),
  step('ask-material', ['received'], 'needs-material', ['material']),
  step('complete-material', ['needs-material'], 'received'),
  step('decline', WAITING, 'declined', ['reason', 'approval']),
  step('accept', WAITING, 'accepted'),
  step('assign', ['accepted'], null, ['department']),
  step('hold', ['accepted'], 'on-hold', ['reason']),
  step('resume', ['on-hold'], 'accepted'),
  step('ask-extension', ['accepted'], null, ['days', 'reason']),
  { action: 'decide-extension', from: ['accepted'], to: null, may: KEEPERS, needs: ['approval'] },
  step('tell-extension', ['accepted'], null),
  step('resolve', ['accepted'], 'resolved', ['result', 'outcome']),
  step('resolve-on-spot', ['draft', 'received'], 'resolved', ['result', 'outcome']),
  step('reply', CLOSED, null, ['reply']),
  step('call-back', CLOSED, null),
  step('rate', CLOSED, null),
  step('reopen', CLOSED, 'accepted', ['reason']),
  step('archive', ['resolved', 'declined', 'withdrawn'], 'archived'),
  step('withdraw', ['draft', ...WAITING, 'accepted', 'on-hold'], 'withdrawn', ['reason']),
  step('transfer', ['draft', ...WAITING, 'accepted', 'on-hold'], null),
  step('merge', ['draft', ...WAITING, 'accepted', 'on-hold'], 'withdrawn', ['request']),
  step('unmerge', ['withdrawn', 'archived'], 'before'),
  step('remind', ['accepted'], null),
  { action: 'supervise', from: [...WAITING, 'accepted', 'on-hold'], to: null, may: KEEPERS, needs: ['reason'] },
]

/** Every step of an assignment. A department that answers has thereby signed; one that returns it quotes the rule. */
export const ASSIGNMENT_TRANSITIONS: readonly AssignmentStep[] = [
  { action: 'sign', from: ['to-sign'], to: 'signed', may: CLERKS, needs: [] },
  { action: 'return', from: ['to-sign', 'signed'], to: 'returned', may: CLERKS, needs: ['reason', 'rule'] },
  { action: 'answer', from: ['to-sign', 'signed'], to: 'answered', may: CLERKS, needs: ['answer'] },
]

/** The step, where this role may take it from this state. */
export function requestMay(state: RequestState, action: RequestAction, role: Role): RequestStep | undefined {
  return REQUEST_TRANSITIONS.find((one) => one.action === action && one.from.includes(state) && one.may.includes(role))
}

export function assignmentMay(
  state: AssignmentState,
  action: AssignmentAction,
  role: Role,
): AssignmentStep | undefined {
  return ASSIGNMENT_TRANSITIONS.find(
    (one) => one.action === action && one.from.includes(state) && one.may.includes(role),
  )
}

/** Whether the office still has to do something before the request is settled. */
export function isOpen(state: RequestState): boolean {
  return OPEN_STATES.includes(state)
}
export const OPEN_STATES: readonly RequestState[] = ['draft', 'received', 'needs-material', 'accepted', 'on-hold']

/** Whether a request with this result brought what was asked for; else it counts as not had. */
export function wasHad(result: RequestResult): boolean {
  return result === 'solved' || result === 'partly'
}

/** Missing material must be said once within so many working days, else the request counts as accepted from receipt. */
export const MATERIAL_NOTICE_DAYS = 5

function step(
  action: RequestAction,
  from: readonly RequestState[],
  to: RequestState | 'before' | null,
  needs: readonly RequestNeed[] = [],
): RequestStep {
  return { action, from, to, may: CLERKS, needs }
}
