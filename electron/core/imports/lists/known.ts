import { maskIdentity } from '#shared/domain/masks.ts'
import { employerNameKey } from '../../employer-entry.ts'
import { employmentCells, insertIdentity } from '../../holder-entry.ts'
import { checkedIdentity } from '../../holder-rules.ts'
import { fillOwnField } from '../../own-fields/commands.ts'
import type { Cells, Reader } from '../../ports.ts'
import { maskLongNumbers } from '../../protected.ts'
import { findOrAddStaff, linkStaff } from '../../staff/commands.ts'
import type { Levels } from '../cells/levels.ts'
import { worksFor, type Place } from './people.ts'
import { added, fieldDifference, noteDifference, noteWith, type Difference } from './differences.ts'
import {
  cardsOf,
  fillDays,
  hasNumberOf,
  lacksNumber,
  samePiece,
  samePieces,
  type CardRow,
  type Piece,
} from './pieces.ts'
import type { RosterCard } from './roster-card.ts'
import type { RosterEntry } from './roster-entry.ts'
import { enterPiece, isRecognised, keepCode, keepNumber, openEmployment, recogniseAs } from './roster-writes.ts'

/** What a row of the file said, and where. */
export interface SaidRow extends RosterEntry {
  readonly at: Place
}

/**
 * What is known of a person before a row is judged: by the register, where `holderId` stands on it, and from what earlier
 * rows of the file said. What the import entered of those tells nothing more, so that a dry run, which enters nothing,
 * knows the same.
 */
export class Known {
  readonly #db: Reader
  readonly #holderId: number | null
  readonly #said: readonly SaidRow[]
  /** Pieces of the register, as it was before the import. */
  readonly cards: readonly CardRow[]

  constructor(db: Reader, holderId: number | null, said: readonly SaidRow[] = [], cards?: readonly CardRow[]) {
    this.#db = db
    this.#holderId = holderId
    this.#said = said
    this.cards = cards ?? (holderId === null ? [] : cardsOf(db, holderId))
  }

  hasNumberOf(card: RosterCard): boolean {
    return this.#pieces().some((one) => hasNumberOf(one, card))
  }

  /** The person with a card that the row says only the number of as the one of this number that is known. */
  withKnownCard(person: RosterEntry): RosterEntry {
    return { ...person, cards: person.cards.map((card) => this.#asKnown(card)) }
  }

  #asKnown(card: RosterCard): RosterCard {
    if (card.isLevelSaid || card.number === null) return card
    const numbered = this.#pieces().filter(({ number }) => number === card.number)
    const there = numbered.find(({ schemeId }) => schemeId === card.schemeId) ?? numbered[0]
    return there ? { ...card, levelId: there.levelId, schemeId: there.schemeId } : card
  }

  /** What the row says that isn't known. Its word counts where the register says otherwise. */
  *differences(
    entry: RosterEntry,
    {
      levels,
      source,
      creditCode,
    }: { readonly levels: Levels; readonly source: string; readonly creditCode: string | null },
  ): Generator<Difference, void, void> {
    yield* this.#ofFields(entry)
    const { identity, employer, cards } = entry
    if (identity && !this.#hasIdentity()) {
      yield added('identity', maskIdentity(identity.number), (call, id) => {
        insertIdentity(call.db, id, checkedIdentity(identity, 'identity', call.today))
      })
    }
    if (employer) yield* this.#ofEmployer(employer)
    if (employer && creditCode !== null) {
      yield added('creditCode', creditCode, (call) => keepCode(call, employer.name, creditCode))
    }
    for (const recognition of entry.recognitions) {
      if (this.#isRecognised(recognition.levelId)) continue
      const name = levels.byId(recognition.levelId)?.nameZh ?? ''
      yield added('recognition', name, (call, id) => recogniseAs(call, id, recognition))
    }
    for (const card of cards) yield* this.#ofCard(card, levels, source)
    yield* this.#ofStaff(entry)
    yield* this.#ofOwn(entry)
  }

  *#ofFields({ fields }: RosterEntry): Generator<Difference, void, void> {
    const holder = this.#rowsOf<Record<string, string | null>>('SELECT * FROM holder WHERE id = ?')[0] ?? {}
    for (const [name, said] of Object.entries(fields)) {
      const field = name as keyof typeof fields & Difference['field']
      const there = holder[field] ?? null
      const before = this.#saying((row) => row.fields[field])
      if (said === null || said === undefined) continue
      if (field === 'note')
        yield* noteDifference(
          before.reduce<string | null>((all, one) => noteWith(all, one.value), there),
          said,
        )
      else if (before[0]) {
        const [{ value, at }] = before
        if (said !== value) yield { ...fieldDifference(field, value, said), contraryTo: at }
      }
      // What identifies a person is corrected at the counter, not by a list.
      else if (said !== there)
        yield {
          ...fieldDifference(field, there, said),
          isKept: there !== null && (field === 'sex' || field === 'bornOn'),
        }
    }
  }

  *#ofEmployer(employer: NonNullable<RosterEntry['employer']>): Generator<Difference, void, void> {
    const key = employerNameKey(employer.name)
    const before = this.#saying((row) =>
      row.employer && employerNameKey(row.employer.name) === key ? row.employer : null,
    )
    if (before.length === 0 && !this.#worksFor(employer.name)) {
      const difference = added('employer', employer.name, ({ db }, id) => {
        db.insert('employment', employmentCells(db, id, openEmployment(employer)))
      })
      yield { ...difference, from: this.#employers() }
      return
    }
    const there = this.#rowsOf<Employment>(OPEN_EMPLOYMENT, key)[0]
    if (!there && before.length === 0) return
    for (const field of ['department', 'post'] as const) {
      const said = employer[field]
      const first = before.find(({ value }) => value[field] !== null)
      const from = first?.value[field] ?? there?.[field] ?? ''
      if (said === null || said === from) continue
      const difference = added(field, said, ({ db }, holderId) => {
        const row = db.get<Employment>(OPEN_EMPLOYMENT, [holderId, key])
        if (row) db.update('employment', row.id, 'current', { [field]: said })
      })
      yield { ...difference, from, ...(first && { contraryTo: first.at }) }
    }
  }

