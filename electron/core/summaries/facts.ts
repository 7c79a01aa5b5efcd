import { courseOfCard, type CardCourse, type CardFacts, type CardSteps } from '#shared/domain/figures/cards.ts'
import { readingColumns } from '#shared/domain/figures/columns.ts'
import { courseOf, type RequestCourse, type RequestDates, type RequestFacts } from '#shared/domain/figures/course.ts'
import type { UsageFacts } from '#shared/domain/figures/services.ts'
import type { Day } from '#shared/domain/days.ts'
import { voidIds } from '../holder-rules.ts'
import { pendingIds, type Cell, type History, type ReadCall, type Reader } from '../ports.ts'
import { KeptFacts, type Which } from './kept-facts.ts'

/** Everything that figures are made from. */
export interface Facts {
  readonly requests: readonly RequestFacts[]
  readonly cards: readonly CardFacts[]
  readonly usages: readonly UsageFacts[]
}

type Call = Pick<ReadCall, 'db' | 'history'>
type Fact = { readonly id: number; readonly holderId: number | null }

/** Reads in parts what `factsOf` would read at once; `call` is asked for each part anew. */
export function* readingFacts(call: () => Call): Generator<void, void, void> {
  for (const kept of [REQUESTS, CARDS, USAGES]) yield* kept.reading(call)
  yield* readingColumns(factsOf(call()).requests)
}

const TIMES_ASKED = new WeakMap<History, number>()

/** How often facts of a store were asked for: a read or a change that does says so in its meta. */
export function timesAsked({ history }: Pick<Call, 'history'>): number {
  return TIMES_ASKED.get(history) ?? 0
}

/** As of the last commit; what a job that has not ended brought in is left out, and what is of a void registration. */
export function factsOf(call: Call): Facts {
  TIMES_ASKED.set(call.history, timesAsked(call) + 1)
  const voids = voidIds(call.db)
  const whole = <T extends Fact>(kept: KeptFacts<T>, table: string): readonly T[] => {
    const left = new Set(call.db.all<{ id: number }>(pendingIds(table)).map(({ id }) => id))
    const facts = countedOf(kept.of(call), voids)
    return left.size === 0 ? facts : facts.filter(({ id }) => !left.has(id))
  }
  return { requests: whole(REQUESTS, 'request'), cards: whole(CARDS, 'card'), usages: whole(USAGES, 'usage') }
}

const REQUESTS = new KeptFacts<RequestFacts>({
  table: 'request',
  load: loadRequests,
  watches: {
    request: { column: 'id' },
    assignment: { column: 'request_id' },
    pause: { column: 'request_id' },
    rating: { column: 'request_id' },
    recognition: {
      column: 'holder_id',
      idsOf: (db, holderId) =>
        db.all<{ id: number }>('SELECT id FROM request WHERE holder_id = ?', [holderId]).map(({ id }) => id),
    },
  },
})

const CARDS = new KeptFacts<CardFacts>({
  table: 'card',
  load: loadCards,
  watches: { card: { column: 'id' }, card_event: { column: 'card_id' } },
})

const USAGES = new KeptFacts<UsageFacts & { readonly id: number }>({
  table: 'usage',
  load: (db, which) =>
    db.all(
      `SELECT usage.id, holder_id, on_day,
         CASE kind WHEN 'reversed' THEN -1 ELSE 1 END * CASE unit WHEN 'times' THEN quantity ELSE 1 END AS times
       FROM usage JOIN item ON item.id = item_id
       WHERE request_id IS NULL AND kind IN ('consumed', 'reversed') AND ${among('usage.id', which)}`,
      listed(which),
    ),
  watches: { usage: { column: 'id' } },
})

/** Facts of one list that count, kept as one list as long as the same registrations are void: columns are read once a list. */
const COUNTED = new WeakMap<object, { readonly voids: string; readonly facts: readonly unknown[] }>()

