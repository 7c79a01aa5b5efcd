import type { Day } from '#shared/domain/days.ts'
import type { HolderFields, IdentityFields, Sex } from '#shared/domain/holder.ts'
import { checkIdentity, spellingsOf, type IdentityKind } from '#shared/domain/identity.ts'
import { maskIdentity } from '#shared/domain/masks.ts'
import { Refusal } from '#shared/domain/refusal.ts'
import { plainName, strangeInName } from '#shared/domain/text.ts'
import type { Cell, Reader } from './ports.ts'

/** An identity number that its kind's rules accept, with what it says about the person. */
export interface CheckedIdentity {
  readonly kind: IdentityKind
  readonly number: string
  readonly bornOn: Day | null
  readonly sex: Sex | null
}

const VOID = "SELECT id FROM derived_holder WHERE state = 'void'"
/** Mostly so, and found out once a statement, not once a row. */
const NONE_VOID = `NOT EXISTS (${VOID})`

/** Whether any registration is void: a count that an index answers needs no look at the rows when none is. */
export function hasVoid(db: Reader): boolean {
  return db.get(`${VOID} LIMIT 1`) !== undefined
}

/** Registrations that are void. */
export function voidIds(db: Reader): number[] {
  return db.all<{ id: number }>(VOID).map(({ id }) => id)
}

/** SQL condition on a table with a `holder_id`: what is of a registration that is void stands in no list and counts nowhere. */
export function notOfVoid(table: string): string {
  return `(${NONE_VOID} OR ifnull(${table}.holder_id, 0) NOT IN (${VOID}))`
}

/** The same on a table of what belongs to requests. */
export function notOfVoidRequest(table: string): string {
  return `(${NONE_VOID} OR ${table}.request_id NOT IN (SELECT id FROM request WHERE holder_id IN (${VOID})))`
}

/** Throws `identity/invalid`; `field` is the path of the number in the input. */
export function checkedIdentity({ kind, number: raw }: IdentityFields, field: string, today: Day): CheckedIdentity {
  const check = checkIdentity(kind, raw, today)
  if (!check.ok) throw new Refusal('identity/invalid', { field, kind, reason: check.reason })
  return { kind, number: check.number, bornOn: check.bornOn ?? null, sex: check.sex ?? null }
}

/**
 * Throws `holder/identity-taken` when another active holder has the number, be it in its older or newer spelling. The
 * numbers of 18 signs are one range, whatever kind of document shows them; others count within their kind.
 */
export function refuseTaken(db: Reader, { kind, number }: CheckedIdentity, exceptHolderId: number | null): void {
  for (const spelling of spellingsOf(number)) {
    // A bulk entry asks this of every number: SQLite takes five times as long to join, or to go through a list of two.
    const owners = db.all<{ holderId: number; name: string | null }>(
      `SELECT holder_id, (SELECT name FROM holder WHERE id = holder_id AND state = 'active') AS name
       FROM identity_document WHERE number = ? AND (kind = ? OR length(number) = 18)`,
      [spelling, kind],
    )
    const owner = owners.find(({ holderId, name }) => name !== null && holderId !== exceptHolderId)
    if (!owner) continue
    const { holderId, name } = owner
    throw new Refusal('holder/identity-taken', { holderId, name, masked: maskIdentity(spelling) })
  }
}

/** Throws when the birth day lies ahead, or when birth day or sex contradict what a number says. */
export function refuseContradiction(
  person: { readonly bornOn: Day | null; readonly sex: Sex | null },
  identities: readonly CheckedIdentity[],
  today: Day,
): void {
  const { bornOn, sex } = person
  if (bornOn !== null && bornOn > today) throw new Refusal('holder/born-in-future', { bornOn, today })
  for (const identity of identities) {
    if (bornOn !== null && identity.bornOn !== null && bornOn !== identity.bornOn) {
      throw new Refusal('holder/born-differs-from-identity', { bornOn, fromIdentity: identity.bornOn })
    }
    if (sex !== null && identity.sex !== null && sex !== identity.sex) {
      throw new Refusal('holder/sex-differs-from-identity', { sex, fromIdentity: identity.sex })
    }
  }
}

/**
 * The same for a relative, who may be a minor: what the register knows stays out of the refusal, so it names the number
 * (`field` is its path in the input) and what is wrong with it.
 */
export function refuseRelativeContradiction(
  person: { readonly bornOn: Day | null; readonly sex: Sex | null },
  identity: CheckedIdentity | null,
  field: string,
  today: Day,
): void {
  const { bornOn, sex } = person
  if (bornOn !== null && bornOn > today) throw new Refusal('holder/born-in-future', { bornOn, today })
  if (identity === null) return
  const { kind } = identity
  if (bornOn !== (identity.bornOn ?? bornOn))
    throw new Refusal('identity/invalid', { field, kind, reason: 'born-differs' })
  if (sex !== (identity.sex ?? sex)) throw new Refusal('identity/invalid', { field, kind, reason: 'sex-differs' })
}

/** What the numbers say where the clerk said nothing. */
export function filledIn<P extends { bornOn: Day | null; sex: Sex | null }>(
  person: P,
  identities: readonly CheckedIdentity[],
): P {
  const bornOn = person.bornOn ?? identities.find((identity) => identity.bornOn !== null)?.bornOn ?? null
  const sex = person.sex ?? identities.find((identity) => identity.sex !== null)?.sex ?? null
  return { ...person, bornOn, sex }
}

/** Throws `employment/ends-before-it-begins`. */
export function refuseReversedDays({ fromOn, toOn }: { fromOn: Day | null; toOn: Day | null }): void {
  if (fromOn !== null && toOn !== null && toOn < fromOn) {
    throw new Refusal('employment/ends-before-it-begins', { fromOn, toOn })
  }
}

/** Fields that a caller may leave out. */
export type Given<F> = { readonly [K in keyof F]?: F[K] | undefined }

/** The fields that are really given: one that is there without a value is left out too. */
export function given<F>(fields: Given<F>): Partial<F> {
  const made: Partial<F> = {}
  for (const field of Object.keys(fields) as (keyof F)[]) {
    const value = fields[field]
    if (value !== undefined) made[field] = value
  }
  return made
}

/**
 * The name is kept as `plainName`; what it looked like before stays in `namePrinted` unless that is given itself. Throws
 * `holder/name-unclear`.
 */
export function cleanHolder<F extends Partial<HolderFields>>(fields: F): F {
  if (fields.name === undefined) return fields
  const name = plainName(fields.name)
  refuseNoName(name, 'name')
  const isRespelt = name !== fields.name && fields.namePrinted === undefined
  return { ...fields, name, ...(isRespelt ? { namePrinted: fields.name } : {}) }
}

/** Throws `holder/name-unclear` for what is no person's name; `field` is its path in the input. */
export function refuseNoName(name: string, field: string): void {
  const sign = strangeInName(plainName(name))
  if (sign !== null) throw new Refusal('holder/name-unclear', { field, sign })
}

/** Of `fresh` only what differs from `row`. */
export function differing(row: object, fresh: object): { [column: string]: Cell } {
  const old = row as { [column: string]: Cell }
  return Object.fromEntries(Object.entries(fresh).filter(([column, value]) => old[column] !== value))
}
