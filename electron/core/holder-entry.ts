import { HolderFields, type EmploymentFields, type IdentityFields, type RelativeFields } from '#shared/domain/holder.ts'
import { plainName } from '#shared/domain/text.ts'
import { employerNamed } from './employer-entry.ts'
import {
  checkedIdentity,
  type CheckedIdentity,
  cleanHolder,
  filledIn,
  given,
  type Given,
  refuseContradiction,
  refuseNoName,
  refuseRelativeContradiction,
  refuseReversedDays,
  refuseTaken,
} from './holder-rules.ts'
import type { Cells, Transaction, WriteCall } from './ports.ts'

/** A holder as first entered on the register: what `holders.register` takes. */
export interface HolderEntry {
  readonly fields: Given<HolderFields> & Pick<HolderFields, 'name'>
  readonly identities: readonly IdentityFields[]
  readonly employments: readonly EmploymentFields[]
  readonly relatives: readonly RelativeFields[]
}

type Entering = Pick<WriteCall, 'db' | 'today'>

/** Registers a holder with documents, employments and relatives, and returns the id. */
export function enterHolder(call: Entering, entry: HolderEntry): number {
  const { db, today } = call
  const identities = entry.identities.map((identity, at) => checkedIdentity(identity, `identities.${at}.number`, today))
  const fields = wholeFields(entry.fields, identities, today)
  for (const identity of identities) refuseTaken(db, identity, null)
  return keepHolder(call, { ...entry, fields, identities })
}

/** The same of somebody whose documents are known to hold and to be nobody else's. */
export function enterChecked(
  call: Entering,
  entry: Omit<HolderEntry, 'identities'> & { readonly identities: readonly CheckedIdentity[] },
): number {
  return keepHolder(call, { ...entry, fields: wholeFields(entry.fields, entry.identities, call.today) })
}

type WholeFields = { readonly [F in keyof HolderFields]: HolderFields[F] | null }

/** Every field of a holder. Throws `holder/name-unclear` and what `refuseContradiction` throws. */
function wholeFields(
  fields: HolderEntry['fields'],
  identities: readonly CheckedIdentity[],
  today: string,
): WholeFields {
  const whole = filledIn({ ...UNKNOWN, ...cleanHolder(given<HolderFields>(fields)) }, identities)
  refuseContradiction(whole, identities, today)
  return whole
}

function keepHolder(
  { db, today }: Entering,
  {
    fields,
    identities,
    employments,
    relatives,
  }: Pick<HolderEntry, 'employments' | 'relatives'> & {
    readonly fields: WholeFields
    readonly identities: readonly CheckedIdentity[]
  },
): number {
  const holderId = db.insert('holder', {
    ...fields,
    state: 'active',
    voidReason: null,
    mergedIntoId: null,
    registeredAt: db.at,
  })
  for (const identity of withoutRepeats(identities)) insertIdentity(db, holderId, identity)
  for (const employment of employments) db.insert('employment', employmentCells(db, holderId, employment))
  for (const [at, relative] of relatives.entries()) {
    refuseNoName(relative.name, `relatives.${at}.name`)
    db.insert('relative', relativeCells(holderId, relative, `relatives.${at}.identity.number`, today))
  }
  return holderId
}

export function insertIdentity(db: Transaction, holderId: number, { kind, number }: CheckedIdentity): number {
  return db.insert('identity_document', { holderId, kind, number })
}

/** The row of an employment; an employer of a new name joins the register. */
export function employmentCells(db: Transaction, holderId: number, employment: EmploymentFields): Cells {
  refuseReversedDays(employment)
  const { employer, ...fields } = employment
  return { holderId, employerId: employerNamed(db, employer), ...fields }
}

/** The row of a relative; `field` is the path of the identity number in the input. */
export function relativeCells(holderId: number, relative: RelativeFields, field: string, today: string): Cells {
  const { identity, name, ...fields } = relative
  const checked = identity === null ? null : checkedIdentity(identity, field, today)
  const person = filledIn(fields, checked === null ? [] : [checked])
  refuseRelativeContradiction(person, checked, field, today)
  return {
    holderId,
    ...person,
    name: plainName(name),
    identityKind: checked?.kind ?? null,
    identityNumber: checked?.number ?? null,
  }
}

/** Every field unknown. */
const UNKNOWN = Object.fromEntries(Object.keys(HolderFields.shape).map((field) => [field, null])) as WholeFields

function withoutRepeats(identities: readonly CheckedIdentity[]): readonly CheckedIdentity[] {
  return identities.filter(
    (one, at) => identities.findIndex((other) => other.kind === one.kind && other.number === one.number) === at,
  )
}
