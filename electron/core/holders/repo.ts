import type { z } from 'zod'
import type { HolderSummary } from '#shared/contract/holders.ts'
import type { Day, Instant } from '#shared/domain/days.ts'
import {
  HolderFields,
  type EmploymentFields,
  type HolderState,
  type RelativeFields,
  type Sex,
} from '#shared/domain/holder.ts'
import type { IdentityKind } from '#shared/domain/identity.ts'
import { maskIdentity, maskPhone } from '#shared/domain/masks.ts'
import { Refusal } from '#shared/domain/refusal.ts'
import { notPending, type Reader } from '../ports.ts'

export interface HolderRow extends HolderFields {
  readonly id: number
  readonly seq: number
  readonly state: HolderState
  readonly voidReason: string | null
  readonly mergedIntoId: number | null
  readonly registeredAt: Instant
}

export interface IdentityRow {
  readonly id: number
  readonly holderId: number
  readonly kind: IdentityKind
  readonly number: string
}

export interface EmploymentRow extends EmploymentFields {
  readonly id: number
  readonly employerId: number
}

export interface RelativeRow extends Omit<RelativeFields, 'identity'> {
  readonly id: number
  readonly holderId: number
  readonly identityKind: IdentityKind | null
  readonly identityNumber: string | null
}

/** Throws `record/not-found`. */
export function holderById(db: Reader, id: number): HolderRow {
  return found('holder', id, db.get<HolderRow>(`SELECT ${HOLDER_COLUMNS} FROM holder WHERE id = ?`, [id]))
}

/** A holder that may be changed. Throws `record/not-found`, `record/changed` or `holder/not-active`. */
export function holderToChange(db: Reader, id: number, seen: number): HolderRow {
  const holder = holderById(db, id)
  if (holder.seq !== seen) throw new Refusal('record/changed', { table: 'holder', id, seen, current: holder.seq })
  if (holder.state !== 'active') throw new Refusal('holder/not-active', { state: holder.state })
  return holder
}

export function identitiesOf(db: Reader, holderId: number): IdentityRow[] {
  return db.all('SELECT id, holder_id, kind, number FROM identity_document WHERE holder_id = ? ORDER BY id', [holderId])
}

/** Those in force on the day first, of each the latest first. */
export function employmentsOf(db: Reader, holderId: number, on: Day): (EmploymentRow & { isCurrent: boolean })[] {
  const rows = db.all<EmploymentRow & { isCurrent: number }>(
    `SELECT employment.id, employer_id, employer.name AS employer, department, post, from_on, to_on,
       ${IS_CURRENT} AS is_current
     FROM employment JOIN employer ON employer.id = employer_id
     WHERE holder_id = ?
     ORDER BY is_current DESC, ${LATEST_FIRST}`,
    [on, on, holderId],
  )
  return rows.map((row) => ({ ...row, isCurrent: row.isCurrent === 1 }))
}

export function relativesOf(db: Reader, holderId: number): RelativeRow[] {
  return db.all(`SELECT ${RELATIVE_COLUMNS} FROM relative WHERE holder_id = ? ORDER BY id`, [holderId])
}

/** The document, employment or relative of this holder. Throws `record/not-found`. */
export function identityById(db: Reader, holderId: number, id: number): IdentityRow {
  const sql = 'SELECT id, holder_id, kind, number FROM identity_document WHERE id = ? AND holder_id = ?'
  return found('identity_document', id, db.get<IdentityRow>(sql, [id, holderId]))
}

export function employmentById(db: Reader, holderId: number, id: number): object {
  const sql =
    'SELECT holder_id, employer_id, department, post, from_on, to_on FROM employment WHERE id = ? AND holder_id = ?'
  return found('employment', id, db.get(sql, [id, holderId]))
}

export function relativeById(db: Reader, holderId: number, id: number): RelativeRow {
  const sql = `SELECT ${RELATIVE_COLUMNS} FROM relative WHERE id = ? AND holder_id = ?`
  return found('relative', id, db.get<RelativeRow>(sql, [id, holderId]))
}

