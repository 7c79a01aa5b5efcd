import type { Day } from '#shared/domain/days.ts'
import type { AnswerCells } from '#shared/domain/dispatch.ts'
import { Refusal } from '#shared/domain/refusal.ts'
import type { HandlersOf } from '../handler.ts'
import type { WriteCall } from '../ports.ts'
import { refuseBefore, requestById } from '../request-steps.ts'
import { refuseBeforePart, stepAssignment } from './assignments.ts'

type Row = { readonly id: number; readonly seen: number; readonly assignmentId: number; readonly cells: AnswerCells }

/**
 * Takes each row as the step that it tells of: an answer, a return with its rule, else a signature. Throws
 * `request/answer-unclear` where it tells of none or of two, and what `stepAssignment` throws.
 */
export const takeAnswers: HandlersOf<'requests'>['takeAnswers'] = (call, { rows }) => {
  // Two departments may have answered the same request: the second step sees what the first has written.
  const written = new Set<number>()
  // A part that waits for another was given after it.
  for (const row of rows.toSorted((one, other) => one.assignmentId - other.assignmentId)) {
    stepOf(call, written.has(row.id) ? { ...row, seen: call.db.seq } : row)
    written.add(row.id)
  }
  return { taken: rows.length, seq: call.db.seq }
}

function stepOf(call: WriteCall, { cells, ...target }: Row): void {
  const { signedOn, answeredOn, answer, returnReason, returnRule } = cells
  if (signedOn !== undefined && signedOn > call.today) {
    throw new Refusal('request/day-in-future', { on: signedOn, today: call.today })
  }
  const dated = { ...target, ...(answeredOn !== undefined && { on: answeredOn }) }
  if (answer !== undefined && returnReason === undefined) {
    stepAssignment(
      call,
      dated,
      'answer',
      (on, row) => ({ signedOn: signatureOf(row, signedOn ?? on, on), answeredOn: on, answer }),
      answer,
    )
  } else if (returnReason !== undefined && returnRule !== undefined && answer === undefined) {
    stepAssignment(
      call,
      dated,
      'return',
      (on, row) => ({
        ...(signedOn !== undefined && { signedOn: signatureOf(row, signedOn, on) }),
        returnedOn: on,
        returnReason,
        returnRule,
      }),
      `${returnReason}（${returnRule}）`,
    )
  } else if (signedOn !== undefined && answer === undefined && returnReason === undefined) {
    stepAssignment(call, { ...target, on: signedOn }, 'sign', (on) => ({ signedOn: on }))
  } else {
    throw new Refusal('request/answer-unclear', { number: requestById(call.db, target.id).number })
  }
}

/** The day of the signature on record, else the one that is said, on or before the day of the step. */
function signatureOf(row: Parameters<typeof refuseBeforePart>[1], said: Day, on: Day): Day {
  if (row.signedOn === null) refuseBeforePart(said, row)
  const since = row.signedOn ?? said
  refuseBefore(on, 'sign', since)
  return since
}
