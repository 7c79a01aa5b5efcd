import type { Duplicate } from '#shared/contract/holders.ts'
import type { Day } from '#shared/domain/days.ts'
import { normaliseNumber, spellingsOf } from '#shared/domain/identity.ts'
import { employerByName } from '../employer-entry.ts'
import { fold } from '../find-keys.ts'
import type { HandlersOf } from '../handler.ts'
import { notPending, type Reader } from '../ports.ts'
import { KIND, reversed } from '../search.ts'
import { phoneKey } from './phone.ts'
import { summariesOf } from './repo.ts'

type Entry = Parameters<HandlersOf<'holders'>['duplicates']>[1]
type Reason = Duplicate['because'][number]

/** Shorter beginnings of a phone number say nothing yet. */
const SHORTEST_PHONE = 7
const MOST_SHOWN = 20

/** Holders who may be the person being typed in, the surest first. Runs at every stroke, so each question is one range. */
export function duplicatesOf(db: Reader, entry: Entry, today: Day): Duplicate[] {
  const because = new Map<number, Reason[]>()
  for (const { id, reason } of [...sameIdentity(db, entry), ...samePhone(db, entry), ...sameName(db, entry)]) {
    if (id !== entry.exceptId) because.set(id, [...(because.get(id) ?? []), reason])
  }
  const surest = [...because].sort(([, a], [, b]) => doubt(a) - doubt(b)).map(([id]) => id)
  return summariesOf(db, surest.slice(0, MOST_SHOWN), today).map((holder) => ({
    holder,
    because: because.get(holder.id) ?? [],
  }))
}

type Suspicion = { readonly id: number; readonly reason: Reason }

function sameIdentity(db: Reader, { identity }: Entry): Suspicion[] {
  const number = normaliseNumber(identity?.number ?? '')
  if (number === '') return []
  return spellingsOf(number)
    .flatMap((spelling) => keyed(db, KIND.identity + reversed(spelling)))
    .map((id) => ({ id, reason: 'identity' }))
}

function samePhone(db: Reader, entry: Entry): Suspicion[] {
  const phone = phoneKey(entry.phone ?? '')
  if (phone.length < SHORTEST_PHONE) return []
  return keyed(db, KIND.phone + reversed(phone)).map((id) => ({ id, reason: 'phone' }))
}

function sameName(db: Reader, { name, bornOn, employer }: Entry): Suspicion[] {
  const text = fold(name ?? '')
  if (text === '') return []
  const employerId = employer?.trim() ? employerByName(db, employer)?.id : undefined
  return db
    .all<{ id: number; sameBirth: number; sameEmployer: number }>(
      `SELECT holder.id, holder.born_on IS NOT NULL AND holder.born_on IS ? AS same_birth,
         EXISTS (SELECT 1 FROM employment WHERE holder_id = holder.id AND +employer_id = ?) AS same_employer
       FROM derived_holder_key AS found JOIN holder ON holder.id = subject_id
       WHERE found.key = ? AND ${notPending('holder', 'subject_id')}
       ORDER BY same_birth DESC, same_employer DESC, holder.id LIMIT ${MOST_SHOWN}`,
      [bornOn ?? null, employerId ?? null, KIND.nameFromStart + text],
    )
    .flatMap(({ id, sameBirth, sameEmployer }): Suspicion[] => {
      if (!sameBirth && !sameEmployer) return [{ id, reason: 'name' }]
      return [
        ...(sameBirth ? [{ id, reason: 'name-and-birth' as const }] : []),
        ...(sameEmployer ? [{ id, reason: 'name-and-employer' as const }] : []),
      ]
    })
}

function keyed(db: Reader, key: string): number[] {
  const sql = `SELECT subject_id AS id FROM derived_holder_key WHERE key = ? AND ${notPending('holder', 'subject_id')} LIMIT ${MOST_SHOWN}`
  return db.all<{ id: number }>(sql, [key]).map(({ id }) => id)
}

const SUREST_FIRST: readonly Reason[] = ['identity', 'name-and-birth', 'phone', 'name-and-employer', 'name']

function doubt(reasons: readonly Reason[]): number {
  return Math.min(...reasons.map((reason) => SUREST_FIRST.indexOf(reason)))
}
