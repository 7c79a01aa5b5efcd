import type { InspectionOrder } from '#shared/contract/exports.ts'
import type { Day } from '#shared/domain/days.ts'
import type { PagesFormat } from '#shared/domain/exports.ts'
import type { RequestDetail } from '#shared/contract/request-views.ts'
import { knownOf } from '#shared/domain/figures/periods.ts'
import { RequestSieve } from '#shared/domain/figures/sieve.ts'
import { filledBlocks } from '#shared/domain/filled-plan.ts'
import type { PaperBlock, PaperPlan } from '#shared/domain/paper-plan.ts'
import { CODE_WORD, type PaperWords } from '#shared/domain/papers.ts'
import type { FilledPaper, NamedDocument } from '#shared/domain/sheets.ts'
import { eventNameOf } from '#shared/domain/requests.ts'
import { fileNamePart } from '#shared/domain/text.ts'
import { resources } from '#shared/locales/index.ts'
import { readCalendar } from '../calendar.ts'
import { filledPapers, papersOf } from '../papers/queries.ts'
import type { ReadCall } from '../ports.ts'
import { maskContact, maskNumbers } from '../protected.ts'
import { whoOf } from '../ready-texts/queries.ts'
import { detailById } from '../requests/queries.ts'
import { factsOf, filled } from '../summaries/queries.ts'
import { indexOf, table } from './inspection-index.ts'
import type { RowsStep } from './rows.ts'
import { dueWord } from './words.ts'

/** What an inspection is handed is Chinese, whatever the window speaks. */
const said = resources['zh-CN']

/**
 * What stands beside the ledger in the folder for an inspection: a file each of the sample, and last an index that names
 * every late request with its reasons. The sample is every late request (beyond 500 so many of them, which the index says)
 * and, spread evenly over the period, as many others as wanted.
 */
export function* inspectionFiles(
  call: () => ReadCall,
  { from, to, sample }: InspectionOrder,
  format: PagesFormat,
): Generator<RowsStep, void, void> {
  const calendar = readCalendar(call().db)
  const sieve = new RequestSieve(knownOf({ from, to }, call().today), calendar)
  const ended = factsOf(call())
    .requests.filter((facts) => sieve.isCounted(facts, 'resolved') || sieve.isCounted(facts, 'overdue'))
    .toSorted((one, other) => compare(one.receivedOn, other.receivedOn) || one.id - other.id)
  const allLate = ended.filter((facts) => sieve.isCounted(facts, 'overdue'))
  const late = new Set(allLate.map(({ id }) => id))
  const others = ended.filter(({ id }) => !late.has(id))
  const chosen = new Set([
    ...spread(allLate, MOST_LATE).map(({ id }) => id),
    ...spread(others, sample).map(({ id }) => id),
  ])
  const details: RequestDetail[] = []
  for (const { id } of ended) {
    if (!chosen.has(id)) continue
    const detail = detailById(call(), id)
    details.push(detail)
    const place = String(details.length).padStart(3, '0')
    const name = `${said.exports.file.inspectionRequests}/${place} ${fileNamePart(detail.number)}`
    const papers = papersIn(call(), detail)
    const paper = fileOf(call(), detail, papers)
    const files: NamedDocument[] = [{ name: `${name}.${format}`, plan: { format, paper } }, ...besides(name, papers)]
    yield { done: details.length, total: chosen.size, rows: [], files }
  }
  const leftOut = Math.max(0, late.size - MOST_LATE)
  const { today } = call()
  const isLate = (dueOn: Day, doneOn: Day | null) => calendar.isOverdue(dueOn, doneOn ?? today)
  const paper = indexOf(details, { from, to, late, leftOut, total: ended.length, isLate })
  const files = [{ name: `${said.exports.file.inspectionIndex}.${format}`, plan: { format, paper } }]
  yield { done: chosen.size, total: chosen.size, rows: [], files }
}

/** What was written of a request and holds, with numbers masked but for those of the papers themselves. */
function papersIn({ db }: ReadCall, { id }: RequestDetail): FilledPaper[] {
  const ids = papersOf(db, 'request', id).flatMap((paper) => (paper.voidReason === null ? [paper.id] : []))
  return filledPapers(db, ids.reverse()).map((paper) => ({ ...paper, words: maskedWords(paper.words) }))
}

/** What the office or the program wrote itself. */
const OWN_WORDS: readonly string[] = ['编号', '文号', '本单位', '办公时间', CODE_WORD]

function maskedWords(words: PaperWords): PaperWords {
  return Object.fromEntries(
    Object.entries(words).map(([word, told]) => [word, OWN_WORDS.includes(word) ? told : maskNumbers(told)]),
  )
}

/** Papers from a template of the office are its word processor's to draw. */
function besides(name: string, papers: readonly FilledPaper[]): NamedDocument[] {
  return papers.flatMap((paper) =>
    'file' in paper.template
      ? [{ name: `${name} ${fileNamePart(paper.name)}`, plan: { format: 'papers', papers: [paper] } }]
      : [],
  )
}

