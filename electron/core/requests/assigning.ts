import type { Day } from '#shared/domain/days.ts'
import { Refusal } from '#shared/domain/refusal.ts'
import type { Reader, WriteCall } from '../ports.ts'
import { noteEvent, type RequestRow } from '../request-steps.ts'

/** Gives a part of the request to each department; in order, each waits for the one before it. Throws `request/assigned-already` or `record/not-found`. */
export function assignTo(
  call: WriteCall,
  request: Pick<RequestRow, 'id' | 'dueOn'>,
  departmentIds: readonly number[],
  on: Day,
  dueOn: Day | null = request.dueOn,
  areInOrder = false,
): void {
  const { db } = call
  refuseAssigned(db, request.id, departmentIds)
  let rank =
    db.get<{ rank: number }>('SELECT ifnull(max(rank), 0) AS rank FROM assignment WHERE request_id = ?', [request.id])
      ?.rank ?? 0
  let before: number | null = null
  for (const departmentId of new Set(departmentIds)) {
    rank += 1
    const waitsForId: number | null = areInOrder ? before : null
    before = db.insert('assignment', {
      requestId: request.id,
      departmentId,
      rank,
      state: 'to-sign',
      assignedOn: on,
      dueOn,
      waitsForId,
    })
    noteEvent(call, { requestId: request.id, action: 'assign', on, from: 'accepted', to: 'accepted', departmentId })
  }
}

/**
 * Throws `request/assigned-already` or `record/not-found`. The plus keeps SQLite from going through all that a department
 * ever had: it takes the two indexes for equally good.
 */
export function refuseAssigned(db: Reader, requestId: number, departmentIds: readonly number[]): void {
  for (const departmentId of departmentIds) {
    const department = db.get<{ nameZh: string; nameEn: string | null }>(
      'SELECT name_zh, name_en FROM department WHERE id = ?',
      [departmentId],
    )
    if (!department) throw new Refusal('record/not-found', { table: 'department', id: departmentId })
    const isWaiting = db.get(
      "SELECT id FROM assignment WHERE request_id = ? AND +department_id = ? AND state IN ('to-sign', 'signed')",
      [requestId, departmentId],
    )
    if (isWaiting) {
      const { nameZh, nameEn } = department
      throw new Refusal('request/assigned-already', { department: nameZh, departmentEn: nameEn ?? nameZh })
    }
  }
}
