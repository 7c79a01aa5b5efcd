import type {
  Disclosure,
  ExportOrder,
  EditionOrder,
  ExportOrders,
  FormOrder,
  InspectionOrder,
  SummaryOrder,
} from '#shared/contract/exports.ts'
import type { PagesFormat } from '#shared/domain/exports.ts'
import type { Period } from '#shared/domain/figures/course.ts'
import { daysCome, knownOf } from '#shared/domain/figures/periods.ts'
import type { PaperKind } from '#shared/domain/papers.ts'
import { Refusal } from '#shared/domain/refusal.ts'
import type { DocumentPlan, FilledPaper, SheetHead, TemplateSource } from '#shared/domain/sheets.ts'
import { fileNamePart } from '#shared/domain/text.ts'
import type { JobProgress, ReadCall } from '../ports.ts'
import { correctionsPlan } from '../checkups/queries.ts'
import { editionById } from '../editions/queries.ts'
import { refuseUndecided } from '../approvals.ts'
import { readOffice } from '../offices.ts'
import { filledPapers, templateOf, titleOf } from '../papers/queries.ts'
import {
  checkedPeriod,
  exportedSummary,
  filled,
  officialText,
  periodOf,
  textFacts,
  type TextFacts,
} from '../summaries/queries.ts'
import { fileOf, filledCells, formById } from '../upper-forms/queries.ts'
import { cardColumns, cardRows } from './cards.ts'
import { planDispatch } from './dispatch.ts'
import { inspectionFiles } from './inspection.ts'
import { ledgerColumns, ledgerRows } from './ledger.ts'
import type { Planned, PlannedList, RowsStep } from './rows.ts'
import { summaryPaper, type Signed } from './summary-paper.ts'
import { summaryLines, summarySheets } from './summary.ts'
import { planWeek } from './week.ts'
import { listedSubtitle, subtitleOf, wordsOf } from './words.ts'

export type { Planned, PlannedList } from './rows.ts'
export { planFaces } from './faces.ts'
export { planSpecialLedger } from './special-ledger.ts'

/** Asked anew between two steps; `codeAt` proves the log at the foot of a paper, of what was sent as of its commit. */
interface Desk {
  readonly call: () => ReadCall
  readonly codeAt: (seq?: number) => string
}

/** Those whose rows are few; `planList` makes the others. */
type Whole = Exclude<keyof ExportOrders, ListKind>
type Plan<K extends Whole> = (desk: Desk, order: ExportOrders[K]) => Generator<JobProgress, Planned, void>

/** Everything a file says, step by step. Throws `summary/period-reversed` or `summary/period-too-long`. */
export function planExport<K extends Whole>(kind: K, ...asked: Parameters<Plan<K>>): ReturnType<Plan<K>> {
  return PLANS[kind](...asked)
}

const PLANS: { readonly [K in Whole]: Plan<K> } = {
  *summary({ call, codeAt }, order) {
    const days = daysCome(periodOf(order, call().today))
    const period = { from: days.from, to: days.to }
    yield { done: 0, total: null }
    const plan = planSummary(call(), { order: { ...order, ...period }, days, code: codeAt() })
    const name = `${wordsOf(order).exports.file.summary} ${period.from} ${period.to}.${order.format}`
    return { name, plan, period, format: order.format, rows: plan.format === 'csv' ? plan.sheet.rows.length : 1 }
  },
  *edition({ call, codeAt }, order) {
    yield { done: 0, total: null }
    return planEdition(call(), order, codeAt)
  },
  *week({ call }, order) {
    yield { done: 0, total: null }
    return planWeek(call(), order)
  },
  *dispatch({ call }, order) {
    yield { done: 0, total: null }
    return planDispatch(call(), order)
  },
}

type ListKind = 'ledger' | 'cards'
const LISTS: {
  readonly [K in ListKind]: {
    columns(order: ExportOrders[K]): SheetHead['columns']
    rows(call: () => ReadCall, order: ExportOrders[K]): PlannedList['steps']
    disclosed(order: ExportOrders[K]): Disclosure | undefined
  }
} = {
  ledger: { columns: ledgerColumns, rows: ledgerRows, disclosed: ({ inClear }) => inClear },
  cards: { columns: cardColumns, rows: cardRows, disclosed: () => undefined },
}

