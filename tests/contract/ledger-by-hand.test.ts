import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readWorkbook } from '#documents/read/workbook.ts'
import { daysLater, type Day } from '#shared/domain/days.ts'
import { isBad, type Grade } from '#shared/domain/ratings.ts'
import type { Channel, RequestResult } from '#shared/domain/requests.ts'
import { cellText, type WorkbookCell, type WorkbookRow } from '#shared/domain/workbook.ts'
import { bookOf, runList, type Cells } from '../fixtures/import-desk.ts'
import { openRegister, type RegisterDesk } from '../fixtures/register-desk.ts'

/** The sample ledger of a year, once brought in and once recorded row by row with the steps of a clerk, a year later. */
const WORKBOOKS = join(import.meta.dirname, '../fixtures/workbooks')
const LATER = '2022-03-01T01:00:00.000Z'
/** Row of the headings, and the first of what is below. */
const FIRST_ROW = 4

let imported: RegisterDesk
let recorded: RegisterDesk
let ledger: readonly WorkbookRow[]

beforeAll(async () => {
  const roster = await rowsOf('roster-xiushan.xlsx')
  ledger = await rowsOf('requests-xiushan-2021.xlsx')
  const [one, other] = [openRegister(LATER), openRegister(LATER)]
  for (const desk of [one, other]) runList(desk, bookAt(roster), { kind: 'roster', withoutIdentity: true })
  imported = one
  recorded = other
  runList(imported, bookAt(ledger), { kind: 'requests' })
  for (const { row, cells } of ledger) if (row >= FIRST_ROW) recordByHand(recorded, cells.map(cellText))
})
afterAll(() => {
  imported?.close()
  recorded?.close()
})

const whole = (desk: RegisterDesk) => desk.requests.list({ filter: {} }).total
const told = (desk: RegisterDesk, from: Day, to: Day) => {
  const { summary, details } = desk.summaries.of({ from, to })
  const { allTime, text } = desk.summaries.report({ from, to })
  return JSON.parse(JSON.stringify({ summary, details, allTime, text }), withoutIds)
}

test('every row is there when it is brought in and when it is recorded', () => {
  expect([whole(imported), whole(recorded)]).toEqual([312, 312])
})

test.each([
  ['2021-01-01', '2021-12-31'],
  ['2021-06-01', '2021-06-30'],
  ['2021-02-01', '2021-10-31'],
  ['2022-01-01', '2022-03-01'],
])(
  'the figures from %s to %s are the same when the rows are recorded by hand and when they are brought in',
  (from, to) => {
    expect(told(recorded, from, to)).toEqual(told(imported, from, to))
  },
)

/** Ids are each desk's own. */
function withoutIds(key: string, value: unknown): unknown {
  return key === 'id' ? undefined : value
}

const RESULTS: { readonly [words: string]: RequestResult } = {
  已答复: 'explained',
  解释说明: 'explained',
  已解决: 'solved',
  协调解决: 'solved',
}
const CHANNELS: { readonly [words: string]: Channel } = {
  人才直通车: 'direct-line',
  电话: 'phone',
  单位代办: 'employer',
  走访: 'visit',
  窗口: 'window',
}
const GRADES: { readonly [words: string]: Grade } = { 非常满意: 5, 满意: 4, 基本满意: 3, 不满意: 2 }

/** What a clerk enters for a row of the paper, step by step, each on its day. */
function recordByHand(desk: RegisterDesk, texts: readonly string[]): void {
  const [, received = '', name = '', , category = '', content = '', channel = '', department = '', days = ''] = texts
  const [outcome = '', resolved = '', grade = ''] = texts.slice(9)
  const receivedOn = dayOf(received)
  const { id, seq } = desk.requests.record({
    fields: {
      subject: 'holder',
      holderId: holderNamed(desk, name),
      categoryId: categoryNamed(desk, category.trim()),
      content,
      channel: said(CHANNELS, channel),
      receivedOn,
      promisedDays: Number(days),
    },
  })
  let seen = seq
  /** A step on a day, aimed at what the step before it left. */
  const step = (take: (target: { id: number; seen: number; on: Day }) => { seq: number }, on: Day) => {
    seen = take({ id, seen, on }).seq
  }
  step(desk.requests.accept, receivedOn)
  if (department !== '') {
    const departmentIds = [departmentNamed(desk, department)]
    step((target) => desk.requests.assign({ ...target, departmentIds }), receivedOn)
  }
  if (outcome === '办理中') return
  const resolvedOn = dayOf(resolved)
  for (const { id: assignmentId } of desk.requests.get({ id }).assignments) {
    step((target) => desk.requests.answer({ ...target, assignmentId, answer: outcome }), resolvedOn)
  }
  step((target) => desk.requests.resolve({ ...target, result: said(RESULTS, outcome), outcome }), resolvedOn)
  if (grade === '') return
  const rating = { grade: said(GRADES, grade), givenBy: 'talent', means: 'screen' } as const
  step((target) => desk.ratings.record({ ...target, ...rating }), resolvedOn)
  if (!isBad(rating.grade)) return
  const followUpId = desk.requests.get({ id }).followUps[0]?.id ?? 0
  step((target) => desk.ratings.closeFollowUp({ ...target, followUpId, text: '已联系' }), resolvedOn)
}

function said<T>(words: { readonly [words: string]: T }, text: string): T {
  const meant = words[text]
  if (meant === undefined) throw new Error(`The ledger says ${text}`)
  return meant
}

/** A day in any of the spellings of the sheet; five digits count days as workbooks do. */
function dayOf(text: string): Day {
  if (/^\d{5}$/.test(text)) return daysLater('1899-12-30', Number(text))
  const [, year = '', month = '', day = ''] = /^(\d{4})\D?(\d{1,2})\D?(\d{1,2})\D?$/.exec(text) ?? []
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
}

const holderNamed = (desk: RegisterDesk, name: string) =>
  only(desk.holders.list({ limit: 200 }).holders.filter((one) => one.name === name))
const categoryNamed = (desk: RegisterDesk, name: string) =>
  only(desk.items.list({}).categories.filter(({ nameZh }) => nameZh === name))
/** The ledger says 区教委 and 区卫健委 where the county says 县教委 and 县卫生健康委. */
const departmentNamed = (desk: RegisterDesk, name: string) =>
  only(
    desk.departments
      .list({})
      .departments.filter(({ nameZh }) => nameZh === name.replace('区', '县').replace('卫健委', '卫生健康委')),
  )

function only([one, ...others]: readonly { readonly id: number }[]): number {
  if (one === undefined || others.length > 0) throw new Error('The register knows none of this name, or several')
  return one.id
}

async function rowsOf(name: string): Promise<WorkbookRow[]> {
  const rows: WorkbookRow[] = []
  for await (const event of readWorkbook(join(WORKBOOKS, name), name))
    if (event.type === 'rows') rows.push(...event.rows)
  return rows
}

function bookAt(rows: readonly WorkbookRow[]) {
  const at: (readonly WorkbookCell[] | undefined)[] = []
  for (const { row, cells } of rows) at[row - 1] = cells
  return bookOf({ rows: Array.from(at, (cells): Cells => cells ?? []) })
}
