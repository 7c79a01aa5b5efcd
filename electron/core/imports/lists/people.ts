import { maskIdentity, maskPhone } from '#shared/domain/masks.ts'
import { newerSpelling, spellingsOf } from '#shared/domain/identity.ts'
import { plainName, plainPhone } from '#shared/domain/text.ts'
import { employerNameKey } from '../../employer-entry.ts'
import { fold } from '../../find-keys.ts'
import type { Reader } from '../../ports.ts'
import { KIND } from '../../search.ts'
import type { Remarks } from '../cells/remarks.ts'
import type { RosterCard } from './roster-card.ts'

/** Where in the file somebody or something stood first. */
export interface Place {
  readonly sheet: string
  readonly row: number
}

/** What tells a person from others of the same name. */
export interface Traits {
  readonly name: string
  readonly identity: string | null
  readonly phone: string | null
  readonly bornOn: string | null
  readonly employer: string | null
}

export interface KnownPerson {
  readonly id: number
  readonly name: string
  readonly phone: string | null
  readonly bornOn: string | null
}

/**
 * The people of the file so far, and of the register as it was before the import: what the import itself has entered is
 * left out, so that a dry run and the run judge alike.
 */
export class People<P extends Place = Place> {
  readonly #byIdentity = new Map<string, { readonly place: P; readonly name: string }>()
  /** The first with each trait, of all and of those without a number. */
  readonly #all = new FirstOf<P>()
  readonly #withoutNumber = new FirstOf<P>()
  /** Namesakes on the register, by name, as they were when the file came to the name first. */
  readonly #named = new Map<string, readonly KnownPerson[]>()
  readonly #entered = new Set<number>()
  /** The first of each name. */
  readonly #names = new Map<string, { readonly place: P; readonly traits: Traits }>()