function countedOf<T extends Fact>(all: readonly T[], goneIds: readonly number[]): readonly T[] {
  if (goneIds.length === 0) return all
  const voids = goneIds.join()
  const kept = COUNTED.get(all)
  if (kept?.voids === voids) return kept.facts as readonly T[]
  const gone = new Set(goneIds)
  const facts = all.filter(({ holderId }) => holderId === null || !gone.has(holderId))
  COUNTED.set(all, { voids, facts })
  return facts
}

type RequestRow = RequestDates &
  Omit<RequestFacts, keyof RequestCourse | 'departmentId' | 'levelId' | 'pauses' | 'rating'> & {
    readonly timesReopened: number
  }

function loadRequests(db: Reader, which: Which): RequestFacts[] {
  const rows = db.all<RequestRow>(
    `SELECT id, state, received_on, accepted_on, resolved_on, withdrawn_on, declined_on, due_on, result, people, holder_id,
       category_id, item_id, channel, staff_id, times_reopened
     FROM request WHERE state <> 'draft' AND merged_into_id IS NULL AND ${among('request.id', which)}`,
    listed(which),
  )
  const departments = departmentsInCharge(db, which)
  const levels = levelsByHolder(db, which)
  const pauses = byOwner(
    db.all<{ owner: number; fromOn: Day; toOn: Day | null }>(
      `SELECT request_id AS owner, from_on, to_on FROM pause WHERE ${among('pause.request_id', which)}`,
      listed(which),
    ),
  )
  const ratings = lastRatings(db, rows, which)
  return rows.map((row) => {
    const { id, dueOn, result, people, holderId, categoryId, itemId, channel, staffId } = row
    const { receivedOn, acceptedOn, end, isDayUnknown } = courseOf(row)
    const recognised = (holderId === null ? undefined : levels.get(holderId)) ?? []
    return {
      id,
      receivedOn: DAYS.of(receivedOn),
      acceptedOn: DAYS.of(acceptedOn),
      end: end && { kind: end.kind, on: DAYS.of(end.on) },
      isDayUnknown,
      dueOn: DAYS.of(dueOn),
      result,
      people,
      holderId,
      categoryId,
      itemId,
      channel,
      staffId,
      departmentId: departments.get(id) ?? null,
      levelId: levelOn(recognised, acceptedOn ?? receivedOn),
      pauses: pauses.get(id) ?? [],
      rating: ratings.get(id) ?? null,
    }
  })
}

/** The first in rank that did not return its part. */
function departmentsInCharge(db: Reader, which: Which): ReadonlyMap<number, number> {
  const rows = db.all<{ requestId: number; departmentId: number; rank: number }>(
    `SELECT request_id, department_id, rank FROM assignment WHERE state <> 'returned' AND ${among('request_id', which)}`,
    listed(which),
  )
  rows.sort((one, other) => other.rank - one.rank)
  return new Map(rows.map(({ requestId, departmentId }) => [requestId, departmentId]))
}

interface Recognised {
  readonly levelId: number
  readonly fromOn: Day | null
  readonly toOn: Day | null
}

/** Recognised last comes last. */
function levelsByHolder(db: Reader, which: Which): ReadonlyMap<number, Recognised[]> {
  const whose =
    which === 'all' ? '1' : `holder_id IN (SELECT holder_id FROM request WHERE ${among('request.id', which)})`
  return byOwner(
    db.all<Recognised & { owner: number }>(
      `SELECT holder_id AS owner, level_id, from_on, to_on FROM recognition WHERE ${whose}
       ORDER BY ifnull(from_on, ''), recognition.id`,
      listed(which),
    ),
  )
}

function levelOn(recognised: readonly Recognised[], on: Day): number | null {
  const last = recognised.findLast(
    ({ fromOn, toOn }) => (fromOn === null || fromOn <= on) && (toOn === null || on <= toOn),
  )
  return last?.levelId ?? null
}

