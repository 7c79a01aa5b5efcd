import type { Recording } from '#shared/contract/request-views.ts'
import type { Day } from '#shared/domain/days.ts'
import { Refusal } from '#shared/domain/refusal.ts'
import type { Cells, Reader, WriteCall } from '../ports.ts'
import { noteEvent, requestById, type RequestRow } from '../request-steps.ts'
import { whoActsFor } from '../staff/queries.ts'
import { nextRequestNumber } from './numbering.ts'
import { keepAnswers } from './template.ts'

/** Writes a new request down as received today or before. Throws what `requests.record` may be refused with. */
export function recordRequest(call: WriteCall, fields: Recording): RequestRow {
  const receivedOn = fields.receivedOn ?? call.today
  if (receivedOn > call.today) throw new Refusal('request/day-in-future', { on: receivedOn, today: call.today })
  const cells = enteredCells(call.db, fields, call.today)
  const id = call.db.insert('request', {
    ...cells,
    number: nextRequestNumber(call.db, receivedOn),
    receivedOn,
    state: 'received',
    handlerId: call.operator.id,
    origin: 'desk',
  })
  noteEvent(call, { requestId: id, action: 'receive', on: receivedOn, from: null, to: 'received' })
  keepAnswers(call.db, { id, itemId: fields.itemId ?? null }, fields.answers ?? [])
  return requestById(call.db, id)
}

/** The cells that a clerk's entry fills, with what item and register say where the entry says nothing. */
export function enteredCells(db: Reader, fields: Recording, today: Day): Cells {
  const { subject, content } = fields
  const holderId = subject === 'employer' ? null : (fields.holderId ?? null)
  const relativeId = subject === 'relative' ? (fields.relativeId ?? null) : null
  const employerId = subject === 'employer' ? (fields.employerId ?? null) : null
  refuseMissingSubject(db, { ...fields, holderId, relativeId, employerId })
  const item = itemOf(db, fields.itemId ?? null)
  const categoryId = fields.categoryId ?? item?.categoryId
  if (categoryId === undefined) throw new Refusal('request/category-missing', { field: 'fields.categoryId' })
  refuseUnknown(db, 'category', categoryId)
  const staffId = fields.staffId ?? null
  if (staffId !== null) refuseUnknown(db, 'staff', staffId)
  return {
    subject,
    holderId,
    relativeId,
    employerId,
    itemId: fields.itemId ?? null,
    categoryId,
    content,
    contact: fields.contact ?? null,
    channel: fields.channel ?? 'window',
    isDueProvisional: 0,
    statutoryDays: fields.statutoryDays ?? item?.statutoryDays ?? null,
    promisedDays: fields.promisedDays ?? item?.promisedDays ?? null,
    staffId: staffId ?? (holderId === null ? null : specialistOf(db, holderId, today)),
    people: fields.people ?? 1,
    timesReopened: 0,
    occasion: fields.occasion ?? null,
    amountFen: fields.amountFen ?? null,
  }
}

function refuseMissingSubject(
  db: Reader,
  { subject, holderId, relativeId, employerId }: Pick<RequestRow, 'subject' | 'holderId' | 'relativeId' | 'employerId'>,
): void {
  if (subject === 'employer') {
    if (employerId === null) throw new Refusal('request/subject-missing', { field: 'fields.employerId', subject })
    refuseUnknown(db, 'employer', employerId)
    return
  }
  if (holderId === null) throw new Refusal('request/subject-missing', { field: 'fields.holderId', subject })
  const holder = db.get<{ state: string }>('SELECT state FROM holder WHERE id = ?', [holderId])
  if (!holder) throw new Refusal('record/not-found', { table: 'holder', id: holderId })
  if (holder.state !== 'active') throw new Refusal('holder/not-active', { state: holder.state })
  if (subject === 'holder') return
  if (relativeId === null) throw new Refusal('request/subject-missing', { field: 'fields.relativeId', subject })
  const isTheirs = db.get('SELECT id FROM relative WHERE id = ? AND holder_id = ?', [relativeId, holderId])
  if (!isTheirs) throw new Refusal('request/not-a-relative', { field: 'fields.relativeId' })
}

interface ItemLimits {
  readonly categoryId: number
  readonly statutoryDays: number | null
  readonly promisedDays: number | null
}

function itemOf(db: Reader, id: number | null): ItemLimits | undefined {
  if (id === null) return undefined
  const item = db.get<ItemLimits & object>('SELECT category_id, statutory_days, promised_days FROM item WHERE id = ?', [
    id,
  ])
  if (!item) throw new Refusal('record/not-found', { table: 'item', id })
  return item
}

function refuseUnknown(db: Reader, table: 'category' | 'staff' | 'employer', id: number): void {
  if (!db.get(`SELECT id FROM ${table} WHERE id = ?`, [id])) throw new Refusal('record/not-found', { table, id })
}

/** Who looks after the holder on the day, or stands in for that one. */
function specialistOf(db: Reader, holderId: number, on: Day): number | null {
  const link = db.get<{ staffId: number }>(
    `SELECT staff_id FROM staff_link JOIN staff ON staff.id = staff_id
     WHERE holder_id = ? AND kind = 'specialist' AND ifnull(from_on, '') <= ? AND ifnull(to_on, '9999') >= ?
     ORDER BY staff_link.id DESC LIMIT 1`,
    [holderId, on, on],
  )
  return link ? whoActsFor(db, link.staffId, on) : null
}
