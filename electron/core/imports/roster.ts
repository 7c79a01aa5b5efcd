import type { ImportRow } from '#shared/contract/imports.ts'
import { checkIdentity, type IdentityCheck } from '#shared/domain/identity.ts'
import { maskIdentity, maskPhone } from '#shared/domain/masks.ts'
import { Refusal } from '#shared/domain/refusal.ts'
import { cellText, type WorkbookRow } from '#shared/domain/workbook.ts'
import { enterCard, freeNumber } from '../cards/commands.ts'
import { employerByName, employerNamed, employerNameKey } from '../employer-entry.ts'
import { employmentCells, enterHolder, insertIdentity } from '../holder-entry.ts'
import { checkedIdentity } from '../holder-rules.ts'
import { fillOwnField } from '../own-fields/commands.ts'
import type { Call, Cells, Reader, WriteCall } from '../ports.ts'
import { maskLongNumbers } from '../protected.ts'
import { enrolHolder, recognise } from '../recognitions/commands.ts'
import { findOrAddStaff, linkStaff } from '../staff/commands.ts'
import { RowReader } from './cleaning.ts'
import type { SheetLayout } from './layout.ts'
import { Levels } from './levels.ts'
import { People, worksFor, type KnownPerson, type Place, type Traits } from './people.ts'
import { rosterEntry, type RosterCard, type RosterEntry } from './roster-entry.ts'

/** What became of a row, and how it is written: `apply` is left out where nothing is to be written. */
export interface Judged {
  readonly row: Omit<ImportRow, 'sheet' | 'row'>
  readonly cards: number
  readonly apply?: (call: WriteCall) => void
}

export interface JudgeCall extends Pick<Call, 'today'> {
  readonly db: Reader
}

type Change = ImportRow['changes'][number]

/** Judges the rows of a list of people one after the other, each against the register and the rows before it. */
export class RosterJudge {
  readonly #levels: Levels
  readonly #people = new People()
  readonly #cardNumbers = new Map<string, Place>()
  /** Credit codes given in this file, by code and by employer. */
  readonly #codes = new Map<string, string>()
  readonly #employerCodes = new Map<string, string>()
  readonly #withoutIdentity: boolean
  readonly #source: string

  /** `source` says where the rows come from, for what is kept about a recognition. */
  constructor(db: Reader, { withoutIdentity, source }: { withoutIdentity: boolean; source: string }) {
    this.#levels = new Levels(db)
    this.#withoutIdentity = withoutIdentity
    this.#source = source
  }

