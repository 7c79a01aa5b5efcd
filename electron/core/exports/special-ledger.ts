import type { SpecialLedgerOrder } from '#shared/contract/exports.ts'
import type { ColumnView, LedgerRowView, LedgerView } from '#shared/contract/special-ledgers.ts'
import type { SheetCell, SheetColumn } from '#shared/domain/sheets.ts'
import { fileNamePart } from '#shared/domain/text.ts'
import { nameIn } from '../names.ts'
import type { ReadCall } from '../ports.ts'
import { maskNumbers } from '../protected.ts'
import { ledgerById, listRows } from '../special-ledgers/queries.ts'
import type { PlannedList } from './rows.ts'
import { listedSubtitle, wordsOf } from './words.ts'

const ROWS_A_STEP = 200

/** A special ledger as its list shows it. Throws `record/not-found`. */
export function planSpecialLedger(call: () => ReadCall, order: SpecialLedgerOrder): PlannedList {
  const { db, today, operator } = call()
  const ledger = ledgerById(db, order.ledgerId)
  const name = nameIn(order, ledger)
  const period = { from: order.from ?? today, to: order.to ?? today }
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
    steps: rowsOf(call, order, columns),
  }
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
  const plain = (key: string, title: string, cellOf: Column['cellOf']): Column => ({
    column: { key, title, width: 14, kind: 'plain' },
    cellOf,
  })
  return [
    text('onDay', ledger.hasEnd ? field.fromOn : field.onDay, 12, ({ onDay }) => onDay),
    ...(ledger.hasEnd ? [text('toOn', field.toOn, 12, ({ toOn }) => toOn)] : []),
    ...(ledger.subject === 'employer' ? [] : [text('holder', field.holder, 14, ({ holder }) => holder)]),
    ...(ledger.subject === 'holder' ? [] : [text('employer', field.employer, 28, ({ employer }) => employer)]),
    ...ledger.columns.map((own) => ownColumn(own, order)),
    ...(ledger.unit === 'times' ? [plain('quantity', field.quantity, ({ quantity }) => quantity)] : []),
    ...(ledger.hasAmount ? [plain('amount', field.amount, ({ amountFen }) => amountFen && amountFen / 100)] : []),
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
  const isNumber = own.kind === 'number' || own.kind === 'money'
  return {
    column: { key: own.nameZh, title: nameIn(order, own), width: 18, kind: isNumber ? 'plain' : 'text' },
    cellOf: ({ values }) => {
      const value = values.find(({ columnId }) => columnId === own.id)?.value ?? null
      if (value === null) return null
      // A clerk sees telephones on the screen; what leaves the desk shows none.
      return isNumber ? Number(value) : own.kind === 'text' ? maskNumbers(value) : value
    },
  }
}

function* rowsOf(
  call: () => ReadCall,
  { ledgerId, text, from, to }: SpecialLedgerOrder,
  columns: readonly Column[],
): PlannedList['steps'] {
  for (let page = 0, done = 0; ; page += 1) {
    const { rows, total } = listRows(call(), { ledgerId, text, from, to }, { page, limit: ROWS_A_STEP })
    done += rows.length
    yield { done, total, rows: rows.map((row) => columns.map(({ cellOf }) => cellOf(row))) }
    if (rows.length < ROWS_A_STEP) return
  }
}
