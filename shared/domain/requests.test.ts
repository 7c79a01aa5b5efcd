import { describe, expect, it } from 'vitest'
import {
  ASSIGNMENT_TRANSITIONS,
  AssignmentAction,
  assignmentMay,
  AssignmentState,
  isOpen,
  REQUEST_TRANSITIONS,
  RequestAction,
  requestMay,
  RequestState,
} from './requests.ts'
import { CLERKS, Role } from './roles.ts'

/** A second telling of the table: by state, what may be done and where it leads. `.` means the state stays. */
const BY_STATE: { readonly [S in RequestState]: string } = {
  draft: 'receive>received resolve-on-spot>resolved withdraw>withdrawn transfer>. merge>withdrawn',
  received:
    'ask-material>needs-material decline>declined accept>accepted resolve-on-spot>resolved withdraw>withdrawn transfer>. merge>withdrawn supervise>.',
  'needs-material':
    'complete-material>received decline>declined accept>accepted withdraw>withdrawn transfer>. merge>withdrawn supervise>.',
  declined: 'archive>archived',
  accepted:
    'assign>. hold>on-hold ask-extension>. decide-extension>. tell-extension>. resolve>resolved withdraw>withdrawn transfer>. merge>withdrawn remind>. supervise>.',
  'on-hold': 'resume>accepted withdraw>withdrawn transfer>. merge>withdrawn supervise>.',
  resolved: 'reply>. call-back>. rate>. reopen>accepted archive>archived',
  archived: 'reply>. call-back>. rate>. reopen>accepted unmerge>before',
  withdrawn: 'archive>archived unmerge>before',
}

const ASSIGNMENT_BY_STATE: { readonly [S in AssignmentState]: string } = {
  'to-sign': 'sign>signed return>returned answer>answered',
  signed: 'return>returned answer>answered',
  returned: '',
  answered: '',
}

const everyRequest = RequestState.options.flatMap((state) =>
  RequestAction.options.flatMap((action) => Role.options.map((role) => [state, action, role] as const)),
)

describe('request steps', () => {
  it.each(everyRequest)('are as told when state is %s, action %s, role %s', (state, action, role) => {
    const told = new Map(BY_STATE[state].split(' ').map((one) => one.split('>') as [string, string]))
    const to = told.get(action)
    const roles: readonly Role[] =
      action === 'decide-extension' || action === 'supervise' ? ['administrator', 'approver'] : CLERKS
    const step = requestMay(state, action, role)
    if (to === undefined || !roles.includes(role)) expect(step).toBeUndefined()
    else expect(step?.to ?? '.').toBe(to)
  })

  it('name each action once when the table is read', () => {
    expect(REQUEST_TRANSITIONS.map(({ action }) => action).sort()).toEqual([...RequestAction.options].sort())
    expect(ASSIGNMENT_TRANSITIONS.map(({ action }) => action).sort()).toEqual([...AssignmentAction.options].sort())
  })

  it.each([
    ['resolve', ['result', 'outcome']],
    ['resolve-on-spot', ['result', 'outcome']],
    ['decline', ['reason', 'approval']],
    ['decide-extension', ['approval']],
    ['withdraw', ['reason']],
    ['hold', ['reason']],
    ['reopen', ['reason']],
  ])('ask for what they need when it is %s', (action, needs) => {
    expect(REQUEST_TRANSITIONS.find((one) => one.action === action)?.needs).toEqual(needs)
  })

  it('leave a request open until it is settled when states are walked', () => {
    expect(RequestState.options.filter(isOpen)).toEqual(['draft', 'received', 'needs-material', 'accepted', 'on-hold'])
    for (const { from, to, action } of REQUEST_TRANSITIONS) {
      const reopens = to !== null && (to === 'before' || isOpen(to)) && from.some((state) => !isOpen(state))
      expect(reopens).toBe(action === 'reopen' || action === 'unmerge')
    }
  })
})

describe('assignment steps', () => {
  it.each(
    AssignmentState.options.flatMap((state) =>
      AssignmentAction.options.flatMap((action) => Role.options.map((role) => [state, action, role] as const)),
    ),
  )('are as told when state is %s, action %s, role %s', (state, action, role) => {
    const told = new Map(ASSIGNMENT_BY_STATE[state].split(' ').map((one) => one.split('>') as [string, string]))
    const isClerk = (CLERKS as readonly Role[]).includes(role)
    expect(assignmentMay(state, action, role)?.to ?? undefined).toBe(isClerk ? told.get(action) : undefined)
  })
})