  judge(call: JudgeCall, place: Place, row: WorkbookRow, layout: SheetLayout): Judged {
    const reader = new RowReader(layout, row)
    const entry = rosterEntry(reader, layout, { levels: this.#levels, today: call.today })
    if (this.#withoutIdentity) reader.letIdentityFollow()
    const shown = {
      name:
        entry?.name ??
        cellText(row.cells[(layout.columns.find(({ field }) => field === 'name')?.column ?? 1) - 1]).slice(0, 80),
      about: entry?.employer?.name ?? '',
    }
    const answer = (verdict: ImportRow['verdict'], more: Partial<ImportRow> = {}): ImportRow => ({
      ...place,
      verdict,
      ...shown,
      changes: [],
      of: null,
      repairs: reader.repairs,
      issues: verdict === 'refused' ? reader.refused : reader.warnings,
      ...more,
    })
    if (!entry || reader.refused.length > 0) return { row: answer('refused'), cards: 0 }

    const { identity } = entry
    const said = identity ? checkIdentity(identity.kind, identity.number, call.today) : null
    const person = agreeing(entry, reader, said, call.today)
    const traits = traitsOf(person, said)
    const numbered = this.#people.numbered(traits.identity)
    if (numbered && numbered.name !== traits.name) {
      const { name, place: there } = numbered
      reader.refuse('identity', 'import/number-of-another', maskIdentity(traits.identity ?? ''), {
        name,
        row: there.row,
      })
      return { row: answer('refused'), cards: 0 }
    }
    const of = this.#people.earlier(traits)
    if (of) return { row: answer('duplicate', { of }), cards: 0 }
    const known = this.#known(call.db, traits, reader)
    const creditCode = this.#freeCode(call.db, person, reader)
    if (reader.refused.length === 0) this.#checkCard(call.db, person.card, known, reader)
    if (reader.refused.length > 0) return { row: answer('refused'), cards: 0 }

    this.#people.note(place, traits)
    if (person.card?.number) this.#cardNumbers.set(numberKey(person.card), place)
    if (!known) {
      const apply = (write: WriteCall) => this.#people.noteEntered(this.#enter(write, person, creditCode))
      return { row: answer('new'), cards: person.card ? 1 : 0, apply }
    }
    const { changes, writes, cards } = this.#differences(call.db, known, person, creditCode)
    if (changes.length === 0) return { row: answer('same'), cards: 0 }
    return { row: answer('changed', { changes }), cards, apply: (write) => amend(write, known.id, writes) }
  }

  /** Who on the register the row is about; a doubt refuses it. */
  #known(db: Reader, traits: Traits, reader: RowReader): KnownPerson | undefined {
    const owner = traits.identity === null ? undefined : this.#people.withIdentity(db, traits.identity)
    if (owner) {
      if (owner.name !== traits.name) reader.refuse('name', 'import/name-differs', traits.name, { name: owner.name })
      return owner
    }
    const [one, ...others] = this.#people.alike(db, traits)
    if (others.length > 0)
      reader.refuse('name', 'import/person-ambiguous', traits.name, { name: traits.name, count: others.length + 1 })
    return one
  }

  #checkCard(db: Reader, card: RosterCard | null, known: KnownPerson | undefined, reader: RowReader): void {
    if (!card?.number) return
    const earlier = this.#cardNumbers.get(numberKey(card))
    if (earlier) {
      reader.refuse('cardNumber', 'import/card-number-twice', card.number, { number: card.number, row: earlier.row })
      return
    }
    try {
      freeNumber(db, card.schemeId, card.number, known ? cardsOf(db, known.id).map(({ id }) => id) : [])
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      const { number, name } = error.params as { number: string; name: string }
      reader.refuse('cardNumber', error.code, card.number, { field: 'cardNumber', number, name })
    }
  }

  /** The credit code, where the employer has none yet and no other has this one. */
  #freeCode(db: Reader, { creditCode, employer }: RosterEntry, reader: RowReader): string | null {
    if (creditCode === null || employer === null) return null
    const key = employerNameKey(employer.name)
    const own = this.#employerCodes.get(key) ?? codeOf(db, employer.name)
    const isClaimed = this.#employerCodes.has(key)
    const sql = 'SELECT name_key, name FROM employer WHERE credit_code = ?'
    const other = db.get<{ nameKey: string; name: string }>(sql, [creditCode])
    const owner = this.#codes.get(creditCode) ?? other?.nameKey ?? key
    if (own !== null && own !== creditCode) {
      reader.warn('creditCode', 'import/credit-code-differs', creditCode, { employer: employer.name, known: own })
    } else if (owner !== key) {
      reader.warn('creditCode', 'import/credit-code-taken', creditCode, { name: other?.name ?? owner })
    } else if (!isClaimed) return this.#claim(creditCode, key)
    return null
  }

