import type { SpecialLedgerOrder } from '#shared/contract/exports.ts'
import type { ColumnView, LedgerRowView, LedgerView } from '#shared/contract/special-ledgers.ts'
import type { Day } from '#shared/domain/days.ts'
import type { Period } from '#shared/domain/figures/course.ts'
import type { SheetCell, SheetColumn } from '#shared/domain/sheets.ts'
import { fileNamePart } from '#shared/domain/text.ts'
import { nameIn } from '../names.ts'
import type { ReadCall } from '../ports.ts'
import { maskNumbers } from '../protected.ts'
import { foundRows, ledgerById, rowsById } from '../special-ledgers/queries.ts'
import type { PlannedList } from './rows.ts'
import { listedSubtitle, wordsOf } from './words.ts'

const ROWS_A_STEP = 200

/** A special ledger as its list shows it. Throws `record/not-found`. */
export function planSpecialLedger(call: () => ReadCall, order: SpecialLedgerOrder): PlannedList {
  const { db, today, operator } = call()
  const { ledgerId, text, from, to } = order
  const ledger = ledgerById(db, ledgerId)
  const found = foundRows({ db, operator }, { ledgerId, text, from, to })
  const name = nameIn(order, ledger)
  const period = periodOf(order, { ledger, found, today })
  const columns = columnsOf(ledger, order)
  return {
    name: `${fileNamePart(name)} ${today}.${order.format}`,
    period,
    list: {
      format: order.format,
      kind: 'specialLedger',
      period,
      sheet: {
        name: fileNamePart(name),
        title: name,
        subtitle: `${listedSubtitle(call(), order)}　${wordsOf(order).exports.masked}`,
        columns: columns.map(({ column }) => column),
        mark: `${operator.name} ${today}`,
        notes: ledger.note === null ? [] : [ledger.note],
      },
    },
    steps: rowsOf(
      call,
      found.map(({ id }) => id),
      columns,
    ),
  }
}

interface Found {
  readonly ledger: LedgerView
  /** The latest first. */
  readonly found: ReturnType<typeof foundRows>
  readonly today: Day
}

/** The days asked for, else those that the rows are of; a stay without an end runs until today. */
function periodOf({ from, to }: SpecialLedgerOrder, { ledger, found, today }: Found): Period {
  const first = from ?? found.at(-1)?.onDay ?? to ?? today
  const lastOf = ({ onDay, toOn }: Found['found'][number]) => toOn ?? (ledger.hasEnd ? today : onDay)
  const last = found.reduce((latest, row) => later(latest, later(row.onDay, lastOf(row))), first)
  return { from: first, to: to ?? (found.length > 0 ? last : later(first, today)) }
}

function later(one: Day, other: Day): Day {
  return one > other ? one : other
}

interface Column {
  readonly column: SheetColumn
  readonly cellOf: (row: LedgerRowView) => SheetCell
}

/** Those that the ledger has: its day or days, whom a row is on, its own, and what it counts. */
function columnsOf(ledger: LedgerView, order: SpecialLedgerOrder): Column[] {
  const { field, attended } = wordsOf(order).specialLedgers
  const text = (key: string, title: string, width: number, cellOf: Column['cellOf']): Column => ({
    column: { key, title, width, kind: 'text' },
    cellOf,
  })
  const number = (key: string, title: string, kind: 'plain' | 'money', cellOf: Column['cellOf']): Column => ({
    column: { key, title, width: 14, kind },
    cellOf,
  })
  return [
    text('onDay', ledger.hasEnd ? field.fromOn : field.onDay, 12, ({ onDay }) => onDay),
    ...(ledger.hasEnd ? [text('toOn', field.toOn, 12, ({ toOn }) => toOn)] : []),
    ...(ledger.subject === 'employer' ? [] : [text('holder', field.holder, 14, ({ holder }) => holder)]),
    ...(ledger.subject === 'holder' ? [] : [text('employer', field.employer, 28, ({ employer }) => employer)]),
    ...ledger.columns.map((own) => ownColumn(own, order)),
    ...(ledger.unit === 'times' ? [number('quantity', field.quantity, 'plain', ({ quantity }) => quantity)] : []),
    ...(ledger.hasAmount
      ? [number('amount', field.amount, 'money', ({ amountFen }) => amountFen && amountFen / 100)]
      : []),
    ...(ledger.hasAttendance
      ? [
          text('attended', field.attended, 10, (row) =>
            row.attended === null ? attended.unknown : row.attended ? attended.yes : attended.no,
          ),
        ]
      : []),
    text('note', field.note, 24, ({ note }) => note && maskNumbers(note)),
  ]
}

function ownColumn(own: ColumnView, order: SpecialLedgerOrder): Column {
  const kind = own.kind === 'money' ? 'money' : own.kind === 'number' ? 'plain' : 'text'
  return {
    column: { key: own.nameZh, title: nameIn(order, own), width: 18, kind },
    cellOf: ({ values }) => {
      const value = values.find(({ columnId }) => columnId === own.id)?.value ?? null
      if (value === null) return null
      // A clerk sees telephones on the screen, in a column of numbers too; what leaves the desk shows none.
      const shown = maskNumbers(value)
      return kind !== 'text' && shown === value ? Number(value) : shown
    },
  }
}

function* rowsOf(call: () => ReadCall, ids: readonly number[], columns: readonly Column[]): PlannedList['steps'] {
  const total = ids.length
  for (let at = 0; at < total; at += ROWS_A_STEP) {
    const rows = rowsById(call(), ids.slice(at, at + ROWS_A_STEP))
    const cells = rows.map((row) => columns.map(({ cellOf }) => cellOf(row)))
    yield { done: Math.min(at + ROWS_A_STEP, total), total, rows: cells }
  }
}