/**
 * A list of any length. Throws `summary/period-reversed`, `summary/period-too-long`, and for numbers in clear
 * `export/approval-needed` or `export/no-first-page`.
 */
export function planList<K extends ListKind>(kind: K, call: () => ReadCall, order: ExportOrders[K]): PlannedList {
  const period = checkedPeriod(order)
  const inClear = LISTS[kind].disclosed(order)
  if (inClear) refuseUndecided(call().operator.role, 'export', inClear)
  if (inClear && (order.format === 'csv' || order.format === 'json'))
    throw new Refusal('export/no-first-page', { format: order.format })
  const days = order.filter === undefined ? `${period.from} ${period.to}` : call().today
  return {
    name: `${wordsOf(order).exports.file[kind]} ${days}.${order.format}`,
    period,
    list: { format: order.format, sheet: listHead(kind, call(), order), kind, period },
    steps: LISTS[kind].rows(call, order),
  }
}

/** A folder for an inspection, whose pages are of one format. Throws `summary/period-reversed` or `summary/period-too-long`. */
export function planInspection(call: () => ReadCall, order: InspectionOrder, format: PagesFormat): PlannedList {
  const period = checkedPeriod(order)
  const whole = { ...period, format: 'xlsx', ...CHINESE } as const
  const { inspection, ledger } = wordsOf(CHINESE).exports.file
  return {
    name: `${inspection} ${period.from} ${period.to}.zip`,
    period,
    list: {
      format: 'xlsx',
      sheet: listHead('ledger', call(), whole),
      kind: 'ledger',
      period,
      within: `${ledger}.xlsx`,
    },
    steps: inspectionSteps(ledgerRows(call, whole), inspectionFiles(call, order, format)),
  }
}

function* inspectionSteps(
  ledger: Generator<RowsStep, void, void>,
  files: Generator<RowsStep, void, void>,
): PlannedList['steps'] {
  yield* ledger
  yield* files
}

function listHead<K extends ListKind>(kind: K, call: ReadCall, order: ExportOrders[K]): SheetHead {
  const { exports } = wordsOf(order)
  const of = order.filter === undefined ? subtitleOf(call.db, order) : listedSubtitle(call, order)
  const inClear = LISTS[kind].disclosed(order)
  const mark = `${call.operator.name} ${call.today}`
  return {
    name: exports.title[kind],
    title: exports.title[kind],
    // Whether numbers are masked is said on the first page.
    subtitle: [of, ...(kind === 'ledger' ? [inClear ? exports.inClear.told : exports.masked] : [])].join('　'),
    columns: LISTS[kind].columns(order),
    // Only who and when fits across pages, whose heads say the rest.
    mark: inClear && order.format === 'xlsx' ? `${exports.inClear.told} ${mark}` : mark,
    ...(inClear && { cover: coverOf(call, order, inClear) }),
    notes: [],
  }
}

/** Who decided that numbers are in clear, when and why, and who took them out. */
function coverOf({ operator, today, db }: ReadCall, order: Pick<ExportOrder, 'language'>, said: Disclosure): string[] {
  const { exports } = wordsOf(order)
  const { title, told, decidedBy, onPaper, document, reason, exportedBy, on } = exports.inClear
  return [
    title,
    readOffice(db)?.name ?? '',
    told,
    filled(decidedBy, { name: said.decidedBy === null ? operator.name : filled(onPaper, { name: said.decidedBy }) }),
    filled(document, { document: said.document ?? '—' }),
    filled(reason, { reason: said.reason }),
    filled(exportedBy, { name: operator.name }),
    filled(on, { on: today }),
  ]
}

/** What an employer is asked to correct. Throws `record/not-found` or `checkup/nothing-to-ask`. */
export function* planCorrections(call: () => ReadCall, employerId: number): Generator<JobProgress, Planned, void> {
  yield { done: 0, total: 1 }
  const { db, today } = call()
  const sheet = correctionsPlan(db, employerId, today)
  const name = `${fileNamePart(sheet.title)}.xlsx`
  const plan = { format: 'xlsx', sheets: [sheet] } as const
  return { name, rows: sheet.rows.length, period: { from: today, to: today }, format: 'xlsx', plan }
}

const PAPERS_A_STEP = 100

