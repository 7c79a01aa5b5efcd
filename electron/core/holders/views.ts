import type { HolderDetail, RelativeView } from '#shared/contract/holders.ts'
import { ageOn, type Day } from '#shared/domain/days.ts'
import { ADULT_AGE } from '#shared/domain/holder.ts'
import { maskIdentity, maskName, maskPhone } from '#shared/domain/masks.ts'
import { maskedIdentity, type EmploymentRow, type HolderRow, type IdentityRow, type RelativeRow } from './repo.ts'

interface Family {
  readonly identities: readonly IdentityRow[]
  readonly employments: readonly (EmploymentRow & { readonly isCurrent: boolean })[]
  readonly relatives: readonly RelativeRow[]
  /** The day in question; ages are counted on it. */
  readonly on: Day
  /** Whether somebody is a minor, and so protected, is a matter of today. */
  readonly today: Day
  /** How notes are shown. */
  readonly mask: (text: string) => string
}

/** A holder as the page may see it: numbers masked, minors by the first sign of their name. */
export function detailOf({ phone, note, voidReason, ...holder }: HolderRow, family: Family): HolderDetail {
  return {
    ...holder,
    note: note && family.mask(note),
    voidReason: voidReason && family.mask(voidReason),
    phoneMasked: phone === null ? null : maskPhone(phone),
    identities: family.identities.map(maskedIdentity),
    employments: [...family.employments],
    relatives: family.relatives.map((relative) => relativeView(relative, family)),
  }
}

function relativeView(relative: RelativeRow, { on, today, mask }: Family): RelativeView {
  const { id, relation, name, sex, bornOn, note, identityKind: kind, identityNumber: number } = relative
  const isMinor = isProtected(relative, today)
  return {
    id,
    relation,
    name: isMinor ? maskName(name) : name,
    sex,
    bornOn: isMinor ? null : bornOn,
    age: bornOn === null || bornOn > on ? null : ageOn(bornOn, on),
    isMinor,
    identity: kind === null || number === null ? null : { kind, masked: maskIdentity(number) },
    note: note && mask(note),
  }
}

/** A child of unknown age may be a minor and is treated as one. */
function isProtected({ relation, bornOn }: RelativeRow, today: Day): boolean {
  return bornOn === null ? relation === 'child' : ageOn(bornOn, today) < ADULT_AGE
}
