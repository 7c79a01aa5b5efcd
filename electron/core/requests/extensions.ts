import type { Day } from '#shared/domain/days.ts'
import type { ExtensionState } from '#shared/domain/requests.ts'
import { Refusal } from '#shared/domain/refusal.ts'
import { readCalendar } from '../calendar.ts'
import type { HandlersOf } from '../handler.ts'
import type { Reader } from '../ports.ts'
import { beginStep } from '../request-steps.ts'
import { decideBy } from '../approvals.ts'
import { clockOf, dueCells } from './clock.ts'
import { moveParts } from './due-days.ts'

type Requests = HandlersOf<'requests'>

export const askExtension: Requests['askExtension'] = (call, { days, reason, ...target }) => {
  const { db } = call
  const { request, on, commit } = beginStep(call, target, 'ask-extension')
  const { id: requestId, dueOn } = request
  if (dueOn === null) throw new Refusal('request/no-clock')
  if (readCalendar(db).isOverdue(dueOn, on)) throw new Refusal('request/extension-too-late', { dueOn })
  const asked = db.get<{ askedOn: Day }>("SELECT asked_on FROM extension WHERE request_id = ? AND state = 'asked'", [
    requestId,
  ])
  if (asked) throw new Refusal('request/extension-asked', asked)
  db.insert('extension', { requestId, askedOn: on, days, reason, state: 'asked' })
  return commit({}, { text: reason })
}

export const decideExtension: Requests['decideExtension'] = (call, { extensionId, decision, approval, ...target }) => {
  const { db } = call
  const { request, on, commit } = beginStep(call, target, 'decide-extension')
  if (extensionOf(db, request.id, extensionId).state !== 'asked') throw new Refusal('request/extension-decided')
  const approvalId = decideBy(call, 'request', approval, decision, on)
  db.update('extension', extensionId, 'current', { state: decision, approvalId })
  const due = dueCells(clockOf(db, request))
  moveParts(db, request.id, request.dueOn, due.dueOn)
  if (decision === 'approved') db.update('extension', extensionId, 'current', { newDueOn: due.dueOn })
  return commit({ ...due }, { approvalId })
}

/** The person was told of the new day. */
export const tellExtension: Requests['tellExtension'] = (call, { extensionId, ...target }) => {
  const { request, on, commit } = beginStep(call, target, 'tell-extension')
  if (extensionOf(call.db, request.id, extensionId).state === 'asked') throw new Refusal('request/extension-undecided')
  call.db.update('extension', extensionId, 'current', { toldOn: on })
  return commit()
}

function extensionOf(db: Reader, requestId: number, id: number): { readonly state: ExtensionState } {
  const row = db.get<{ state: ExtensionState }>('SELECT state FROM extension WHERE id = ? AND request_id = ?', [
    id,
    requestId,
  ])
  if (!row) throw new Refusal('record/not-found', { table: 'extension', id })
  return row
}
