import { spellingsOf } from '#shared/domain/identity.ts'
import { plainName } from '#shared/domain/text.ts'
import { employerNameKey } from '../employer-entry.ts'
import { fold } from '../find-keys.ts'
import type { Reader } from '../ports.ts'
import { KIND } from '../search.ts'

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
export class People {
  readonly #byIdentity = new Map<string, Place>()
  readonly #byName = new Map<string, { readonly place: Place; readonly traits: Traits }[]>()
  readonly #entered = new Set<number>()

  note(place: Place, traits: Traits): void {
    for (const spelling of traits.identity === null ? [] : spellingsOf(traits.identity)) {
      if (!this.#byIdentity.has(spelling)) this.#byIdentity.set(spelling, place)
    }
    const namesakes = this.#byName.get(traits.name) ?? []
    namesakes.push({ place, traits })
    this.#byName.set(traits.name, namesakes)
  }

  noteEntered(holderId: number): void {
    this.#entered.add(holderId)
  }

  /** Where the same person stands in the file already. */
  earlier(traits: Traits): Place | undefined {
    if (traits.identity !== null) {
      const place = spellingsOf(traits.identity)
        .map((one) => this.#byIdentity.get(one))
        .find((one) => one !== undefined)
      if (place) return place
    }
    // Two numbers are two persons; one number and none may be one.
    return this.#byName
      .get(traits.name)
      ?.find((one) => (one.traits.identity === null || traits.identity === null) && agree(one.traits, traits))?.place
  }

  /** Who on the register has this number, be it in its older or newer spelling. */
  withIdentity(db: Reader, number: string): KnownPerson | undefined {
    for (const spelling of spellingsOf(number)) {
      const owner = db
        .all<KnownPerson & object>(
          `SELECT holder.id, name, phone, born_on FROM identity_document JOIN holder ON holder.id = holder_id
           WHERE number = ? AND state = 'active'`,
          [spelling],
        )
        .find(({ id }) => !this.#entered.has(id))
      if (owner) return owner
    }
    return undefined
  }

  /** Everybody of this name on the register. */
  named(db: Reader, name: string): KnownPerson[] {
    return db
      .all<KnownPerson & object>(
        `SELECT id, name, phone, born_on FROM holder
         WHERE id IN (SELECT subject_id FROM derived_holder_key WHERE key = ?) AND state = 'active' ORDER BY id`,
        [KIND.nameFromStart + fold(name)],
      )
      .filter((one) => plainName(one.name) === name && !this.#entered.has(one.id))
  }

  /**
   * Those of this name who share phone, birth date or employer; with a number, only people without one. Of a name with
   * nothing beside it, everybody of that name.
   */
  alike(db: Reader, traits: Traits): KnownPerson[] {
    const namesakes = this.named(db, traits.name)
    if (isBare(traits)) return namesakes
    return namesakes.filter(({ id, phone, bornOn }) => {
      if (traits.identity !== null && hasIdentity(db, id)) return false
      return (
        (traits.phone !== null && phone === traits.phone) ||
        (traits.bornOn !== null && bornOn === traits.bornOn) ||
        (traits.employer !== null && worksFor(db, id, traits.employer))
      )
    })
  }
}

/** Whether somebody has or had an employment with an employer of this name. */
export function worksFor(db: Reader, holderId: number, employer: string): boolean {
  const sql = `SELECT employment.id FROM employment JOIN employer ON employer.id = employer_id
    WHERE holder_id = ? AND name_key = ?`
  return db.get(sql, [holderId, employerNameKey(employer)]) !== undefined
}

function isBare({ identity, phone, bornOn, employer }: Traits): boolean {
  return identity === null && phone === null && bornOn === null && employer === null
}

function agree(one: Traits, other: Traits): boolean {
  return (
    isBare(one) ||
    isBare(other) ||
    (one.phone !== null && one.phone === other.phone) ||
    (one.bornOn !== null && one.bornOn === other.bornOn) ||
    (one.employer !== null &&
      other.employer !== null &&
      employerNameKey(one.employer) === employerNameKey(other.employer))
  )
}

function hasIdentity(db: Reader, holderId: number): boolean {
  return db.get('SELECT id FROM identity_document WHERE holder_id = ?', [holderId]) !== undefined
}