  note(place: P, traits: Traits): void {
    if (traits.identity !== null && !this.numbered(traits.identity)) {
      this.#byIdentity.set(newerSpelling(traits.identity), { place, name: traits.name })
    }
    if (!this.#names.has(traits.name)) this.#names.set(traits.name, { place, traits })
    this.#all.add(place, traits)
    if (traits.identity === null) this.#withoutNumber.add(place, traits)
  }

  noteEntered(holderId: number): void {
    this.#entered.add(holderId)
  }

  /** Who in the file has this number already, and where. */
  numbered(identity: string | null): { readonly place: P; readonly name: string } | undefined {
    return identity === null ? undefined : this.#byIdentity.get(newerSpelling(identity))
  }

  /** Where the same person stands in the file already. */
  earlier(traits: Traits): P | undefined {
    const numbered = this.numbered(traits.identity)
    if (numbered) return numbered.place
    // Two numbers are two persons; one number and none may be one.
    return (traits.identity === null ? this.#all : this.#withoutNumber).agreeing(traits)
  }

  /** Where on another sheet somebody of this name stands whom nothing tells apart, since the one lacks what the other has. */
  namesake(traits: Traits, { sheet }: Place): Place | undefined {
    const first = this.#names.get(traits.name)
    return first && first.place.sheet !== sheet && sharesNothing(first.traits, traits) ? first.place : undefined
  }

  /** Whether somebody of this name is on the register whom nothing tells apart. */
  hasNamesake(db: Reader, { name, identity, phone, bornOn, employer }: Traits): boolean {
    return this.named(db, name).some(
      (one) =>
        (phone === null || one.phone === null) &&
        (bornOn === null || one.bornOn === null) &&
        (identity === null || !hasIdentity(db, one.id)) &&
        (employer === null || !isEmployed(db, one.id)),
    )
  }

  /** Who on the register has this number, be it in its older or newer spelling. */
  withIdentity(db: Reader, number: string): KnownPerson | undefined {
    for (const spelling of spellingsOf(number)) {
      // Without a join: most numbers are nobody's, and the join costs twenty times as much to begin.
      for (const { id } of db.all<{ id: number }>(BY_NUMBER, [spelling])) {
        if (this.#entered.has(id)) continue
        const owner = db.get<KnownPerson & object>(ACTIVE, [id])
        if (owner) return owner
      }
    }
    return undefined
  }

  /** Who holds or held the card of this number, where there is just one. */
  withCard(db: Reader, number: string): KnownPerson | undefined {
    const [one, ...others] = db
      .all<KnownPerson & object>(
        `SELECT DISTINCT holder.id, name, phone, born_on FROM card JOIN holder ON holder.id = holder_id
         WHERE number = ? AND holder.state = 'active' ORDER BY holder.id`,
        [number],
      )
      .filter(({ id }) => !this.#entered.has(id))
    return others.length === 0 ? one : undefined
  }

  /** Whether somebody of another name had a card of this number and scheme before the import. */
  isCardOfAnother(db: Reader, { number, schemeId }: Pick<RosterCard, 'number' | 'schemeId'>, name: string): boolean {
    // A number is nearly always nobody's, and asking for it alone is quick.
    if (!db.get('SELECT id FROM card WHERE number = ?', [number])) return false
    return db
      .all<{ id: number; name: string }>(
        `SELECT holder.id, name FROM card JOIN level ON level.id = level_id JOIN holder ON holder.id = holder_id
         WHERE number = ? AND scheme_id = ?`,
        [number, schemeId],
      )
      .some((holder) => holder.name !== name && !this.#entered.has(holder.id))
  }

  /** Everybody of this name on the register. */
  named(db: Reader, name: string): readonly KnownPerson[] {
    const known = this.#named.get(name)
    if (known) return known
    const found = db
      .all<KnownPerson & object>(
        `SELECT id, name, phone, born_on FROM holder
         WHERE id IN (SELECT subject_id FROM derived_holder_key WHERE key = ?) AND state = 'active' ORDER BY id`,
        [KIND.nameFromStart + fold(name)],
      )
      .filter((one) => plainName(one.name) === name && !this.#entered.has(one.id))
    this.#named.set(name, found)
    return found
  }

  /** The one on the register whom a row about something else is about; a doubt refuses the row. */
  meant(db: Reader, traits: Omit<Traits, 'bornOn'>, reader: Remarks): KnownPerson | null {
    const { name, identity } = traits
    const owner = identity === null ? undefined : this.withIdentity(db, identity)
    if (owner) {
      if (owner.name === name) return owner
      reader.refuse('name', 'import/name-differs', name, { name: owner.name })
      return null
    }
    const namesakes = this.named(db, name)
    // Two numbers are two persons.
    const possible = identity === null ? namesakes : namesakes.filter(({ id }) => !hasIdentity(db, id))
    const [one, ...others] = possible.length > 1 ? closest(db, possible, { ...traits, bornOn: null }) : possible
    if (one && others.length === 0) {
      if (identity !== null) reader.warn('identity', 'import/identity-not-on-record', maskIdentity(identity))
      return one
    }
    if (namesakes.length === 0) reader.refuse('name', 'import/person-unknown', name, { name })
    else if (possible.length === 0) reader.refuse('identity', 'import/person-numbered-otherwise', name, { name })
    else reader.refuse('name', 'import/person-ambiguous', name, { name, count: namesakes.length })
    return null
  }

  /**
   * Those of this name who share phone, birth date or employer; with a number, only people without one. Of a name with
   * nothing beside it, everybody of that name.
   */
  alike(db: Reader, traits: Traits): readonly KnownPerson[] {
    const namesakes = this.named(db, traits.name)
    if (isBare(traits)) return namesakes
    const possible = traits.identity === null ? namesakes : namesakes.filter(({ id }) => !hasIdentity(db, id))
    return possible.filter((person) => countShared(db, person, traits) > 0)
  }
}

/** Of one spelling: SQLite keeps a list of two in a table of its own, which costs several times the look-up. */
const BY_NUMBER = 'SELECT holder_id AS id FROM identity_document WHERE number = ?'
const ACTIVE = "SELECT id, name, phone, born_on FROM holder WHERE id = ? AND state = 'active'"

/**
 * Finds who agrees with somebody in name and one thing more, without going through all namesakes. Most lists give
 * everybody a number and never ask, so those of a name are told apart when one of them is asked for.
 */
class FirstOf<P> {
  readonly #first = new Map<string, Added<P>>()
  readonly #added = new Map<string, Added<P>[]>()
  #count = 0

  add(place: P, traits: Traits): void {
    const added = { place, traits, order: (this.#count += 1) }
    const namesakes = this.#added.get(traits.name)
    if (namesakes) namesakes.push(added)
    else this.#added.set(traits.name, [added])
  }

  /** The first who shares phone, birth date or employer; or with nothing beside the name on one side, the name. */
  agreeing(traits: Traits): P | undefined {
    if (this.#count === 0) return undefined
    this.#tellApart(traits.name)
    const keys = isBare(traits) ? [`${traits.name}|`] : [`${traits.name}|bare`, ...traitKeys(traits)]
    const found = keys.flatMap((key) => this.#first.get(key) ?? [])
    return found.toSorted((one, other) => one.order - other.order)[0]?.place
  }

  #tellApart(name: string): void {
    for (const added of this.#added.get(name) ?? []) {
      for (const key of [`${name}|`, ...traitKeys(added.traits)]) {
        if (!this.#first.has(key)) this.#first.set(key, added)
      }
    }
    this.#added.delete(name)
  }
}

interface Added<P> {
  readonly place: P
  readonly traits: Traits
  readonly order: number
}

function traitKeys(traits: Traits): string[] {
  const { name, phone, bornOn, employer } = traits
  if (isBare(traits)) return [`${name}|bare`]
  return [
    ...(phone === null ? [] : [`${name}|phone ${phone}`]),
    ...(bornOn === null ? [] : [`${name}|born ${bornOn}`]),
    ...(employer === null ? [] : [`${name}|employer ${employerNameKey(employer)}`]),
  ]
}

/** Whether somebody has or had an employment with an employer of this name. */
export function worksFor(db: Reader, holderId: number, employer: string): boolean {
  const sql = `SELECT employment.id FROM employment JOIN employer ON employer.id = employer_id
    WHERE holder_id = ? AND name_key = ?`
  return db.get(sql, [holderId, employerNameKey(employer)]) !== undefined
}

/** For somebody who was found by name. */
export function warnOfPhone({ phone }: KnownPerson, said: string | null, reader: Remarks): void {
  const [known, own] = [phone, said].map((one) => (one === null ? [] : one.split('/').map(plainPhone)))
  if (!known?.length || !own?.length || own.some((one) => known.includes(one))) return
  reader.warn('phone', 'import/phone-differs', maskPhone(said ?? ''))
}

/** How many of phone, birth date and employer somebody has as they are said. */
function countShared(
  db: Reader,
  person: KnownPerson,
  { phone, bornOn, employer }: Omit<Traits, 'name' | 'identity'>,
): number {
  const isOfPhone = phone !== null && person.phone !== null && plainPhone(person.phone) === phone
  const isBornThen = bornOn !== null && person.bornOn === bornOn
  const isEmployedThere = employer !== null && worksFor(db, person.id, employer)
  return [isOfPhone, isBornThen, isEmployedThere].filter(Boolean).length
}

/**
 * Who shares more than the others do; several where nobody does. Not for a list that itself changes people: read a second
 * time it would find others closer.
 */
function closest(db: Reader, people: readonly KnownPerson[], traits: Traits): readonly KnownPerson[] {
  const shared = people.map((person) => countShared(db, person, traits))
  const most = Math.max(0, ...shared)
  return most === 0 ? [] : people.filter((_, at) => shared[at] === most)
}

/** Whether of each that could tell two people apart one of them lacks it. */
function sharesNothing(one: Traits, other: Traits): boolean {
  return (['identity', 'phone', 'bornOn', 'employer'] as const).every(
    (trait) => one[trait] === null || other[trait] === null,
  )
}

function isBare({ identity, phone, bornOn, employer }: Traits): boolean {
  return identity === null && phone === null && bornOn === null && employer === null
}

function hasIdentity(db: Reader, holderId: number): boolean {
  return db.get('SELECT id FROM identity_document WHERE holder_id = ?', [holderId]) !== undefined
}

function isEmployed(db: Reader, holderId: number): boolean {
  return db.get('SELECT id FROM employment WHERE holder_id = ?', [holderId]) !== undefined
}