  #claim(code: string, employerKey: string): string {
    this.#codes.set(code, employerKey)
    this.#employerCodes.set(employerKey, code)
    return code
  }

  #enter(call: WriteCall, entry: RosterEntry, creditCode: string | null): number {
    const { db } = call
    const { employer, identity } = entry
    const holderId = enterHolder(call, {
      fields: { ...entry.fields, name: entry.name },
      identities: identity ? [identity] : [],
      employments: employer ? [{ ...OPEN_EMPLOYMENT, ...employmentOf(employer) }] : [],
      relatives: [],
    })
    if (employer && creditCode !== null) keepCode(call, employer.name, creditCode)
    for (const recognition of entry.recognitions) recogniseAs(call, holderId, recognition)
    if (entry.card) this.#enterCard(call, holderId, entry.card)
    for (const { kind, name } of entry.staff) {
      linkStaff(db, { holderId, staffId: findOrAddStaff(db, name, kind), fromOn: null })
    }
    for (const { name, value } of entry.own) fillOwnField(db, holderId, name, value)
    return holderId
  }

  /** A piece proves that its holder is recognised and served; a list of cards says both. */
  #enterCard(
    call: WriteCall,
    holderId: number,
    { levelId, schemeId, number, issuedOn, validFromOn, validToOn }: RosterCard,
  ): void {
    enterCard(call, { holderId, levelId, number, issuedOn, validFromOn, validToOn, note: null })
    recogniseAs(call, holderId, { levelId, basis: this.#source, fromOn: issuedOn })
    const sql = 'SELECT id FROM enrolment WHERE holder_id = ? AND +scheme_id = ?'
    if (!call.db.get(sql, [holderId, schemeId])) enrolHolder(call.db, holderId, schemeId, { fromOn: issuedOn })
  }

  /** What the list says that the register doesn't, and how it is written. The list's word counts where both speak. */
  #differences(db: Reader, known: KnownPerson, entry: RosterEntry, creditCode: string | null): Differences {
    const { id } = known
    const changes: Change[] = []
    const writes: ((call: WriteCall) => void)[] = []
    const change = (field: Change['field'], from: string | null, to: string, write: (call: WriteCall) => void) => {
      changes.push({ field, from: from ?? '', to })
      writes.push(write)
    }
    const cells = fieldDifferences(db, id, entry)
    for (const [field, [from, to]] of Object.entries(cells)) {
      const shown = field === 'phone' ? maskPhone : field === 'note' ? maskLongNumbers : (text: string) => text
      change(field as Change['field'], from === null ? null : shown(from), shown(to), () => undefined)
    }
    if (Object.keys(cells).length > 0) {
      const fresh: Cells = Object.fromEntries(Object.entries(cells).map(([field, [, to]]) => [field, to]))
      writes.push((call) => call.db.update('holder', id, 'current', fresh))
    }
    const { identity, employer, card } = entry
    const documents = db.all<{ number: string }>('SELECT number FROM identity_document WHERE holder_id = ?', [id])
    if (identity && documents.length === 0) {
      change('identity', null, maskIdentity(identity.number), (call) =>
        insertIdentity(call.db, id, checkedIdentity(identity, 'identity', call.today)),
      )
    }
    if (employer && !worksFor(db, id, employer.name)) {
      const employment = { ...OPEN_EMPLOYMENT, ...employmentOf(employer) }
      change('employer', employersOf(db, id), employer.name, (call) => {
        call.db.insert('employment', employmentCells(call.db, id, employment))
      })
    }
    if (employer && creditCode !== null && employerByName(db, employer.name) && codeOf(db, employer.name) === null) {
      change('creditCode', null, creditCode, (call) => keepCode(call, employer.name, creditCode))
    } else if (employer && creditCode !== null) writes.push((call) => keepCode(call, employer.name, creditCode))
    for (const recognition of entry.recognitions) {
      if (isRecognised(db, id, recognition.levelId)) continue
      const name = this.#levels.byId(recognition.levelId)?.nameZh ?? ''
      change('recognition', null, name, (call) => recogniseAs(call, id, recognition))
    }
    const isNewPiece = card !== null && !cardsOf(db, id).some((one) => isSamePiece(one, card))
    if (card && isNewPiece) {
      const shown = [this.#levels.byId(card.levelId)?.nameZh, card.number].filter(Boolean).join(' ')
      change('cardNumber', null, shown, (call) => this.#enterCard(call, id, card))
    }
    for (const { kind, name } of entry.staff) {
      const current = lookedAfterBy(db, id, kind)
      // Who looks after somebody now is not overruled by a list that doesn't say since when.
      if (current !== undefined) continue
      change(kind, null, name, (call) => {
        linkStaff(call.db, { holderId: id, staffId: findOrAddStaff(call.db, name, kind), fromOn: null })
      })
    }
    for (const { name, value } of entry.own) {
      const there = ownValueOf(db, id, name)
      const shown = there === null ? null : maskLongNumbers(there)
      if (there !== value && shown !== value)
        change('own', shown, maskLongNumbers(value), (call) => fillOwnField(call.db, id, name, value))
    }
    return { changes, writes, cards: isNewPiece ? 1 : 0 }
  }
}

interface Differences {
  readonly changes: Change[]
  readonly writes: readonly ((call: WriteCall) => void)[]
  readonly cards: number
}

const OPEN_EMPLOYMENT = { department: null, post: null, fromOn: null, toOn: null }

function employmentOf({ name, department, post }: NonNullable<RosterEntry['employer']>) {
  return { employer: name, department, post }
}

function amend(call: WriteCall, holderId: number, writes: Differences['writes']): void {
  for (const write of writes) write(call)
  call.db.touch('holder', holderId, 'current')
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
  if (bornOn && bornOn > today) reader.warn('bornOn', 'holder/born-in-future', bornOn, { bornOn, today })
  else if (bornOn && born !== undefined && bornOn !== born) {
    reader.warn('bornOn', 'holder/born-differs-from-identity', bornOn, { bornOn, fromIdentity: born })
  } else if (bornOn) kept.bornOn = bornOn
  if (sex && isOfSex !== undefined && sex !== isOfSex) {
    reader.warn('sex', 'holder/sex-differs-from-identity', cellText(reader.cell('sex')), { sex, fromIdentity: isOfSex })
  } else if (sex) kept.sex = sex
  return { ...entry, fields: kept }
}

/** Of the holder's own fields those that differ, as they are and as the list says. */
function fieldDifferences(
  db: Reader,
  id: number,
  { fields }: RosterEntry,
): { [field: string]: [string | null, string] } {
  const row = db.get<Record<string, string | null>>('SELECT * FROM holder WHERE id = ?', [id]) ?? {}
  const made: { [field: string]: [string | null, string] } = {}
  for (const [field, said] of Object.entries(fields)) {
    const there = row[field] ?? null
    if (said === null || said === undefined || said === there) continue
    // What identifies a person is corrected at the counter, not by a list.
    if ((field === 'sex' || field === 'bornOn') && there !== null) continue
    if (field !== 'note') made[field] = [there, said]
    else if (!(there ?? '').includes(said))
      made[field] = [there, (there === null ? said : `${there}；${said}`).slice(0, 2000)]
  }
  return made
}

function recogniseAs(
  { db }: WriteCall,
  holderId: number,
  { levelId, basis, fromOn }: RosterEntry['recognitions'][number],
): void {
  if (!isRecognised(db, holderId, levelId)) recognise(db, holderId, levelId, { basis, fromOn })
}

function isRecognised(db: Reader, holderId: number, levelId: number): boolean {
  // The plus: see `refuseDates`.
  return db.get('SELECT id FROM recognition WHERE holder_id = ? AND +level_id = ?', [holderId, levelId]) !== undefined
}

interface CardRow {
  readonly id: number
  readonly levelId: number
  readonly schemeId: number
  readonly number: string | null
}

function cardsOf(db: Reader, holderId: number): CardRow[] {
  return db.all<CardRow & object>(
    'SELECT card.id, level_id, scheme_id, number FROM card JOIN level ON level.id = level_id WHERE holder_id = ?',
    [holderId],
  )
}

/** By its number; where one of the two has none, by its level. */
function isSamePiece(one: CardRow, card: RosterCard): boolean {
  if (one.number !== null && card.number !== null) return one.number === card.number && one.schemeId === card.schemeId
  return one.levelId === card.levelId
}

function numberKey({ schemeId, number }: RosterCard): string {
  return `${schemeId} ${number}`
}

function employersOf(db: Reader, holderId: number): string {
  const sql = `SELECT DISTINCT name FROM employment JOIN employer ON employer.id = employer_id
    WHERE holder_id = ? AND to_on IS NULL ORDER BY employment.id`
  return db
    .all<{ name: string }>(sql, [holderId])
    .map(({ name }) => name)
    .join('、')
}

function codeOf(db: Reader, employer: string): string | null {
  const sql = 'SELECT credit_code FROM employer WHERE name_key = ?'
  return db.get<{ creditCode: string | null }>(sql, [employerNameKey(employer)])?.creditCode ?? null
}

function keepCode({ db }: WriteCall, employer: string, creditCode: string): void {
  const id = employerNamed(db, employer)
  if (codeOf(db, employer) === null) db.update('employer', id, 'current', { creditCode })
}

function lookedAfterBy(db: Reader, holderId: number, kind: string): { readonly name: string } | undefined {
  const sql = `SELECT name FROM staff_link JOIN staff ON staff.id = staff_id WHERE holder_id = ? AND kind = ? AND to_on IS NULL`
  return db.get<{ name: string }>(sql, [holderId, kind])
}

function ownValueOf(db: Reader, holderId: number, name: string): string | null {
  const sql = `SELECT value FROM own_value JOIN own_field ON own_field.id = own_field_id WHERE holder_id = ? AND own_field.name = ?`
  return db.get<{ value: string }>(sql, [holderId, name])?.value ?? null
}
