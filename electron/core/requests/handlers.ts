import { Refusal } from '#shared/domain/refusal.ts'
import { closesAt } from '#shared/domain/office-hours.ts'
import { isOpen } from '#shared/domain/requests.ts'
import type { Day } from '#shared/domain/days.ts'
import { readCalendar } from '../calendar.ts'
import type { HandlersOf } from '../handler.ts'
import { officeRow, officeToChange, readHours } from '../offices.ts'
import type { Cells } from '../ports.ts'
import { changeRow, rowToChange } from '../reference-rows.ts'
import { beginStep, dayOfStep, noteEvent, refuseBefore, requestById } from '../request-steps.ts'
import { decideBy } from '../approvals.ts'
import { takeAnswers } from './answers.ts'
import { assignedSince, stepAssignment } from './assignments.ts'
import { merge, relate, unmerge, unrelate } from './duplicates.ts'
import { previewMany, takeMany } from './many.ts'
import { accept, archive, assign, callBack, reply, resolve } from './steps.ts'
import { clockOf, dueCells, materialNoticeBy } from './clock.ts'
import { assignTo } from './assigning.ts'
import { acceptedCells, moveParts } from './due-days.ts'
import { recordRequest } from './recording.ts'
import { detailOf } from './detail.ts'
import { settleEntitlement } from './entitlement.ts'
import { askExtension, decideExtension, tellExtension } from './extensions.ts'
import { linesOf } from './lines.ts'
import { countViews, listRequests } from './list.ts'
import { idOfNumber, nextRequestNumber, requestPattern } from './numbering.ts'
import { finishStep, keepAnswers, refuseUnansweredQuestions, takeTemplate } from './template.ts'

