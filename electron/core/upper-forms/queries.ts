import type { FormCell, FormContent, FormLine, FormReturn, FormWord } from '#shared/contract/upper-forms.ts'
import type { Day } from '#shared/domain/days.ts'
import type { Period } from '#shared/domain/figures/course.ts'
import { daysCome, daysOf, knownOf } from '#shared/domain/figures/periods.ts'
import { Refusal } from '#shared/domain/refusal.ts'
import {
  behindLabel,
  comparedReturn,
  placeOf,
  type FilledCell,
  type FormSheet,
  type FormValue,
} from '#shared/domain/upper-forms.ts'
import { resources } from '#shared/locales/index.ts'
import { readOffice } from '../offices.ts'
import { notPending, type ReadCall, type Reader } from '../ports.ts'
import { figuresOf as ledgerFiguresOf } from '../special-ledgers/queries.ts'
import { dayInWords, figuresOf, periodInWords, type Figures } from '../summaries/queries.ts'

type Call = Pick<ReadCall, 'db' | 'history' | 'today' | 'operator'>

/** Those in use, by name. */
export function formLines(db: Reader): FormLine[] {
  return linesWhere(db, 'is_active = 1', [])
}

/** Throws `record/not-found`. */
export function formById(db: Reader, id: number): FormLine {
  const [form] = linesWhere(db, 'upper_form.id = ?', [id])
  if (!form) throw new Refusal('record/not-found', { table: 'upper_form', id })
  return form
}

function linesWhere(db: Reader, where: string, values: readonly number[]): FormLine[] {
  return db.all(
    `SELECT id, _seq, name, file_name,
       (SELECT count(*) FROM upper_form_cell WHERE upper_form_id = upper_form.id) AS cells,
       (SELECT sent_on FROM upper_form_return WHERE upper_form_id = upper_form.id ORDER BY id DESC LIMIT 1) AS last_sent_on
     FROM upper_form WHERE ${where} AND ${notPending('upper_form', 'upper_form.id')} ORDER BY name, id`,
    values,
  )
}

/** Its sheets as the window draws them. */
export function sheetsOf(db: Reader, id: number): FormSheet[] {
  const row = db.get<{ sheets: string }>('SELECT sheets FROM upper_form WHERE id = ?', [id])
  return row ? (JSON.parse(row.sheets) as FormSheet[]) : []
}

/** The workbook in base64. */
export function fileOf(db: Reader, id: number): string {
  return db.get<{ file: string }>('SELECT file FROM upper_form WHERE id = ?', [id])?.file ?? ''
}

export interface ChosenCell {
  readonly id: number
  readonly sheet: string
  readonly cell: string
  readonly content: FormContent
}

export function chosenCells(db: Reader, formId: number): ChosenCell[] {
  return db
    .all<Omit<ChosenCell, 'content'> & { content: string }>(
      'SELECT id, sheet, cell, content FROM upper_form_cell WHERE upper_form_id = ? ORDER BY id',
      [formId],
    )
    .map((row) => ({ ...row, content: JSON.parse(row.content) as FormContent }))
}

/** Every chosen cell with what it holds for the period, and what it held in the form that this is compared with. */
export function cellsFor(call: Call, formId: number, period: Period): FormCell[] {
  const compared = comparedReturn(returnRows(call.db, formId).slice(0, SHOWN_RETURNS), period)
  const sent = new Map(compared?.cells.map(({ sheet, cell, value }) => [placeKey(sheet, cell), value]))
  const valueOf = valuesOf(call, period)
  return chosenCells(call.db, formId).map(({ sheet, cell, content }) => {
    const key = placeKey(sheet, cell)
    const before = sent.get(key)
    return { sheet, cell, content, value: valueOf(content), ...(before !== undefined && { sent: before }) }
  })
}

/** The newest twelve, each with how many of its figures are others today. */
export function returnsOf(call: Call, formId: number): FormReturn[] {
  return returnRows(call.db, formId)
    .slice(0, SHOWN_RETURNS)
    .map(({ cells, ...row }) => {
      const valueOf = valuesOf(call, knownOf({ from: row.from, to: row.to }, call.today))
      const changed = cells.filter(({ content, value }) => content.kind !== 'word' && valueOf(content) !== value)
      return { ...row, changed: changed.length }
    })
}

