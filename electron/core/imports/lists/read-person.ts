import type { ImportRow } from '#shared/contract/imports.ts'
import type { Day } from '#shared/domain/days.ts'
import { checkIdentity, normaliseNumber, type IdentityCheck } from '#shared/domain/identity.ts'
import { cellText } from '#shared/domain/workbook.ts'
import type { Levels } from '../cells/levels.ts'
import type { Remarks } from '../cells/remarks.ts'
import { RowReader } from '../cells/row-reader.ts'
import type { DataRow } from '../sheet/data-rows.ts'
import { isOfCheckup } from '../sheet/meant-columns.ts'
import type { Place, Traits } from './people.ts'
import { rosterEntry, type RosterEntry } from './roster-entry.ts'

/** A row that was read; `said` is null where that alone refuses it. */
export interface ReadPerson {
  readonly place: Place
  readonly shown: Pick<ImportRow, 'name' | 'about'>
  readonly said: SaidPerson | null
  readonly remarks: Remarks
}

export interface SaidPerson {
  readonly person: RosterEntry
  /** What the number says of itself. */
  readonly check: IdentityCheck | null
  readonly traits: Traits
  /** The number of a card, where nothing else says who is meant. */
  readonly byCard: string | null
  /** The list asks of people on the register. */
  readonly isOnRegister: boolean
}

/** What a row of a list of people says, as the file alone tells it; `withoutIdentity`: a number that is refused may follow. */
export function readPerson(
  place: Place,
  row: DataRow,
  {
    levels,
    today,
    withoutIdentity,
  }: { readonly levels: Levels; readonly today: Day; readonly withoutIdentity: boolean },
): ReadPerson {
  const { layout } = row
  const reader = new RowReader(layout, row)
  const entry = rosterEntry(reader, layout, { levels, today })
  if (withoutIdentity) reader.letIdentityFollow()
  if (row.employerAbove !== undefined)
    reader.warn('employer', 'import/employer-above', '', { employer: row.employerAbove.slice(0, 60) })
  const name =
    entry?.name ??
    cellText(row.cells[(layout.columns.find(({ field }) => field === 'name')?.column ?? 1) - 1]).slice(0, 80)
  const shown = { name, about: entry?.employer?.name ?? '' }
  const isNameless = entry?.name === ''
  if (!entry || reader.refused.length > (isNameless ? 1 : 0))
    return { place, shown, said: null, remarks: reader.copy() }
  const { identity } = entry
  const check = identity ? checkIdentity(identity.kind, identity.number, today) : null
  const person = agreeing(entry, reader, check, today)
  const byCard = isNameless ? normaliseNumber(cellText(reader.cell('cardNumber'))) : null
  const said = { person, check, traits: traitsOf(person, check), byCard, isOnRegister: isOfCheckup(layout.columns) }
  return { place, shown, said, remarks: reader.copy() }
}

function traitsOf({ name, identity, fields, employer }: RosterEntry, said: IdentityCheck | null): Traits {
  const bornOn = fields.bornOn ?? (said?.ok ? (said.bornOn ?? null) : null)
  return {
    name,
    identity: identity?.number ?? null,
    phone: fields.phone ?? null,
    bornOn,
    employer: employer?.name ?? null,
  }
}

/**
 * The number's own check holds, so a birth date or sex that contradicts it was mistyped: it is left out, with a warning,
 * and the number's word counts.
 */
function agreeing(entry: RosterEntry, reader: RowReader, said: IdentityCheck | null, today: string): RosterEntry {
  const { bornOn, sex, ...fields } = entry.fields
  const born = said?.ok ? said.bornOn : undefined
  const isOfSex = said?.ok ? said.sex : undefined
  const kept = fields as { -readonly [F in keyof RosterEntry['fields']]: RosterEntry['fields'][F] }
  if (bornOn && bornOn > today) reader.warn('bornOn', 'import/born-in-future', bornOn, { bornOn, today })
  else if (bornOn && born !== undefined && bornOn !== born) {
    reader.warn('bornOn', 'import/born-differs', bornOn, { bornOn, fromIdentity: born })
  } else if (bornOn) kept.bornOn = bornOn
  if (sex && isOfSex !== undefined && sex !== isOfSex) {
    reader.warn('sex', 'import/sex-differs', cellText(reader.cell('sex')), { sex, fromIdentity: isOfSex })
  } else if (sex) kept.sex = sex
  return { ...entry, fields: kept }
}
