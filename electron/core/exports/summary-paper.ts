import type { OfficialText } from '#shared/contract/summaries.ts'
import type { Day } from '#shared/domain/days.ts'
import { FIGURE_LINES } from '#shared/domain/figures/lines.ts'
import { DEFINITIONS } from '#shared/domain/figures/names.ts'
import { fenOf, yuanAndCents } from '#shared/domain/money.ts'
import type { PaperBlock, PaperPlan, PaperTable } from '#shared/domain/paper-plan.ts'
import { plainCell, type SheetCell, type SheetColumn } from '#shared/domain/sheets.ts'
import type { Language, Sentences } from '#shared/locales/index.ts'
import {
  dayInWords,
  filled,
  numberKindOf,
  summaryTables,
  unitWord,
  type SummaryTable,
  type TextFacts,
} from '../summaries/queries.ts'
import { wordsOf } from './words.ts'

/** The text, who signs it and when, and the code of the log for its proof. */
export interface Signed {
  readonly text: OfficialText
  readonly office: string
  readonly on: Day
  readonly code: string
}

/** The text signed by the office, the tables attached, and how everything is counted. */
export function summaryPaper(
  facts: TextFacts,
  order: { readonly language: Language },
  { text, office, on, code }: Signed,
): PaperPlan {
  const words = wordsOf(order)
  const { exports, official, summaries } = words
  const tables = [totals(facts, words), ...summaryTables(facts, order).map((table) => attached(table, words))]
  return {
    title: text.title,
    language: order.language,
    blocks: [
      { kind: 'title', text: text.title },
      ...text.sections.flatMap(({ heading, paragraphs }): PaperBlock[] => [
        { kind: 'heading', text: heading },
        ...paragraphs.map((paragraph): PaperBlock => ({ kind: 'text', text: paragraph.trim() })),
      ]),
      { kind: 'signed', office, on: dayInWords(on, official) },
      { kind: 'attachment', text: exports.attachment },
      ...tables.filter(({ rows }) => rows.length > 0).map((table): PaperBlock => ({ kind: 'table', table })),
      { kind: 'note', text: '' },
      { kind: 'note', text: summaries.definition.title, isHeading: true },
      ...DEFINITIONS.map((name, at): PaperBlock => ({
        kind: 'note',
        text: `${at + 1}. ${summaries.definition[name]}`,
      })),
      { kind: 'code', code, lines: [filled(exports.code, { code })] },
    ],
  }
}

function totals({ now, before, toDate }: TextFacts, words: Sentences): PaperTable {
  const { table, figure } = words.summaries
  const number = (title: string) => ({ title, share: 12, isNumber: true })
  return {
    caption: words.exports.sheet.totals,
    columns: [
      { title: words.exports.column.figure, share: 26, isNumber: false },
      { title: words.exports.column.unit, share: 12, isNumber: false },
      number(table.value),
      ...(before ? [number(table.before), number(table.change)] : []),
      ...(toDate ? [number(table.toDate)] : []),
    ],
    rows: FIGURE_LINES.map((total) => {
      const value = total.valueOf(now)
      const past = before && total.valueOf(before.told)
      const kind = numberKindOf(total)
      const change = value === null || past === null ? null : Math.round((value - past) * 10) / 10
      return [
        figure[total.figure],
        unitWord(total, words),
        shown(value, kind),
        ...(before ? [shown(past, kind), shown(change, kind)] : []),
        ...(toDate ? [shown(total.valueOf(toDate.told), kind)] : []),
      ]
    }),
  }
}

/** Columns of months are too narrow on paper for more than their number; which months they are stands above them. */
function attached({ name, columns, rows, sums }: SummaryTable, { exports }: Sentences): PaperTable {
  const months = columns.map(({ title }) => title).filter((title) => MONTH.test(title))
  const between = filled(exports.between, { from: months[0] ?? '', to: months.at(-1) ?? '' })
  const sum = columns.map(({ key, kind }, at) => {
    if (at === 0) return exports.sum
    const all = rows.reduce((total, row) => total + Number(row[at] ?? 0), 0)
    return sums.includes(key) ? cellText(all, kind) : ''
  })
  return {
    caption: `${exports.sheet[name]}${months.length > 0 ? between : ''}`,
    columns: columns.map(({ title, width, kind }) => ({
      title: MONTH.test(title) ? String(Number(title.slice(-2))) : title,
      share: width,
      isNumber: kind !== 'text',
    })),
    rows:
      rows.length === 0
        ? []
        : [
            ...rows.map((row) => row.map((cell, at) => cellText(cell, columns[at]?.kind))),
            ...(sums.length === 0 ? [] : [sum]),
          ],
  }
}

const MONTH = /^\d{4}-\d{2}$/

function cellText(cell: SheetCell, kind?: SheetColumn['kind']): string {
  const plain = plainCell(cell)
  if (typeof plain === 'string') return plain
  if (kind === 'money' && plain !== null) return yuanAndCents(fenOf(plain))
  return kind === 'percent' && plain !== null ? `${shown(plain, kind)}%` : shown(plain, kind)
}

/** Shares and means have one decimal each, so that they stand one below the other. */
function shown(value: number | null, kind?: SheetColumn['kind']): string {
  if (value === null) return '—'
  return kind === 'percent' || kind === 'decimal' ? value.toFixed(1) : String(value)
}