/** What is written into the workbook: shares as fractions where the cell shows them in percent. */
export function filledCells(call: Call, formId: number, period: Period): FilledCell[] {
  const sheets = sheetsOf(call.db, formId)
  const percents = new Set(sheets.flatMap(({ name, percents: cells }) => cells.map((cell) => placeKey(name, cell))))
  const valueOf = valuesOf(call, period)
  return chosenCells(call.db, formId).map(({ sheet, cell, content }) => {
    const value = valueOf(content)
    if (content.kind === 'word') return { sheet, cell, value: behindLabel(textIn(sheets, sheet, cell), String(value)) }
    const isShare = content.kind === 'figure' && content.figure.endsWith('Rate') && percents.has(placeKey(sheet, cell))
    return { sheet, cell, value: written(value, isShare) }
  })
}

function textIn(sheets: readonly FormSheet[], sheet: string, cell: string): string {
  const { row, column } = placeOf(cell)
  return sheets.find(({ name }) => name === sheet)?.rows[row - 1]?.[column - 1] ?? ''
}

/** A cell as it was handed in. */
interface SentCell {
  readonly sheet: string
  readonly cell: string
  readonly content: FormContent
  readonly value: FormValue
}

interface ReturnRow {
  readonly id: number
  readonly from: Day
  readonly to: Day
  readonly sentOn: Day
  readonly note: string | null
  readonly operator: string
  readonly cells: readonly SentCell[]
}

const SHOWN_RETURNS = 12

function returnRows(db: Reader, formId: number): ReturnRow[] {
  return db
    .all<Omit<ReturnRow, 'cells' | 'from' | 'to'> & { fromOn: Day; toOn: Day; cells: string }>(
      `SELECT upper_form_return.id, from_on, to_on, sent_on, note, operator.name AS operator, cells
       FROM upper_form_return JOIN operator ON operator.id = operator_id
       WHERE upper_form_id = ? ORDER BY upper_form_return.id DESC`,
      [formId],
    )
    .map(({ fromOn: from, toOn: to, cells, ...row }) => ({
      ...row,
      from,
      to,
      cells: JSON.parse(cells) as SentCell[],
    }))
}

/** What a cell holds for a period. Figures of the same days and part are reckoned once. */
function valuesOf(call: Call, period: Period): (content: FormContent) => FormValue {
  const known = new Map<string, Figures>()
  return (content) => {
    if (content.kind === 'word') return wordFor(call, content.word, period)
    if (content.kind === 'ledger') return ledgerValue(call, content, period)
    const { figure, span, part } = content
    const key = JSON.stringify([span, part])
    const figures = known.get(key) ?? figuresOf(call, daysOf(span, period), part)
    known.set(key, figures)
    return figures[figure] ?? null
  }
}

function ledgerValue(call: Call, content: FormContent & { kind: 'ledger' }, period: Period): FormValue {
  const { ledgerId, measure, span } = content
  const figures = ledgerFiguresOf(call.db, daysCome(daysOf(span, period))).find((one) => one.ledgerId === ledgerId)
  if (measure === 'amount') return (figures?.amountFen ?? 0) / 100
  return figures?.[measure] ?? 0
}

/** The forms of the upper level are Chinese, whatever the window speaks. */
const { official } = resources['zh-CN']

function wordFor({ db, today, operator }: Call, word: FormWord, period: Period): string {
  const [year = '', month = ''] = period.to.split('-')
  switch (word) {
    case 'office':
      return readOffice(db)?.name ?? ''
    case 'period':
      return periodInWords(period, official)
    case 'year':
      return year
    case 'month':
      return String(Number(month))
    case 'day':
      return dayInWords(today, official)
    case 'operator':
      return operator.name
  }
}

function written(value: FormValue, isShare: boolean): FormValue {
  if (value === null) return '—'
  // 93.3 becomes 0.933 and not 0.9329999.
  return isShare && typeof value === 'number' ? Math.round(value * 10) / 1000 : value
}

function placeKey(sheet: string, cell: string): string {
  return `${sheet}\u0000${cell}`
}
