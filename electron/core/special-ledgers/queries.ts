import type { ColumnView, LedgerFiguresView, LedgerRowView, LedgerView } from '#shared/contract/special-ledgers.ts'
import type { Day } from '#shared/domain/days.ts'
import { Refusal } from '#shared/domain/refusal.ts'
import { ledgerFigures, type ColumnKind, type CountedRow } from '#shared/domain/special-ledgers.ts'
import { notOfVoid } from '../holder-rules.ts'
import { notPending, type Cell, type ReadCall, type Reader } from '../ports.ts'
import { maskFor, shows } from '../protected.ts'

/** All ledgers, those in use first, with their columns in order. */
export function readLedgers(db: Reader): LedgerView[] {
  const columns = db.all<Omit<ColumnView, 'options' | 'isRequired'> & StoredColumn>(
    `SELECT id, special_ledger_id, name_zh, name_en, kind, options, is_required FROM ledger_column ORDER BY rank, id`,
  )
  return db
    .all<Omit<LedgerView, 'columns' | Flag> & { readonly [F in Flag]: number }>(
      `SELECT id, _seq, name_zh, name_en, subject, unit, has_end, has_attendance, has_amount, ceiling_fen, note, is_active,
         provenance, (SELECT count(*) FROM ledger_row WHERE special_ledger_id = special_ledger.id) AS rows
       FROM special_ledger ORDER BY is_active DESC, id`,
    )
    .map(({ hasEnd, hasAttendance, hasAmount, isActive, ...ledger }) => ({
      ...ledger,
      hasEnd: hasEnd === 1,
      hasAttendance: hasAttendance === 1,
      hasAmount: hasAmount === 1,
      isActive: isActive === 1,
      columns: columns
        .filter(({ specialLedgerId }) => specialLedgerId === ledger.id)
        .map(({ specialLedgerId: _of, options, isRequired, ...column }) => ({
          ...column,
          options: options === null ? [] : options.split('\n'),
          isRequired: isRequired === 1,
        })),
    }))
}

/** Throws `record/not-found`. */
export function ledgerById(db: Reader, id: number): LedgerView {
  const ledger = readLedgers(db).find((one) => one.id === id)
  if (!ledger) throw new Refusal('record/not-found', { table: 'special_ledger', id })
  return ledger
}

export interface RowFilter {
  readonly ledgerId?: number | undefined
  readonly holderId?: number | undefined
  readonly employerId?: number | undefined
  readonly from?: Day | undefined
  readonly to?: Day | undefined
  readonly text?: string | undefined
}

type Asking = Pick<ReadCall, 'db' | 'operator'>

/** A page of rows, the latest first; numbers in what is free text are masked. */
export function listRows(
  { db, operator }: Asking,
  filter: RowFilter,
  { page, limit }: { readonly page: number; readonly limit: number },
): { rows: LedgerRowView[]; total: number } {
  const { sql, params } = conditionOf(db, filter, maskFor(operator.role))
  const ids = db.all<{ id: number }>(
    `SELECT ledger_row.id ${FROM} WHERE ${sql} ${LATEST_FIRST} LIMIT ${limit} OFFSET ${page * limit}`,
    params,
  )
  const total = db.get<{ total: number }>(`SELECT count(*) AS total ${FROM} WHERE ${sql}`, params)?.total ?? 0
  const rows = rowsById(
    { db, operator },
    ids.map(({ id }) => id),
  )
  return { total, rows }
}

/** All rows that the filter leaves, the latest first, with their days only. */
export function foundRows({ db, operator }: Asking, filter: RowFilter): Pick<LedgerRowView, 'id' | 'onDay' | 'toOn'>[] {
  const { sql, params } = conditionOf(db, filter, maskFor(operator.role))
  return db.all(`SELECT ledger_row.id, on_day, to_on ${FROM} WHERE ${sql} ${LATEST_FIRST}`, params)
}

