import { Refusal } from '#shared/domain/refusal.ts'
import type { Day } from '#shared/domain/days.ts'
import type { HandlersOf } from '../handler.ts'
import type { Reader } from '../ports.ts'
import { beginStep, type RequestRow } from '../request-steps.ts'
import { materialNoticeBy } from './clock.ts'
import { assignTo } from './assigning.ts'
import { acceptedCells } from './due-days.ts'
import { settleEntitlement } from './entitlement.ts'
import { takeTemplate } from './template.ts'

/** The steps that are taken for one request or for many at once. */
type Requests = HandlersOf<'requests'>

export const accept: Requests['accept'] = (call, { ground, ...target }) => {
  const { request, on, commit } = beginStep(call, target, 'accept')
  takeTemplate(call.db, request)
  const done = commit(acceptedCells(call.db, request, acceptedDay(call.db, request, on)))
  settleEntitlement(call.db, done.id, ground)
  return done
}

export const assign: Requests['assign'] = (call, { departmentIds, dueOn, areInOrder, ...target }) => {
  const { request, on } = beginStep(call, target, 'assign')
  assignTo(call, request, departmentIds, on, dueOn ?? request.dueOn, areInOrder)
  call.db.touch('request', request.id, 'current')
  return { id: request.id, seq: call.db.seq }
}

export const resolve: Requests['resolve'] = (call, { result, outcome, ground, ...target }) => {
  const { request, on, commit } = beginStep(call, target, 'resolve')
  refuseUnanswered(call.db, request.id)
  const done = commit({ resolvedOn: on, result, outcome }, { text: outcome })
  settleEntitlement(call.db, done.id, ground)
  return done
}

export const reply: Requests['reply'] = (call, { reply, ...target }) => {
  const { on, commit } = beginStep(call, target, 'reply')
  return commit({ reply, repliedOn: on }, { text: reply })
}

export const callBack: Requests['callBack'] = (call, { note, ...target }) => {
  const { on, commit } = beginStep(call, target, 'call-back')
  return commit({ calledBackOn: on }, { text: note })
}

export const archive: Requests['archive'] = (call, target) => {
  const { on, commit } = beginStep(call, target, 'archive')
  return commit({ archivedOn: on })
}

/** Throws `request/unanswered` while a department has neither answered nor returned its part. */
export function refuseUnanswered(db: Reader, requestId: number): void {
  const unanswered = db.all<{ nameZh: string; nameEn: string | null }>(
    `SELECT name_zh, name_en FROM assignment JOIN department ON department.id = department_id
     WHERE request_id = ? AND state IN ('to-sign', 'signed') ORDER BY rank`,
    [requestId],
  )
  if (unanswered.length > 0) {
    throw new Refusal('request/unanswered', {
      departments: unanswered.map(({ nameZh }) => nameZh).join('、'),
      departmentsEn: unanswered.map(({ nameZh, nameEn }) => nameEn ?? nameZh).join(', '),
    })
  }
}

/** Where nobody asked for missing material in time the request counts as accepted from receipt. */
function acceptedDay(db: Reader, { receivedOn, materialAskedOn }: RequestRow, on: Day): Day {
  const isLate = materialAskedOn === null && on > materialNoticeBy(db, receivedOn)
  return isLate ? receivedOn : on
}