/** Papers that were written: one by its own name, several together. Throws `record/not-found`. */
export function* planPapers(call: () => ReadCall, ids: readonly number[]): Generator<JobProgress, Planned, void> {
  const papers: FilledPaper[] = []
  const templates = new Map<string, TemplateSource>()
  for (let at = 0; at < ids.length; at += PAPERS_A_STEP) {
    yield { done: at, total: ids.length }
    papers.push(...filledPapers(call().db, ids.slice(at, at + PAPERS_A_STEP), templates))
  }
  const { today } = call()
  const format = papers.length === 1 ? 'docx' : 'zip'
  const name = papers.length === 1 ? (papers[0]?.name ?? '') : `${wordsOf(CHINESE).exports.file.papers} ${today}.zip`
  return { name, rows: papers.length, period: { from: today, to: today }, format, plan: { format: 'papers', papers } }
}

/** A form of the upper level, filled. Throws `record/not-found`, `upper-form/nothing-chosen` and those of a period. */
export function* planForm(call: () => ReadCall, { id, ...days }: FormOrder): Generator<JobProgress, Planned, void> {
  const period = checkedPeriod(days)
  yield { done: 0, total: 1 }
  const { name } = formById(call().db, id)
  const cells = filledCells(call(), id, knownOf(period, call().today))
  if (cells.length === 0) throw new Refusal('upper-form/nothing-chosen')
  const plan = { format: 'form', file: fileOf(call().db, id), cells } as const
  return { name: `${name} ${period.from} ${period.to}.xlsx`, rows: cells.length, period, format: 'xlsx', plan }
}

/** The template of a kind, for the office to edit. */
export function* planTemplate(call: () => ReadCall, kind: PaperKind): Generator<JobProgress, Planned, void> {
  yield { done: 0, total: 1 }
  const { db, today } = call()
  const name = `${wordsOf(CHINESE).exports.file.paperTemplate} ${titleOf(kind)}.docx`
  const plan = { format: 'template', template: templateOf(db, kind) } as const
  return { name, rows: 1, period: { from: today, to: today }, format: 'docx', plan }
}

/** Official papers are Chinese, whatever the window speaks. */
const CHINESE = { language: 'zh-CN' } as const

function planEdition(call: ReadCall, { id, format }: EditionOrder, codeAt: (seq: number) => string): Planned {
  const { facts, view, text } = editionById(call, id)
  const { period } = facts
  const order = { ...period, language: view.language }
  const office = view.office ?? readOffice(call.db)?.name ?? ''
  const name = `${wordsOf(order).exports.file.edition} ${view.from} ${view.to}.${format}`
  const planned = { name, rows: 1, period, format }
  switch (format) {
    case 'json':
      return { ...planned, plan: { format, value: exportedSummary(facts) } }
    case 'xlsx': {
      const told = { subtitle: subtitleOf(call.db, order, office), code: codeAt(view.seq) }
      return { ...planned, plan: { format, sheets: summarySheets(facts, order, told) } }
    }
    case 'docx':
    case 'pdf': {
      const paper = summaryPaper(facts, order, { text, office, on: view.sentOn, code: codeAt(view.seq) })
      return { ...planned, plan: { format, paper } }
    }
  }
}

interface SummaryAsked {
  readonly order: SummaryOrder
  readonly days: Period
  readonly code: string
}

function planSummary(call: ReadCall, { order, days, code }: SummaryAsked): DocumentPlan {
  const facts = textFacts(call, days)
  const told = { subtitle: subtitleOf(call.db, order), code }
  switch (order.format) {
    case 'json':
      return { format: 'json', value: exportedSummary(facts) }
    case 'csv':
      return { format: 'csv', sheet: summaryLines(facts, order, told) }
    case 'xlsx':
      return { format: 'xlsx', sheets: summarySheets(facts, order, told) }
    case 'docx':
    case 'pdf':
      return { format: order.format, paper: summaryPaper(facts, order, signed(call, { facts, order, code })) }
  }
}

function signed(
  { db, today }: ReadCall,
  { facts, order, code }: { readonly facts: TextFacts; readonly order: SummaryOrder; readonly code: string },
): Signed {
  return { text: officialText(facts, order.language), office: readOffice(db)?.name ?? '', on: today, code }
}
