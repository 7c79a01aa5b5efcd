import type { Day } from '#shared/domain/days.ts'
import type { IdentityCheck } from '#shared/domain/identity.ts'
import { maskIdentity } from '#shared/domain/masks.ts'
import { Refusal } from '#shared/domain/refusal.ts'
import { freeNumber } from '../../cards/commands.ts'
import type { CheckedIdentity } from '../../holder-rules.ts'
import type { Call, Reader, WriteCall } from '../../ports.ts'
import { Levels } from '../cells/levels.ts'
import type { Remarks } from '../cells/remarks.ts'
import type { DataRow } from '../sheet/data-rows.ts'
import { CreditCodes } from './credit-codes.ts'
import type { Difference } from './differences.ts'
import { Known, type SaidRow } from './known.ts'
import { People, type KnownPerson, type Place, type Traits } from './people.ts'
import type { CardRow } from './pieces.ts'
import { readPerson, type ReadPerson, type SaidPerson } from './read-person.ts'
import type { RosterCard } from './roster-card.ts'
import { NOTE_LIMIT, type RosterEntry } from './roster-entry.ts'
import { amend, enterPerson } from './roster-writes.ts'
import { answering, type Answer, type RowVerdict } from './verdict.ts'

/** What became of a row, and how it is written: `apply` is left out where nothing is to be written. */
export interface Judged {
  readonly row: RowVerdict
  readonly cards: number
  readonly apply?: (call: WriteCall) => void
}

export interface JudgeCall extends Pick<Call, 'today'> {
  readonly db: Reader
}

/** Judges the rows of a list of people one after the other, each against the register and the rows before it. */
export class RosterJudge {
  readonly #levels: Levels
  readonly #people = new People<Listed>()
  /** Who of the register stands in the file already: rows may mean somebody by what they don't share. */
  readonly #owners = new Map<number, Listed>()
  readonly #cardNumbers = new Map<string, Place>()
  /** Whose a number is, whatever the scheme. */
  readonly #byCard = new Map<string, Listed>()
  readonly #codes = new CreditCodes()
  readonly #withoutIdentity: boolean
  readonly #source: string

  /** `source` says where the rows come from, for what is kept about a recognition. */
  constructor(db: Reader, { withoutIdentity, source }: { withoutIdentity: boolean; source: string }) {
    this.#levels = new Levels(db)
    this.#withoutIdentity = withoutIdentity
    this.#source = source
  }