/** Lines of a result list in the order of `ids`; the employer is that of `today`. */
export function summariesOf(db: Reader, ids: readonly number[], today: Day): z.output<typeof HolderSummary>[] {
  const wanted = JSON.stringify(ids)
  const documents = db.all<IdentityRow>(
    `SELECT id, holder_id, kind, number FROM identity_document
     WHERE holder_id IN (SELECT value FROM json_each(?)) ORDER BY id`,
    [wanted],
  )
  const rows = db.all<SummaryRow>(
    `SELECT holder.id, _seq, state, name, sex, born_on, title, phone,
       (SELECT employer.name FROM employment JOIN employer ON employer.id = employer_id
        WHERE holder_id = holder.id AND ${IS_CURRENT} ORDER BY ${LATEST_FIRST} LIMIT 1) AS employer
     FROM json_each(?) AS wanted CROSS JOIN holder ON holder.id = wanted.value ORDER BY wanted.key`,
    [today, today, wanted],
  )
  return rows.map(({ phone, ...row }) => ({
    ...row,
    identities: documents.filter(({ holderId }) => holderId === row.id).map(maskedIdentity),
    phoneMasked: phone === null ? null : maskPhone(phone),
  }))
}

export function maskedIdentity({ id, kind, number }: Pick<IdentityRow, 'id' | 'kind' | 'number'>): {
  id: number
  kind: IdentityKind
  masked: string
} {
  return { id, kind, masked: maskIdentity(number) }
}

/** Ids of a page of the register in pinyin order; `after` is the last id of the page before. Throws `record/not-found`. */
export function pageOf(db: Reader, state: HolderState, after: number | null, limit: number): number[] {
  const from = after === null ? { sortKey: '', id: 0 } : positionOf(db, after)
  return db
    .all<{ id: number }>(
      `SELECT id FROM derived_holder
       WHERE state = ? AND (sort_key, id) > (?, ?) AND ${notPending('holder', 'derived_holder.id')}
       ORDER BY sort_key, id LIMIT ${limit}`,
      [state, from.sortKey, from.id],
    )
    .map(({ id }) => id)
}

/** Counting all and taking away the few (mostly none) that a job has not ended is quicker than asking it of each. */
export function countOf(db: Reader, state: HolderState): number {
  const count = 'SELECT count(*) AS total FROM derived_holder WHERE state = ?'
  const pending = `SELECT count(*) FROM _pending CROSS JOIN derived_holder ON id BETWEEN from_id AND to_id
    WHERE tbl = 'holder' AND state = ?`
  return db.get<{ total: number }>(`SELECT (${count}) - (${pending}) AS total`, [state, state])?.total ?? 0
}

type Position = { readonly sortKey: string; readonly id: number }
type SummaryRow = {
  readonly id: number
  readonly seq: number
  readonly state: HolderState
  readonly name: string
  readonly sex: Sex | null
  readonly bornOn: Day | null
  readonly title: string | null
  readonly phone: string | null
  readonly employer: string | null
}

const HOLDER_COLUMNS = [
  'id, _seq, state, void_reason, merged_into_id, registered_at',
  ...Object.keys(HolderFields.shape).map(snakeCase),
].join(', ')
const RELATIVE_COLUMNS = 'id, holder_id, relation, name, sex, born_on, identity_kind, identity_number, note'
/** Takes the day twice. */
const IS_CURRENT = '((from_on IS NULL OR from_on <= ?) AND (to_on IS NULL OR to_on >= ?))'
const LATEST_FIRST = "ifnull(from_on, '') DESC, employment.id DESC"

function positionOf(db: Reader, id: number): Position {
  return found('holder', id, db.get<Position>('SELECT sort_key, id FROM derived_holder WHERE id = ?', [id]))
}

function snakeCase(field: string): string {
  return field.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}

function found<R>(table: string, id: number, row: R | undefined): R {
  if (row === undefined) throw new Refusal('record/not-found', { table, id })
  return row
}