/** Of each request the last rating since it was last reopened; who handled it doesn't speak over anybody else. */
function lastRatings(
  db: Reader,
  requests: readonly RequestRow[],
  which: Which,
): ReadonlyMap<number, RequestFacts['rating']> {
  const again = reopenings(
    db,
    requests.filter(({ timesReopened }) => timesReopened > 0).map(({ id }) => id),
  )
  const rows = db.all<{ id: number; requestId: number; grade: number; isByHandler: number }>(
    `SELECT id, request_id, grade, is_by_handler FROM rating WHERE ${among('request_id', which)} ORDER BY rating.id`,
    listed(which),
  )
  const last = new Map<number, RequestFacts['rating']>()
  for (const { id, requestId, grade, isByHandler } of rows) {
    if (id < (again.get(requestId) ?? 0)) continue
    const there = last.get(requestId)
    if (isByHandler === 1 && there && !there.isByHandler) continue
    last.set(requestId, { grade, isByHandler: isByHandler === 1 })
  }
  return last
}

/** Ids of the last reopenings, by request. */
function reopenings(db: Reader, ids: readonly number[]): ReadonlyMap<number, number> {
  const rows = db.all<{ requestId: number; id: number }>(
    `SELECT request_id, max(id) AS id FROM request_event
     WHERE action = 'reopen' AND ${among('request_event.request_id', ids)} GROUP BY request_id`,
    listed(ids),
  )
  return new Map(rows.map(({ requestId, id }) => [requestId, id]))
}

function loadCards(db: Reader, which: Which): CardFacts[] {
  const steps = byOwner(
    db.all<CardSteps['steps'][number] & { owner: number }>(
      `SELECT card_id AS owner, on_day, action, to_state FROM card_event WHERE ${among('card_id', which)}
       ORDER BY card_event.on_day, card_event.id`,
      listed(which),
    ),
  )
  return db
    .all<Omit<CardFacts, keyof CardCourse> & Omit<CardSteps, 'steps'>>(
      `SELECT id, holder_id, level_id, state, issued_on, valid_from_on, valid_to_on, succession FROM card
       WHERE ${among('card.id', which)}`,
      listed(which),
    )
    .map(({ id, holderId, levelId, validFromOn, validToOn, ...card }) => {
      const { held, moves } = courseOfCard({ ...card, steps: steps.get(id) ?? [] })
      return {
        id,
        holderId,
        levelId,
        validFromOn: DAYS.of(validFromOn),
        validToOn: DAYS.of(validToOn),
        held: held.map(({ from, until }) => ({ from: DAYS.of(from), until: DAYS.of(until) })),
        moves: moves.map(({ onDay, figure }) => ({ onDay: DAYS.of(onDay), figure })),
      }
    })
}

/**
 * One text for each day, however many rows name it: figures compare days by the hundred thousand, which takes half as
 * long when they are few enough to stay at hand.
 */
class SharedDays {
  readonly #days = new Map<Day, Day>()

  of<D extends Day | null>(day: D): D {
    if (day === null) return day
    const known = this.#days.get(day)
    if (known !== undefined) return known as D
    this.#days.set(day, day)
    return day
  }
}

const DAYS = new SharedDays()

/** It takes what `listed` gives. */
function among(column: string, which: Which): string {
  if (which === 'all') return '1'
  return 'from' in which ? `${column} BETWEEN ? AND ?` : `${column} IN (SELECT value FROM json_each(?))`
}

function listed(which: Which): Cell[] {
  if (which === 'all') return []
  return 'from' in which ? [which.from, which.to] : [JSON.stringify(which)]
}

function byOwner<T extends { readonly owner: number }>(rows: readonly T[]): Map<number, T[]> {
  const owned = new Map<number, T[]>()
  for (const row of rows) {
    const there = owned.get(row.owner)
    if (there) there.push(row)
    else owned.set(row.owner, [row])
  }
  return owned
}