/** Those of the rows that are still there, the latest first, as `listRows` has them. */
export function rowsById({ db, operator }: Asking, ids: readonly number[]): LedgerRowView[] {
  const mask = maskFor(operator.role)
  const rows = db.all<Omit<LedgerRowView, 'values' | 'attended'> & { attended: number | null }>(
    `SELECT ledger_row.id, ledger_row._seq, special_ledger_id AS ledger_id, holder_id, holder.name AS holder, employer_id,
       employer.name AS employer, on_day, to_on, quantity, amount_fen, attended, ledger_row.note
     ${FROM} WHERE ledger_row.id IN (SELECT value FROM json_each(?)) ${LATEST_FIRST}`,
    [JSON.stringify(ids)],
  )
  const values = db.all<{ rowId: number; columnId: number; kind: ColumnKind; value: string }>(
    `SELECT ledger_row_id AS row_id, ledger_column_id AS column_id, kind, value
     FROM ledger_cell JOIN ledger_column ON ledger_column.id = ledger_column_id WHERE ledger_row_id IN (SELECT value FROM json_each(?))`,
    [JSON.stringify(rows.map(({ id }) => id))],
  )
  return rows.map((row) => ({
    ...row,
    attended: row.attended === null ? null : row.attended === 1,
    note: row.note === null ? null : mask(row.note),
    values: values
      .filter(({ rowId }) => rowId === row.id)
      .map(({ columnId, kind, value }) => ({ columnId, value: kind === 'text' ? mask(value) : value })),
  }))
}

/** Each ledger in use or with rows in the period, counted in its own unit. */
export function figuresOf(db: Reader, period: { readonly from: Day; readonly to: Day }): LedgerFiguresView[] {
  const rows = db.all<{
    ledgerId: number
    holderId: number | null
    employerId: number | null
    onDay: Day
    toOn: Day | null
    quantity: number
    amountFen: number | null
    attended: number | null
  }>(
    `SELECT special_ledger_id AS ledger_id, holder_id, employer_id, on_day, to_on, quantity, amount_fen, attended
     FROM ledger_row WHERE on_day <= ? AND ${notOfVoid('ledger_row')} AND ${notPending('ledger_row', 'ledger_row.id')}`,
    [period.to],
  )
  const byLedger = Map.groupBy(rows, ({ ledgerId }) => ledgerId)
  return readLedgers(db).flatMap((ledger) => {
    const { id, nameZh, nameEn, unit, isActive } = ledger
    const counted = (byLedger.get(id) ?? []).map(({ holderId, employerId, attended, ...row }): CountedRow => ({
      ...row,
      subject: holderId ?? -(employerId ?? 0),
      isHolder: holderId !== null,
      attended: attended === null ? null : attended === 1,
    }))
    const figures = ledgerFigures(ledger, counted, period)
    return isActive || figures.rows > 0 ? [{ ledgerId: id, nameZh, nameEn, unit, ...figures }] : []
  })
}

type Flag = 'hasEnd' | 'hasAttendance' | 'hasAmount' | 'isActive'

interface StoredColumn {
  readonly specialLedgerId: number
  readonly options: string | null
  readonly isRequired: number
}

/** Of the row's ledger: a row that runs on counts wherever it meets the period, as in the figures. */
const HAS_END = '(SELECT has_end FROM special_ledger WHERE special_ledger.id = special_ledger_id)'

const FROM = `FROM ledger_row LEFT JOIN holder ON holder.id = holder_id LEFT JOIN employer ON employer.id = employer_id`

const LATEST_FIRST = 'ORDER BY on_day DESC, ledger_row.id DESC'

function conditionOf(
  db: Reader,
  { ledgerId, holderId, employerId, from, to, text }: RowFilter,
  mask: (text: string) => string,
): { readonly sql: string; readonly params: readonly Cell[] } {
  const conditions: (readonly [string, ...Cell[]])[] = [[notPending('ledger_row', 'ledger_row.id')]]
  if (ledgerId !== undefined) conditions.push(['special_ledger_id = ?', ledgerId])
  conditions.push(holderId === undefined ? [notOfVoid('ledger_row')] : ['holder_id = ?', holderId])
  if (employerId !== undefined) conditions.push(['employer_id = ?', employerId])
  if (from !== undefined)
    conditions.push([`CASE WHEN ${HAS_END} THEN ifnull(to_on, '9999') ELSE on_day END >= ?`, from])
  if (to !== undefined) conditions.push(['on_day <= ?', to])
  const wanted = text?.trim() ?? ''
  if (wanted !== '') {
    const cell = shows(db, { table: 'ledger_cell', column: 'value' }, wanted, mask)
    conditions.push([
      `(instr(holder.name, ?) OR instr(employer.name, ?)
        OR ledger_row.id IN (SELECT ledger_row_id FROM ledger_cell WHERE ${cell.sql}))`,
      wanted,
      wanted,
      ...cell.params,
    ])
  }
  return {
    sql: conditions.map(([sql]) => sql).join(' AND '),
    params: conditions.flatMap(([, ...params]) => params),
  }
}
