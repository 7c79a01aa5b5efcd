import type { EnrolmentFields, RecognitionFields } from '#shared/contract/recognitions.ts'
import type { Day } from '#shared/domain/days.ts'
import { Refusal } from '#shared/domain/refusal.ts'
import type { Reader, Transaction } from '../ports.ts'
import { levelById, schemeNamed } from '../schemes/queries.ts'

/** `newcomer`: joined the register in this very command and has nothing of this kind yet, so that nobody need ask. */
export type Standing = 'anybody' | 'newcomer'

/**
 * Keeps what a holder is recognised as and returns the row's id. Throws `record/not-found`, `holder/not-active`,
 * `recognition/ends-before-it-begins` or `recognition/overlaps`.
 */
export function recognise(
  db: Transaction,
  holderId: number,
  levelId: number,
  { basis = null, document = null, fromOn = null, toOn = null }: Given<RecognitionFields>,
  standing: Standing = 'anybody',
): number {
  if (standing === 'newcomer') refuseReversed(fromOn, toOn)
  else {
    refuseInactive(db, holderId)
    const { nameZh: name } = levelById(db, levelId)
    refuseDates(db, { table: 'recognition', of: 'level_id', ofId: levelId, holderId, name, fromOn, toOn })
  }
  return db.insert('recognition', { holderId, levelId, basis, document, fromOn, toOn, endGround: null })
}

/** Keeps that the office serves a holder under a scheme and returns the row's id. Throws as `recognise` does. */
export function enrolHolder(
  db: Transaction,
  holderId: number,
  schemeId: number,
  { fromOn = null, toOn = null, note = null }: Given<EnrolmentFields>,
  standing: Standing = 'anybody',
): number {
  if (standing === 'newcomer') refuseReversed(fromOn, toOn)
  else {
    refuseInactive(db, holderId)
    const name = schemeNamed(db, schemeId)
    refuseDates(db, { table: 'enrolment', of: 'scheme_id', ofId: schemeId, holderId, name, fromOn, toOn })
  }
  return db.insert('enrolment', { holderId, schemeId, fromOn, toOn, note })
}

/** A field left out is not known. */
type Given<F> = { readonly [K in keyof F]?: F[K] | undefined }

/** A row as it would stand; `of` names the column that says what it is about. */
export interface DatedClaim {
  readonly table: 'recognition' | 'enrolment'
  readonly of: 'level_id' | 'scheme_id'
  readonly ofId: number
  readonly holderId: number
  readonly name: string
  readonly fromOn: Day | null
  readonly toOn: Day | null
  readonly exceptId?: number
}

/**
 * Throws `recognition/ends-before-it-begins` or `recognition/overlaps`. The plus keeps SQLite from going through all that
 * are about the same level or scheme: it takes the two indexes for equally good.
 */
export function refuseDates(db: Reader, claim: DatedClaim): void {
  const { table, of, ofId, holderId, name, fromOn, toOn, exceptId = null } = claim
  refuseReversed(fromOn, toOn)
  const other = db.get<{ fromOn: Day | null; toOn: Day | null }>(
    `SELECT from_on, to_on FROM ${table}
     WHERE holder_id = ? AND +${of} = ? AND id IS NOT ?
       AND ifnull(from_on, '') <= ifnull(?, '~') AND ifnull(?, '') <= ifnull(to_on, '~') LIMIT 1`,
    [holderId, ofId, exceptId, toOn, fromOn],
  )
  if (other) throw new Refusal('recognition/overlaps', { name, ...other })
}

function refuseReversed(fromOn: Day | null, toOn: Day | null): void {
  if (fromOn !== null && toOn !== null && toOn < fromOn) {
    throw new Refusal('recognition/ends-before-it-begins', { fromOn, toOn })
  }
}

/** Throws `record/not-found` or `holder/not-active`. */
export function refuseInactive(db: Reader, id: number): void {
  const holder = db.get<{ state: string }>('SELECT state FROM holder WHERE id = ?', [id])
  if (!holder) throw new Refusal('record/not-found', { table: 'holder', id })
  if (holder.state !== 'active') throw new Refusal('holder/not-active', { state: holder.state })
}