  read(place: Place, row: DataRow, today: Day): ReadPerson {
    return readPerson(place, row, { levels: this.#levels, today, withoutIdentity: this.#withoutIdentity })
  }

  /**
   * A row that names nobody is about whose card it is, and a number that says no class, which somebody else has, may be
   * of another card: a row below may tell both.
   */
  isLast(db: Reader, { said }: ReadPerson): boolean {
    if (said === null || said.byCard !== null) return said !== null
    const { cards, name } = said.person
    const card = cards.find(({ isLevelSaid }) => !isLevelSaid)
    if (!card?.number) return false
    const isListed = this.#byCard.get(card.number)?.said.every((person) => person.name !== name) === true
    return isListed || this.#people.isCardOfAnother(db, card, name)
  }

  judge(call: JudgeCall, { place, shown, said, remarks }: ReadPerson): Judged {
    // Others may judge what was read once more.
    const reader = remarks.copy()
    const answer = answering(shown, reader)
    if (!said) return { row: answer('refused'), cards: 0 }
    if (said.byCard !== null) return this.#judgeByCard(call.db, { place, ...said, reader, answer }, said.byCard)
    const { traits } = said
    const numbered = this.#people.numbered(traits.identity)
    if (numbered && numbered.name !== traits.name) {
      const { name, place: there } = numbered
      const { sheet, row } = there
      reader.refuse('identity', 'import/number-of-another', maskIdentity(traits.identity ?? ''), { name, sheet, row })
      return { row: answer('refused'), cards: 0 }
    }
    const told: ToldRow = { place, ...said, reader, answer }
    const earlier = this.#people.earlier(traits)
    return earlier ? this.#judgeAgain(call.db, told, earlier) : this.#judgeFirst(call.db, told)
  }

  /** A row without a name is about whose card it is, by another row or the register. */
  #judgeByCard(db: Reader, told: ToldRow, number: string): Judged {
    const owner = this.#people.withCard(db, number)
    const earlier = this.#byCard.get(number) ?? (owner && this.#owners.get(owner.id))
    const name = earlier?.said[0]?.name ?? owner?.name
    if (name === undefined) return { row: told.answer('refused'), cards: 0 }
    told.reader.supplyName(name)
    const named: ToldRow = {
      ...told,
      person: { ...told.person, name },
      traits: { ...told.traits, name },
      answer: (verdict, more) => told.answer(verdict, { name, ...more }),
    }
    return earlier ? this.#judgeAgain(db, named, earlier) : this.#judgeFirst(db, named, owner)
  }

  #judgeFirst(db: Reader, told: ToldRow, holder?: KnownPerson): Judged {
    const { place, check, traits, reader, answer } = told
    const owner = holder ?? this.#onRegister(db, traits, reader)
    const earlier = owner && reader.refused.length === 0 ? this.#owners.get(owner.id) : undefined
    if (earlier) return this.#judgeAgain(db, told, earlier)
    const known = new Known(db, owner?.id ?? null)
    const person = known.withKnownCard(told.person)
    if (reader.refused.length === 0) this.#checkCards(db, person, { known, reader })
    if (!owner && told.isOnRegister)
      reader.refuse('name', 'import/asked-unknown', traits.name, { name: traits.name, employer: traits.employer ?? '' })
    if (reader.refused.length > 0) return { row: answer('refused'), cards: 0 }

    const creditCode = this.#codes.free(db, person, reader, true)
    if (!owner) this.#warnOfNamesake(db, told)
    const listed: Listed = {
      ...place,
      owner,
      holderId: owner?.id ?? null,
      cards: known.cards,
      said: [{ ...withNumber(person, check), at: place }],
    }
    this.#people.note(listed, traits)
    if (owner) this.#owners.set(owner.id, listed)
    this.#noteCards(listed, person)
    if (!owner) {
      const apply = (write: WriteCall) => {
        const id = enterPerson(write, person, { identity: checkedOf(person, check), source: this.#source, creditCode })
        listed.holderId = id
        this.#people.noteEntered(id)
      }
      return { row: answer('new'), cards: person.cards.length, apply }
    }
    const differences = [...known.differences(person, { levels: this.#levels, source: this.#source, creditCode })]
    warnOfKept(differences, reader)
    const news = differences.filter(({ isKept }) => !isKept)
    return news.length === 0 ? { row: answer('same'), cards: 0 } : changed(answer, listed, news)
  }

  /** Repeated on its sheet, a row is a mistake; another sheet, about something else, adds what it knows of a number. */
  #judgeAgain(db: Reader, { place, person: told, traits, byCard, reader, answer }: ToldRow, earlier: Listed): Judged {
    const { sheet, row, owner, said, cards } = earlier
    const of = { sheet, row }
    const isNumbered = byCard !== null || this.#people.numbered(traits.identity) !== undefined
    const adds = sheet !== place.sheet && isNumbered
    const known = new Known(db, owner?.id ?? null, said, cards)
    const person = known.withKnownCard(told)
    if (adds) this.#checkCards(db, person, { known, reader, listed: earlier })
    if (reader.refused.length > 0) return { row: answer('refused'), cards: 0 }

    const creditCode = this.#codes.free(db, person, reader, adds)
    const differences = [...known.differences(person, { levels: this.#levels, source: this.#source, creditCode })]
    const news = differences.filter(({ isKept }) => !isKept)
    warnOfKept(differences, reader)
    const repeated = sheet === place.sheet ? 'import/repeat-adds' : 'import/unnumbered-adds'
    const added = adds ? news.filter(({ contraryTo }) => !contraryTo) : []
    for (const { field, heading = reader.headingOf(field), to, said: value = to, contraryTo } of news) {
      if (adds && !contraryTo) continue
      const code = contraryTo ? 'import/said-otherwise' : repeated
      reader.warnings.push({ field, heading, code, value, params: { ...(contraryTo ?? of) } })
    }
    if (adds) {
      said.push({ ...person, at: place })
      this.#noteCards(earlier, person, place)
    }
    if (added.length === 0) return { row: answer('duplicate', { of }), cards: 0 }
    return changed((verdict, more) => answer(verdict, { ...more, of }), earlier, added)
  }

  #noteCards(listed: Listed, { cards }: RosterEntry, place: Place = listed): void {
    for (const card of cards) {
      if (card.number === null) continue
      if (!this.#cardNumbers.has(numberKey(card))) this.#cardNumbers.set(numberKey(card), place)
      if (!this.#byCard.has(card.number)) this.#byCard.set(card.number, listed)
    }
  }

  /** Two people of one name with nothing to compare may be one; they come in as two. */
  #warnOfNamesake(db: Reader, { place, traits, reader }: ToldRow): void {
    const first = this.#people.namesake(traits, place)
    if (first) reader.warn('name', 'import/namesake', traits.name, { sheet: first.sheet, row: first.row })
    else if (this.#people.hasNamesake(db, traits))
      reader.warn('name', 'import/namesake-on-register', traits.name, { name: traits.name })
  }

  /** Who on the register the row is about; a doubt refuses it. */
  #onRegister(db: Reader, traits: Traits, reader: Remarks): KnownPerson | undefined {
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

  #checkCards(db: Reader, { cards }: RosterEntry, about: CheckedFor): void {
    for (const card of cards) this.#checkCard(db, card, about)
  }

  /** A number that says no class may be of any scheme, so it is refused to whoever an earlier row did not give it to. */
  #checkCard(db: Reader, card: RosterCard, { known, reader, listed }: CheckedFor): void {
    if (card.number === null) return
    const isKnown = listed !== undefined && known.hasNumberOf(card)
    const there = card.isLevelSaid ? undefined : this.#byCard.get(card.number)
    const another = there === listed ? undefined : there
    const earlier = another ?? (isKnown ? undefined : this.#cardNumbers.get(numberKey(card)))
    if (earlier) {
      const { sheet, row } = earlier
      reader.refuse('cardNumber', 'import/card-number-twice', card.number, { number: card.number, sheet, row })
      return
    }
    if (isKnown) return
    try {
      freeNumber(
        db,
        card.schemeId,
        card.number,
        known.cards.map(({ id }) => id),
      )
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      const { number, name } = error.params as { number: string; name: string }
      reader.refuse('cardNumber', error.code, card.number, { field: 'cardNumber', number, name })
    }
  }
}

/** Whose card a row tells of; `listed`: where an earlier row named them. */
interface CheckedFor {
  readonly known: Known
  readonly reader: Remarks
  readonly listed?: Listed
}

/** Somebody of the file, where they stand first. */
interface Listed extends Place {
  /** As the register knew them before the import. */
  readonly owner: KnownPerson | undefined
  /** Null until they are entered. */
  holderId: number | null
  /** Their pieces before the import. */
  readonly cards: readonly CardRow[]
  /** What the rows that came in said. */
  readonly said: SaidRow[]
}

/** A row on its way to a verdict. */
interface ToldRow extends SaidPerson {
  readonly place: Place
  readonly reader: Remarks
  readonly answer: Answer
}

/** What the register knows otherwise and keeps, and what its note has no room for. */
function warnOfKept(differences: readonly Difference[], reader: Remarks): void {
  for (const { field, from, to, said, isKept, isCut } of differences) {
    const code = field === 'sex' || field === 'bornOn' ? OF_A_PERSON[field] : 'import/card-on-record'
    if (isCut) reader.warn('note', 'import/note-too-long', said?.slice(0, 60) ?? '', { max: NOTE_LIMIT })
    else if (isKept) reader.warn(field, code, to, { known: from || '—' })
  }
}

const OF_A_PERSON = { sex: 'import/sex-on-record', bornOn: 'import/born-on-record' } as const

function changed(answer: Answer, listed: Listed, differences: readonly Difference[]): Judged {
  const changes = differences.map(({ field, heading, from, to }) => ({ field, ...(heading && { heading }), from, to }))
  return {
    row: answer('changed', { changes }),
    cards: differences.filter(({ isPiece }) => isPiece).length,
    apply: (write) => {
      if (listed.holderId !== null) amend(write, listed.holderId, differences)
    },
  }
}

/** The number that was read, which nobody of the register or of the file has. */
function checkedOf({ identity }: RosterEntry, check: IdentityCheck | null): CheckedIdentity | null {
  if (!identity || !check?.ok) return null
  const { number, bornOn = null, sex = null } = check
  return { kind: identity.kind, number, bornOn, sex }
}

/** With what the number tells of birth and sex, which is on record as if the row had said it. */
function withNumber(entry: RosterEntry, check: IdentityCheck | null): RosterEntry {
  if (!check?.ok) return entry
  const { bornOn, sex } = check
  return { ...entry, fields: { ...(bornOn && { bornOn }), ...(sex && { sex }), ...entry.fields } }
}

function numberKey({ schemeId, number }: RosterCard): string {
  return `${schemeId} ${number}`
}