  *#ofCard(card: RosterCard, levels: Levels, source: string): Generator<Difference, void, void> {
    const there = samePiece(this.#pieces(), card)
    const level = levels.byId(card.levelId)?.nameZh ?? ''
    const to = [level, card.number].filter(Boolean).join(' ')
    if (!there) yield { ...added('cardNumber', to, (call, id) => enterPiece(call, id, card, source)), isPiece: true }
    else if (lacksNumber(there) && card.number !== null) {
      yield { field: 'cardNumber', from: level, to, write: (call, id) => keepNumber(call, id, card) }
    }
    if (there) yield* this.#ofPiece(card, levels)
  }

  /** What the row says of a piece that is known. */
  *#ofPiece(card: RosterCard, levels: Levels): Generator<Difference, void, void> {
    const before = this.#saying((row) => samePiece(row.cards, card))
    const meant = samePieces(this.#pieces(), card)
    const there = this.cards.filter(({ id }) => meant.some((one) => one.id === id))
    const nameOf = (value: string | number) => (typeof value === 'number' ? (levels.byId(value)?.nameZh ?? '') : value)
    for (const [field, column] of CARD_CELLS) {
      const said = column === 'validToOn' && card.termIn === null ? null : card[column]
      const first = before.find(({ value }) => value[column] !== null)
      const known = first ? [first.value[column]] : there.flatMap((one) => one[column] ?? [])
      if (said === null || known.includes(said)) continue
      const [from = null] = known
      const told = { field: field === 'validToOn' ? (card.termIn ?? field) : field, to: nameOf(said) }
      const mayFill = from === null && (there.length === 0 || there.some(({ state }) => state === 'on-record'))
      if (first) yield { ...told, from: nameOf(from ?? ''), contraryTo: first.at }
      else if (mayFill) yield { ...told, from: '', write: (call, id) => fillDays(call, id, card) }
      else yield { ...told, from: nameOf(from ?? ''), isKept: true }
    }
  }

  *#ofStaff({ staff }: RosterEntry): Generator<Difference, void, void> {
    for (const { kind, name } of staff) {
      const [before] = this.#saying((row) => row.staff.find((one) => one.kind === kind)?.name)
      if (before) {
        if (before.value !== name) yield { field: kind, from: before.value, to: name, contraryTo: before.at }
        continue
      }
      // Who looks after somebody now is not overruled by a list that doesn't say since when.
      if (this.#rowsOf(LOOKED_AFTER, kind).length > 0) continue
      yield added(kind, name, ({ db }, holderId) => {
        linkStaff(db, { holderId, staffId: findOrAddStaff(db, name, kind), fromOn: null })
      })
    }
  }

