import type { Day } from '#shared/domain/days.ts'
import type { ImportField } from '#shared/domain/import-fields.ts'
import { cellText } from '#shared/domain/workbook.ts'
import type { Levels } from '../cells/levels.ts'
import type { RowReader } from '../cells/row-reader.ts'
import { fieldNamed, headingKey } from '../sheet/headings.ts'
import type { LayoutColumn, SheetLayout } from '../sheet/layout.ts'
import { cardNamedIn } from '../sheet/whose.ts'
import { cardOf, classIn, type RosterCard } from './roster-card.ts'
import type { RosterEntry } from './roster-entry.ts'

interface CardsOfRow {
  readonly cards: readonly RosterCard[]
  readonly own: RosterEntry['own']
  /** Columns of the office's own of which a card came. */
  readonly used: ReadonlySet<number>
}

/**
 * The cards of a row: the one of its fields, and those of another scheme whose numbers stand in columns of their own,
 * 「秀山英才卡卡号」. A number that says of no card which it is, or of a second one of a scheme, stays as it stands.
 */
export function cardsOf(
  reader: RowReader,
  layout: SheetLayout,
  context: { readonly levels: Levels; readonly today: Day },
): CardsOfRow {
  const { card, own } = cardOf(reader, layout, context)
  let cards = card ? [card] : []
  const used = new Set<number>()
  for (const columns of furtherColumns(layout)) {
    const other = reader.by(columns)
    if (cellText(other.cell('cardNumber')).trim() === '') continue
    const { card: further } = cardOf(other, UNTITLED, context)
    if (!further?.isLevelSaid || further.number === null) continue
    const meant = cards.find((one) => one.number === null && isMeant(one, further, reader, context.levels))
    const others = cards.filter((one) => one !== meant)
    if (others.some(({ schemeId }) => schemeId === further.schemeId)) continue
    cards = [...others, meant ? withDaysOf(further, meant) : further]
    reader.add(other)
    for (const { column } of columns) used.add(column)
  }
  return { cards, own, used }
}

/** Whether a row that says a day of a card, or its class, and no number, says it of the one whose number stands further. */
function isMeant(one: RosterCard, further: RosterCard, reader: RowReader, levels: Levels): boolean {
  if (one.levelId === further.levelId) return true
  return classIn(reader, levels).words === '' && !levels.ofCard(cardNamedIn(reader.headingOf('issuedOn') ?? ''))
}

function withDaysOf(card: RosterCard, { issuedOn, validFromOn, validToOn, termIn }: RosterCard): RosterCard {
  return card.issuedOn === null && card.validToOn === null
    ? { ...card, issuedOn, validFromOn, validToOn, termIn }
    : card
}

/** The columns of each further card as the fields of one, found once for all rows of a list. */
function furtherColumns({ columns, chosen }: SheetLayout): readonly SheetLayout['columns'][] {
  const there = known.get(columns)
  if (there) return there
  const own = columns.filter(({ field, heading }) => field === 'own' && !chosen.has(headingKey(heading)))
  const numbers = own.filter(({ heading }) => fieldOf(heading) === 'cardNumber' && !OF_ANOTHER_TIME.test(heading))
  const made = numbers.map((number) => {
    const called = cardNamedIn(number.heading)
    const all = own.filter((one) => one === number || cardNamedIn(one.heading) === called || isBehind(own, number, one))
    const byField = new Map<ImportField, LayoutColumn>([['cardNumber', { ...number, field: 'cardNumber' }]])
    for (const one of all) {
      const field = fieldOf(one.heading)
      if (field !== null && OF_CARD.includes(field) && !byField.has(field)) byField.set(field, { ...one, field })
    }
    return [...byField.values()]
  })
  known.set(columns, made)
  return made
}

const known = new WeakMap<SheetLayout['columns'], readonly SheetLayout['columns'][]>()

/** Days of a card that say of none whose they are follow its number at once. */
function isBehind(own: readonly LayoutColumn[], number: LayoutColumn, one: LayoutColumn): boolean {
  if (one.column <= number.column) return false
  const between = own.filter(({ column }) => number.column < column && column <= one.column)
  return (
    between.length === one.column - number.column &&
    between.every(({ heading }) => cardNamedIn(heading) === '' && OF_CARD.includes(fieldOf(heading) ?? 'own'))
  )
}

function fieldOf(heading: string): ImportField | null {
  return fieldNamed('roster', heading)
}

const OF_CARD: readonly ImportField[] = ['issuedOn', 'validToOn', 'validity']
const OF_ANOTHER_TIME = /[原旧新前曾后]|补[办发]|[换更]/u
const UNTITLED = { title: '', sheetName: '' }