/** Late requests with a file of their own; a folder of more is read by nobody, and takes minutes. */
const MOST_LATE = 500

/** So many of them, as far from each other as they can be. */
function spread<T>(all: readonly T[], count: number): T[] {
  if (all.length <= count) return [...all]
  return Array.from({ length: count }, (_, at) => all[Math.floor((at * all.length) / count)] as T)
}

/** Everything that is on record of one request: intake, departments, course, ratings, and its papers page by page. */
function fileOf({ db }: ReadCall, detail: RequestDetail, written: readonly FilledPaper[]): PaperPlan {
  const { requests, exports, papers, inspection } = { ...said, inspection: said.exports.inspection }
  const facts: [string, string | null][] = [
    [exports.column.number, detail.number],
    [exports.column.name, whoOf(detail)],
    [exports.column.contact, detail.contact === null ? null : maskContact(detail.contact)],
    [exports.column.channel, requests.channel[detail.channel]],
    [exports.column.category, detail.category.nameZh],
    [exports.column.item, detail.item?.nameZh ?? null],
    [exports.column.content, maskNumbers(detail.content)],
    [exports.column.receivedOn, detail.receivedOn],
    [exports.column.acceptedOn, detail.acceptedOn],
    [exports.column.dueOn, dueWord({ language: 'zh-CN' }, detail)],
    [exports.column.resolvedOn, detail.resolvedOn],
    [exports.column.state, requests.state[detail.state]],
    [exports.column.result, detail.result && requests.result[detail.result]],
    [exports.column.outcome, maskNumbers(detail.outcome ?? detail.outcomeRaw ?? '')],
    [inspection.reply, maskNumbers(detail.reply ?? '')],
    [exports.column.staff, detail.staff],
  ]
  const blocks: (PaperBlock | null)[] = [
    { kind: 'title', text: inspection.file },
    tableBlock(inspection.facts, facts.filter(([, value]) => value !== null && value !== '') as [string, string][], [
      [inspection.field, 18],
      [inspection.value, 60],
    ]),
    tableBlock(
      inspection.assignments,
      detail.assignments.map((one) => [
        one.department,
        one.assignedOn,
        one.signedOn ?? '',
        one.answeredOn ?? one.returnedOn ?? '',
        maskNumbers(one.answer ?? one.returnReason ?? ''),
      ]),
      [
        [exports.column.department, 18],
        [exports.column.assignedOn, 16],
        [inspection.signedOn, 16],
        [inspection.answeredOn, 16],
        [inspection.answer, 36],
      ],
    ),
    tableBlock(
      inspection.extensions,
      detail.extensions.map(({ askedOn, days, reason, state, newDueOn }) => [
        askedOn,
        String(days),
        maskNumbers(reason),
        requests.extensionState[state],
        newDueOn ?? '',
      ]),
      [
        [inspection.day, 16],
        [inspection.days, 16],
        [inspection.why, 36],
        [inspection.decision, 16],
        [exports.column.extendedTo, 16],
      ],
    ),
    tableBlock(
      inspection.course,
      detail.events.map((event) => [
        event.onDay,
        stepWord(eventNameOf(event)),
        event.department ?? '',
        event.acceptedOn === null
          ? maskNumbers(event.text ?? '')
          : requests.page.acceptedAs.replace('{{on}}', event.acceptedOn),
      ]),
      [
        [inspection.day, 16],
        [inspection.step, 14],
        [exports.column.department, 16],
        [inspection.note, 40],
      ],
    ),
    tableBlock(
      inspection.ratings,
      detail.ratings.map(({ ratedOn, grade, means, note }) => [
        ratedOn,
        requests.grade[String(grade) as keyof typeof requests.grade],
        requests.means[means],
        maskNumbers(note ?? ''),
      ]),
      [
        [inspection.day, 16],
        [exports.column.grade, 14],
        [inspection.means, 16],
        [inspection.note, 40],
      ],
    ),
    tableBlock(
      inspection.papers,
      papersOf(db, 'request', detail.id).map(({ number, kind, writtenOn, voidReason: reason }) => [
        number,
        reason === null ? papers.kind[kind] : filled(inspection.voidPaper, { paper: papers.kind[kind], reason }),
        writtenOn,
      ]),
      [
        [inspection.paperNumber, 30],
        [inspection.paper, 24],
        [inspection.day, 16],
      ],
    ),
  ]
  const title = `${inspection.file} ${detail.number}`
  const pages = written.flatMap(({ template, words, lines }): PaperBlock[] =>
    'plan' in template ? [{ kind: 'page' }, ...filledBlocks(template.plan, words, lines)] : [],
  )
  return { title, running: title, blocks: [...blocks.filter((block) => block !== null), ...pages] }
}

function stepWord(action: string): string {
  return (said.requests.step as { readonly [action: string]: string })[action] ?? action
}

/** Nothing where there are no rows. */
function tableBlock(
  caption: string,
  rows: readonly (readonly string[])[],
  columns: readonly (readonly [title: string, share: number])[],
): PaperBlock | null {
  return rows.length === 0 ? null : { kind: 'table', table: table(caption, rows, columns) }
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}