  *#ofOwn({ own }: RosterEntry): Generator<Difference, void, void> {
    for (const { name, value } of own) {
      const [before] = this.#saying((row) => row.own.find((one) => one.name === name)?.value)
      const there = before?.value ?? this.#rowsOf<{ value: string }>(OWN_VALUE, name)[0]?.value ?? null
      const from = there === null ? '' : maskLongNumbers(there)
      if (there === value || from === value) continue
      yield {
        ...added('own', maskLongNumbers(value), ({ db }, id) => fillOwnField(db, id, name, value)),
        from,
        heading: name,
        ...(before && { contraryTo: before.at }),
      }
    }
  }

  #hasIdentity(): boolean {
    return this.#said.some(({ identity }) => identity) || this.#rowsOf(IDENTITIES).length > 0
  }

  #worksFor(employer: string): boolean {
    return this.#holderId !== null && worksFor(this.#db, this.#holderId, employer)
  }

  /** Each in the spelling of the file, where it has one: which spelling the register takes is up to what came in before. */
  #employers(): string {
    const said = this.#said.flatMap(({ employer }) => employer ?? [])
    const names = [...this.#rowsOf<{ name: string }>(EMPLOYERS), ...said].map(({ name }) => name)
    return [...new Map(names.map((name) => [employerNameKey(name), name])).values()].join('、')
  }

  /** The pieces with their numbers, where any row had them. */
  #pieces(): Piece[] {
    const pieces: Piece[] = [...this.cards]
    for (const card of this.#said.flatMap(({ cards }) => cards)) {
      const there = samePiece(pieces, card)
      if (!there) pieces.push(card)
      else if (lacksNumber(there)) pieces[pieces.indexOf(there)] = { ...there, number: card.number }
    }
    return pieces
  }

  /** A card says of what level its holder is, too. */
  #isRecognised(levelId: number): boolean {
    return (
      this.#said.some(
        ({ recognitions, cards }) =>
          cards.some((card) => card.levelId === levelId) ||
          recognitions.some((recognition) => recognition.levelId === levelId),
      ) ||
      (this.#holderId !== null && isRecognised(this.#db, this.#holderId, levelId))
    )
  }

  /** What the earlier rows said of something, each with its row. */
  #saying<V>(of: (row: SaidRow) => V | null | undefined): { readonly value: V; readonly at: Place }[] {
    return this.#said.flatMap((row) => {
      const value = of(row)
      return value === null || value === undefined ? [] : [{ value, at: row.at }]
    })
  }

  /** Rows of the register that are this person's. */
  #rowsOf<R extends object>(sql: string, ...more: readonly string[]): readonly R[] {
    return this.#holderId === null ? [] : this.#db.all<R>(sql, [this.#holderId, ...more])
  }
}

/** What a list says of a piece besides its number, by the columns of the list and of the card. */
const CARD_CELLS = [
  ['cardLevel', 'levelId'],
  ['issuedOn', 'issuedOn'],
  ['validToOn', 'validToOn'],
] as const

const IDENTITIES = 'SELECT id FROM identity_document WHERE holder_id = ?'
const EMPLOYERS = `SELECT DISTINCT name FROM employment JOIN employer ON employer.id = employer_id
  WHERE holder_id = ? AND to_on IS NULL ORDER BY employment.id`
const OPEN_EMPLOYMENT = `SELECT employment.id, department, post FROM employment JOIN employer ON employer.id = employer_id
  WHERE holder_id = ? AND name_key = ? AND to_on IS NULL ORDER BY employment.id DESC`
const LOOKED_AFTER =
  'SELECT staff_link.id FROM staff_link JOIN staff ON staff.id = staff_id WHERE holder_id = ? AND kind = ? AND to_on IS NULL'
const OWN_VALUE =
  'SELECT value FROM own_value JOIN own_field ON own_field.id = own_field_id WHERE holder_id = ? AND own_field.name = ?'

interface Employment extends Cells {
  readonly id: number
  readonly department: string | null
  readonly post: string | null
}
