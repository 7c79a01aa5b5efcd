import type { CardsOrder, ExportOrder } from '#shared/contract/exports.ts'
import type { CardState } from '#shared/domain/cards.ts'
import { knownOf } from '#shared/domain/figures/periods.ts'
import { CardSieve, type CardFacts } from '#shared/domain/figures/cards.ts'
import type { CardFigure } from '#shared/domain/figures/names.ts'
import type { Day } from '#shared/domain/days.ts'
import type { Sex } from '#shared/domain/holder.ts'
import type { SheetCell, SheetColumn } from '#shared/domain/sheets.ts'
import { cardCondition, cardIdsWhere } from '../cards/queries.ts'
import { latestEmployerOf } from '../latest-employer.ts'
import { nameIn } from '../names.ts'
import type { ReadCall, Reader } from '../ports.ts'
import { factsOf, Names } from '../summaries/queries.ts'
import type { RowsStep } from './rows.ts'
import { columnsIn, type ListColumn, wordsOf } from './words.ts'

const ROWS_A_STEP = 200

/** Every card that counts in the period, or that the filter leaves, by holder. */
export function* cardRows(call: () => ReadCall, order: CardsOrder): Generator<RowsStep, void, void> {
  const { filter } = order
  const { db, today } = call()
  // What a list shows is what stands today.
  const period = filter ? { ...order, from: today, to: today } : knownOf(order, today)
  const sieve = new CardSieve(period)
  const condition = filter && cardCondition(filter, today)
  const listed = condition && new Set(cardIdsWhere(db, condition.where, condition.params))
  const counted = factsOf(call())
    .cards.map((card) => ({ card, figures: sieve.figuresOf(card) }))
    .filter(({ card, figures }) => (listed ? listed.has(card.id) : figures.length > 0))
    .sort((one, other) => one.card.holderId - other.card.holderId || one.card.id - other.card.id)
  for (let at = 0; at < counted.length; at += ROWS_A_STEP) {
    const rows = rowsOf(call().db, counted.slice(at, at + ROWS_A_STEP), period, at)
    yield { done: Math.min(at + ROWS_A_STEP, counted.length), total: counted.length, rows }
  }
}

export function cardColumns(order: CardsOrder): SheetColumn[] {
  return columnsIn(order, COLUMNS)
}

interface Row {
  readonly id: number
  readonly number: string | null
  readonly name: string
  readonly sex: Sex | null
  readonly employer: string | null
  readonly issuedOn: Day | null
  /** At the end of the last day asked about. */
  readonly state: CardState
}

interface Counted {
  readonly card: CardFacts
  readonly figures: readonly CardFigure[]
}

function rowsOf(
  db: Reader,
  cards: readonly Counted[],
  order: Pick<ExportOrder, 'to' | 'language'>,
  from: number,
): SheetCell[][] {
  const found = db.all<Row>(ROWS, [order.to, JSON.stringify(cards.map(({ card }) => card.id))])
  const rows = new Map(found.map((row) => [row.id, row]))
  const names = new Names(db)
  const { exports, holders, cards: words, summaries } = wordsOf(order)
  const told = (is: boolean) => (is ? exports.yes : exports.no)
  return cards.flatMap(({ card, figures }, at) => {
    const row = rows.get(card.id)
    if (!row) return []
    const { of, scheme } = names.level(card.levelId)
    const movements = figures.filter((figure) => figure !== 'cardsAtStart' && figure !== 'cardsAtEnd')
    return [
      [
        from + at + 1,
        row.name,
        row.sex && holders.sex[row.sex],
        row.employer,
        nameIn(order, scheme),
        nameIn(order, of),
        row.number,
        words.state[row.state],
        row.issuedOn,
        card.validFromOn,
        card.validToOn,
        movements.map((figure) => summaries.figure[figure]).join('、') || null,
        told(figures.includes('cardsAtStart')),
        told(figures.includes('cardsAtEnd')),
      ],
    ]
  })
}

const COLUMNS: readonly ListColumn[] = [
  ['place', 6, 'number'],
  ['name', 14],
  ['sex', 6],
  ['employer', 28],
  ['scheme', 18],
  ['level', 16],
  ['card', 18],
  ['state', 16],
  ['issuedOn', 12],
  ['validFromOn', 12],
  ['validToOn', 12],
  ['movements', 14],
  ['atStart', 8],
  ['atEnd', 8],
]

const ROWS = `
  SELECT card.id, card.number, holder.name, holder.sex, card.issued_on,
    ifnull((SELECT to_state FROM card_event WHERE card_event.card_id = card.id AND card_event.on_day <= ?
      ORDER BY card_event.on_day DESC, card_event.id DESC LIMIT 1), card.state) AS state,
    ${latestEmployerOf('card.holder_id')} AS employer
  FROM json_each(?) AS wanted CROSS JOIN card ON card.id = wanted.value
  JOIN holder ON holder.id = card.holder_id`