export const requests: HandlersOf<'requests'> = {
  list: ({ db, today, operator }, { filter, ...page }) =>
    listRequests(db, filter, { today, operatorId: operator.id, ...page }),

  get: (call, { id }) => detailOf(call, requestById(call.db, id)),

  byNumber({ db, today }, { number }) {
    const id = idOfNumber(db, number)
    const [request = null] = id === null ? [] : linesOf(db, [id], { calendar: readCalendar(db), today })
    return { request }
  },

  numbering: ({ db, today }) => {
    const { requestNumberPattern: own, seq } = officeRow(db)
    return {
      pattern: requestPattern(db),
      own: typeof own === 'string' ? own : null,
      next: nextRequestNumber(db, today),
      seq,
    }
  },

  setNumbering({ db }, { seen, pattern }) {
    const office = officeToChange(db, seen)
    return { seq: changeRow(db, 'office', office, { requestNumberPattern: pattern }).seq }
  },

  counts: ({ db, today, operator }, { filter }) => ({
    counts: countViews(db, filter, { today, operatorId: operator.id }),
  }),

  explainDue({ db }, { id }) {
    const clock = clockOf(db, requestById(db, id))
    if (clock === null) return { startOn: null, workingDays: null, extendedBy: 0, closesAt: null, days: [] }
    const { calendar, startOn, workingDays, extendedBy, pauses } = clock
    const days = calendar.explainDue(startOn, workingDays, pauses)
    const hours = readHours(db)
    const dueOn = days.at(-1)?.day ?? startOn
    return { startOn, workingDays, extendedBy, closesAt: hours && closesAt(hours, dueOn), days }
  },

  record(call, { fields, accept, departmentIds, ground }) {
    const { db } = call
    const request = recordRequest(call, fields)
    const { id, number, receivedOn } = request
    if (accept || departmentIds.length > 0) {
      takeTemplate(db, request)
      const cells = acceptedCells(db, request, receivedOn)
      db.update('request', id, 'current', { ...cells, state: 'accepted' })
      noteEvent(call, {
        requestId: id,
        action: 'accept',
        on: receivedOn,
        from: 'received',
        to: 'accepted',
        text: ground,
      })
      settleEntitlement(db, id, ground)
      assignTo(call, requestById(db, id), departmentIds, receivedOn)
    }
    return { id, seq: db.seq, number }
  },

  recordResolved(call, { fields, result, outcome, ground }) {
    const { db } = call
    const request = recordRequest(call, fields)
    const { id, number, receivedOn: on } = request
    refuseUnansweredQuestions(db, request)
    db.update('request', id, 'current', { ...onSpot(on), state: 'resolved', result, outcome })
    noteEvent(call, { requestId: id, action: 'resolve-on-spot', on, from: 'received', to: 'resolved', text: outcome })
    settleEntitlement(db, id, ground)
    return { id, seq: db.seq, number }
  },

  resolveOnSpot(call, { result, outcome, ground, ...target }) {
    const { request, on, commit } = beginStep(call, target, 'resolve-on-spot')
    refuseUnansweredQuestions(call.db, request)
    const done = commit({ ...onSpot(on), result, outcome }, { text: outcome })
    settleEntitlement(call.db, done.id, ground)
    return done
  },

  answerQuestions({ db }, { id, seen, answers }) {
    rowToChange(db, 'request', id, seen)
    const request = requestById(db, id)
    if (!isOpen(request.state)) throw new Refusal('request/not-open', { number: request.number, state: request.state })
    if (!keepAnswers(db, request, answers)) return { id, seq: seen }
    db.touch('request', id, seen)
    return { id, seq: db.seq }
  },

  finishStep({ db, today }, { id, seen, stepId, doneOn }) {
    rowToChange(db, 'request', id, seen)
    if (doneOn !== null) dayOfStep({ today }, doneOn, requestById(db, id))
    if (!finishStep(db, id, stepId, doneOn)) return { id, seq: seen }
    db.touch('request', id, seen)
    return { id, seq: db.seq }
  },

  askMaterial(call, { missing, dueOn, ...target }) {
    const { request, on, commit } = beginStep(call, target, 'ask-material')
    const { materialAskedOn: askedOn, receivedOn } = request
    if (askedOn !== null) throw new Refusal('request/material-asked-before', { askedOn })
    const lastOn = materialNoticeBy(call.db, receivedOn)
    if (on > lastOn) throw new Refusal('request/material-asked-late', { lastOn })
    return commit({ missingMaterial: missing, materialAskedOn: on, materialDueOn: dueOn }, { text: missing })
  },

  completeMaterial: (call, target) => beginStep(call, target, 'complete-material').commit(),

  decline(call, { reason, approval, ...target }) {
    const { on, commit } = beginStep(call, target, 'decline')
    const approvalId = decideBy(call, 'request', approval, 'approved', on)
    return commit({ declinedOn: on, declineReason: reason }, { text: reason, approvalId })
  },

  sign: (call, target) => stepAssignment(call, target, 'sign', (on) => ({ signedOn: on })),

  returnAssignment: (call, { reason, rule, ...target }) =>
    stepAssignment(
      call,
      target,
      'return',
      (on) => ({ returnedOn: on, returnReason: reason, returnRule: rule }),
      `${reason}（${rule}）`,
    ),

  answer: (call, { answer, ...target }) =>
    stepAssignment(
      call,
      target,
      'answer',
      (on, { signedOn }) => ({ signedOn: signedOn ?? on, answeredOn: on, answer }),
      answer,
    ),

  takeAnswers,

  hold(call, { reason, ...target }) {
    const { request, on, commit } = beginStep(call, target, 'hold')
    call.db.insert('pause', { requestId: request.id, fromOn: on, toOn: null, reason })
    moveParts(call.db, request.id, request.dueOn, null)
    return commit({ ...dueCells(null) }, { text: reason })
  },

  resume(call, target) {
    const { request, on, commit } = beginStep(call, target, 'resume')
    const open = call.db.get<{ id: number }>('SELECT id FROM pause WHERE request_id = ? AND to_on IS NULL', [
      request.id,
    ])
    if (open) call.db.update('pause', open.id, 'current', { toOn: on })
    const due = dueCells(clockOf(call.db, request))
    moveParts(call.db, request.id, null, due.dueOn)
    return commit({ ...due })
  },

  remind(call, { text, departmentId, ...target }) {
    const { request, on, commit } = beginStep(call, target, 'remind')
    if (departmentId !== null) refuseBefore(on, 'assign', assignedSince(call.db, request.id, departmentId))
    return commit({}, { text, ...(departmentId !== null && { departmentId }) })
  },

  supervise(call, { reason, ...target }) {
    const { request, on, commit } = beginStep(call, target, 'supervise')
    return commit({ supervisedOn: request.supervisedOn ?? on }, { text: reason })
  },

  accept,
  assign,
  resolve,
  reply,
  callBack,
  archive,
  merge,
  unmerge,
  relate,
  unrelate,
  previewMany,
  takeMany,
  askExtension,
  decideExtension,
  tellExtension,

  reopen(call, { reason, ground, ...target }) {
    const { db } = call
    const { request, commit } = beginStep(call, target, 'reopen')
    if (request.resolvedOn === null) {
      const { number, state } = request
      throw new Refusal('request/step-not-allowed', { number, state, action: 'reopen' })
    }
    const ended = { resolvedOn: null, result: null, outcome: null, archivedOn: null, calledBackOn: null, ratedOn: null }
    const { id } = commit({ ...ended, timesReopened: request.timesReopened + 1 }, { text: reason })
    // The clock begins anew on the day that the step has just written down.
    db.update('request', id, 'current', { ...dueCells(clockOf(db, requestById(db, id))) })
    settleEntitlement(db, id, ground)
    return { id, seq: db.seq }
  },

  notePrint(call, { id }) {
    const { state } = requestById(call.db, id)
    call.db.touch('request', id, 'current')
    noteEvent(call, { requestId: id, action: 'print', on: call.today, from: state, to: state })
    return { id, seq: call.db.seq }
  },

  withdraw(call, { reason, ...target }) {
    const { on, commit } = beginStep(call, target, 'withdraw')
    const done = commit({ withdrawnOn: on, ...dueCells(null) }, { text: reason })
    settleEntitlement(call.db, done.id)
    return done
  },

  transfer(call, { staffId, ...target }) {
    const { commit } = beginStep(call, target, 'transfer')
    const staff = call.db.get<{ name: string }>('SELECT name FROM staff WHERE id = ?', [staffId])
    if (!staff) throw new Refusal('record/not-found', { table: 'staff', id: staffId })
    return commit({ staffId }, { text: staff.name })
  },
}

/** Settled at once: accepted and resolved on one day, with no clock. */
function onSpot(on: Day): Cells {
  return { acceptedOn: on, resolvedOn: on, ...dueCells(null) }
}
