import { demoRequest, type DemoLedger, type DemoRequest } from '#seeds/demo/requests.ts'
import work from '#seeds/demo/work.json' with { type: 'json' }
import { daysLater, type Day } from '#shared/domain/days.ts'
import { isBad } from '#shared/domain/ratings.ts'
import { readCalendar } from './calendar.ts'
import { isRuled } from './entitlements/queries.ts'
import type { Reader, WriteCall } from './ports.ts'
import { ratings } from './ratings/handlers.ts'
import { requestById } from './request-steps.ts'
import { requests } from './requests/handlers.ts'
import { obstacleTo } from './usages/commands.ts'

/** Enters one fictitious request and every step whose day has come, by the same commands as the window. */
export function enterDemoRequest(call: WriteCall, at: number, ledger: DemoLedger, holderIds: readonly number[]): void {
  const plan = demoRequest(at, ledger)
  const holderId = holderIds[plan.holderAt] ?? 0
  const { relation, departmentId, categoryId, promisedDays } = itemOf(call.db, plan.itemId)
  const relativeId = relation === null ? null : relativeOf(call.db, holderId, relation)
  const fields = {
    subject: relativeId === null ? ('holder' as const) : ('relative' as const),
    holderId,
    relativeId,
    // Who can't have the item asks about its kind of service.
    itemId: canHave(call.db, plan, holderId, relativeId) ? plan.itemId : null,
    categoryId,
    promisedDays,
    content: plan.content,
    channel: plan.channel,
    receivedOn: plan.receivedOn,
  }
  if (plan.course === 'on-spot') {
    const { id } = requests.recordResolved(call, { fields, result: plan.result, outcome: plan.outcome, ground: null })
    settle(call, id, plan, plan.receivedOn)
    return
  }
  const isAccepted = plan.course === 'assigned' || plan.course === 'on-hold'
  const { id } = requests.record(call, { fields, accept: isAccepted, departmentIds: [], ground: null })
  if (isAccepted) goOn(call, id, plan, departmentId)
  else if (plan.course !== 'waiting') endEarly(call, id, plan)
}

function goOn(call: WriteCall, id: number, plan: DemoRequest, departmentId: number | null): void {
  const { db, today } = call
  const target = (on: Day) => ({ id, seen: db.seq, on })
  const acceptedOn = requestById(db, id).acceptedOn ?? plan.receivedOn
  // Received on a day off: the day of acceptance is still to come.
  if (acceptedOn > today) return
  const calendar = readCalendar(db)
  const after = (days: number) => calendar.dueOn(acceptedOn, days).on
  if (departmentId !== null) {
    requests.assign(call, { ...target(acceptedOn), departmentIds: [departmentId], dueOn: null, areInOrder: false })
    const assignment = db.get<{ id: number }>('SELECT id FROM assignment WHERE request_id = ?', [id])
    const part = { assignmentId: assignment?.id ?? 0 }
    if (after(plan.signAfter) > today) return
    requests.sign(call, { ...target(after(plan.signAfter)), ...part })
    if (plan.course === 'on-hold') {
      requests.hold(call, { ...target(after(plan.signAfter)), reason: plan.reason })
      return
    }
    if (after(plan.answerAfter) > today) return
    requests.answer(call, { ...target(after(plan.answerAfter)), ...part, answer: plan.answer })
  }
  const resolvedOn = after(plan.answerAfter)
  if (resolvedOn > today) return
  requests.resolve(call, { ...target(resolvedOn), result: plan.result, outcome: plan.outcome, ground: null })
  requests.reply(call, { ...target(resolvedOn), reply: plan.reply })
  settle(call, id, plan, resolvedOn)
}

function endEarly(call: WriteCall, id: number, plan: DemoRequest): void {
  const target = { id, seen: call.db.seq, on: plan.receivedOn }
  if (plan.course === 'asked-for-material') requests.askMaterial(call, { ...target, missing: plan.reason, dueOn: null })
  else if (plan.course === 'withdrawn') requests.withdraw(call, { ...target, reason: plan.reason })
  else {
    const approval = { decidedBy: work.approver, document: null }
    requests.decline(call, { ...target, reason: plan.reason, approval })
  }
}

/** Called back, rated, followed up and put away, as far as the days have come. */
function settle(call: WriteCall, id: number, plan: DemoRequest, resolvedOn: Day): void {
  const { db, today } = call
  const target = (on: Day) => ({ id, seen: db.seq, on })
  const calledOn = daysLater(resolvedOn, 1)
  if (plan.grade !== null && calledOn <= today) {
    if (plan.isRatedByPhone) requests.callBack(call, { ...target(calledOn), note: null })
    const means = plan.isRatedByPhone ? 'call-back' : 'screen'
    const on = plan.isRatedByPhone ? calledOn : resolvedOn
    ratings.record(call, { ...target(on), grade: plan.grade, givenBy: 'talent', means, note: null })
    const opened = db.get<{ id: number }>('SELECT id FROM follow_up WHERE request_id = ?', [id])
    if (isBad(plan.grade) && plan.isFollowedUp && opened) {
      ratings.closeFollowUp(call, { ...target(calledOn), followUpId: opened.id, text: work.followUp })
    }
  }
  if (plan.isArchived) requests.archive(call, target(daysLater(resolvedOn, 60)))
}

/** Who it is for, as its published rules say, and who handles it. */
function itemOf(db: Reader, id: number): DemoItem {
  const row = db.get<Omit<DemoItem, 'relation'> & { relations: string | null }>(
    `SELECT department_id, category_id, promised_days,
       (SELECT relations FROM rule WHERE item_id = item.id AND relations IS NOT NULL LIMIT 1) AS relations
     FROM item WHERE id = ?`,
    [id],
  )
  if (!row) throw new RangeError(`No item ${id}`)
  const { relations, ...item } = row
  return { ...item, relation: relations?.split(',')[0] ?? null }
}

interface DemoItem {
  readonly relation: string | null
  readonly departmentId: number | null
  readonly categoryId: number
  readonly promisedDays: number | null
}

function canHave(
  db: Reader,
  { itemId, receivedOn }: DemoRequest,
  holderId: number,
  relativeId: number | null,
): boolean {
  const none = { cardId: null, requestId: null, occasion: null, note: null, handler: null }
  const person = { ...none, holderId, relativeId, idempotencyKey: '' }
  return (
    !isRuled(db, itemId) ||
    obstacleTo(db, { ...person, itemId, onDay: receivedOn, quantity: 1, amountFen: null }) === null
  )
}

function relativeOf(db: Reader, holderId: number, relation: string): number | null {
  const sql = 'SELECT id FROM relative WHERE holder_id = ? AND relation = ? ORDER BY id LIMIT 1'
  return db.get<{ id: number }>(sql, [holderId, relation])?.id ?? null
}
