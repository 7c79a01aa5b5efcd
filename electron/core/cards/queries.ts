import type { CardView } from '#shared/contract/cards.ts'
import {
  CardAction,
  cardMay,
  cardValidity,
  isPrintable,
  type CardPrint,
  type CardState,
  type Succession,
} from '#shared/domain/cards.ts'
import type { Day } from '#shared/domain/days.ts'
import type { Sex } from '#shared/domain/holder.ts'
import type { Issuer, LevelTone } from '#shared/domain/reference.ts'
import { Refusal } from '#shared/domain/refusal.ts'
import type { Role } from '#shared/domain/roles.ts'
import { latestEmployerOf } from '../latest-employer.ts'
import { notPending, type Cell, type Reader } from '../ports.ts'
import { maskFor } from '../protected.ts'

/** A card with its holder, level and scheme; `issuer` is the level's own or else the scheme's. */
export interface CardRow {
  readonly id: number
  readonly seq: number
  readonly holderId: number
  readonly holderName: string
  readonly holderSex: Sex | null
  /** The latest one on the register. */
  readonly employer: string | null
  readonly schemeId: number
  readonly schemeZh: string
  readonly schemeEn: string | null
  readonly levelId: number
  readonly levelCode: string
  readonly levelRank: number
  readonly levelZh: string
  readonly levelEn: string | null
  readonly tone: LevelTone
  readonly issuer: Issuer
  readonly validityYears: number | null
  readonly number: string | null
  readonly state: CardState
  readonly issuedOn: Day | null
  readonly validFromOn: Day | null
  readonly validToOn: Day | null
  readonly publicityToOn: Day | null
  readonly printedOn: Day | null
  readonly batchId: number | null
  readonly predecessorId: number | null
  readonly succession: Succession | null
  readonly successorId: number | null
  readonly note: string | null
}

/** Throws `record/not-found`. */
export function cardById(db: Reader, id: number): CardRow {
  const row = db.get<CardRow>(`SELECT ${COLUMNS} FROM ${JOINED} WHERE card.id = ?`, [id])
  if (!row) throw new Refusal('record/not-found', { table: 'card', id })
  return row
}

/** The cards that the holder had, was to have or had had on a day, in the state of that day. */
export function cardsOf(db: Reader, holderId: number, on: Day): CardRow[] {
  return db
    .all<CardRow & { stateOn: CardState | null }>(
      `SELECT ${COLUMNS}, ${STATE_ON} AS state_on FROM ${JOINED}
       WHERE card.holder_id = ? AND ${notPending('card', 'card.id')} ORDER BY card.id DESC`,
      [on, holderId],
    )
    .flatMap(({ stateOn, ...row }) => (stateOn === null ? [] : [{ ...row, state: stateOn }]))
}

export { cardCondition } from './filter.ts'

/** Ids of the cards that a condition leaves. */
export function cardIdsWhere(db: Reader, where: string, params: readonly Cell[]): number[] {
  const sql = `SELECT card.id FROM ${JOINED} WHERE ${where} AND ${notPending('card', 'card.id')}`
  return db.all<{ id: number }>(sql, params).map(({ id }) => id)
}

/** `where` is a condition over `card`, `holder`, `level` and `scheme`; the newest first unless `order` says otherwise. */
export function cardsWhere(
  db: Reader,
  where: string,
  params: readonly Cell[],
  page: { readonly from: number; readonly limit: number; readonly order?: string },
): { rows: CardRow[]; total: number } {
  const of = `${JOINED} WHERE ${where} AND ${notPending('card', 'card.id')}`
  const sql = `SELECT ${COLUMNS} FROM ${of} ORDER BY ${page.order ?? 'card.id DESC'} LIMIT ${page.limit} OFFSET ${page.from}`
  const { total = 0 } = db.get<{ total: number }>(`SELECT count(*) AS total FROM ${of}`, params) ?? {}
  return { rows: db.all<CardRow>(sql, params), total }
}

/** As many cards of a batch as are printed at once. */
const MOST_AT_ONCE = 500

/** Cards of a batch that can be printed, by number and in the order in which they joined. Throws `card/batch-too-big`. */
export function printableCards(db: Reader, batchId: number, print: CardPrint): CardRow[] {
  const page = { from: 0, limit: MOST_AT_ONCE, order: 'card.number, card.id' }
  const { rows, total } = cardsWhere(db, 'card.batch_id = ?', [batchId], page)
  if (total > MOST_AT_ONCE) {
    const batch = db.get<{ name: string }>('SELECT name FROM card_batch WHERE id = ?', [batchId])
    throw new Refusal('card/batch-too-big', { name: batch?.name ?? '', cards: total, most: MOST_AT_ONCE })
  }
  return rows.filter((card) => isPrintable(print, card))
}

/** A card as every read shows it. `may` asks of `now`, the state that it has today. */
export function viewOf(row: CardRow, on: Day, role: Role, now: CardState = row.state): CardView {
  const { id, seq, issuer, number, state, issuedOn, validFromOn, validToOn, batchId, note } = row
  const { publicityToOn, printedOn, predecessorId, succession, successorId } = row
  return {
    id,
    seq,
    holder: { id: row.holderId, name: row.holderName, sex: row.holderSex, employer: row.employer },
    scheme: { id: row.schemeId, nameZh: row.schemeZh, nameEn: row.schemeEn },
    level: { id: row.levelId, code: row.levelCode, nameZh: row.levelZh, nameEn: row.levelEn, tone: row.tone },
    issuer,
    number,
    state,
    issuedOn,
    validFromOn,
    validToOn,
    validity: cardValidity(row, on),
    publicityToOn,
    printedOn,
    batchId,
    predecessorId,
    succession,
    successorId,
    note: note && maskFor(role)(note),
    may: CardAction.options.filter(
      (action) =>
        action !== 'succeed' &&
        !(successorId !== null && SUCCESSIONS.includes(action)) &&
        cardMay(now, action, role, issuer) !== undefined,
    ),
  }
}

/** How the office calls a card in a sentence. */
export function callOf({ number, schemeZh, levelZh }: CardRow): string {
  return number ?? `${schemeZh} ${levelZh}`
}

const SUCCESSIONS: readonly CardAction[] = ['replace', 'renew', 'upgrade']

const COLUMNS = `card.id, card._seq, card.holder_id, holder.name AS holder_name, holder.sex AS holder_sex,
  ${latestEmployerOf('holder.id')} AS employer,
  scheme.id AS scheme_id, scheme.name_zh AS scheme_zh, scheme.name_en AS scheme_en,
  level.id AS level_id, level.code AS level_code, level.rank AS level_rank, level.name_zh AS level_zh,
  level.name_en AS level_en, level.tone, ifnull(level.issuer, scheme.issuer) AS issuer,
  ifnull(level.validity_years, scheme.validity_years) AS validity_years,
  card.number, card.state, issued_on, valid_from_on, valid_to_on, publicity_to_on, printed_on, batch_id, predecessor_id, succession, card.note,
  (SELECT max(id) FROM card AS next WHERE next.predecessor_id = card.id AND next.state NOT IN ('void', 'declined'))
    AS successor_id`
const JOINED = `card JOIN holder ON holder.id = card.holder_id JOIN level ON level.id = card.level_id
  JOIN scheme ON scheme.id = level.scheme_id`

/** Takes the day. */
const STATE_ON = `(SELECT to_state FROM card_event WHERE card_event.card_id = card.id AND on_day <= ?
    ORDER BY on_day DESC, card_event.id DESC LIMIT 1)`
