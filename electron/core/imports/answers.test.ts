import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { DispatchOrder } from '#shared/contract/exports.ts'
import type { AnswerRow } from '#shared/contract/imports.ts'
import { plainCell } from '#shared/domain/sheets.ts'
import type { Workbook, WorkbookCell } from '#shared/domain/workbook.ts'
import { openRegister, refusalOf, type RegisterDesk } from '../../../tests/fixtures/register-desk.ts'
import { planDispatch } from '../exports/dispatch.ts'
import { answersIn } from './answers.ts'

const EDUCATION = 5002
const HEALTH = 5003
const SCIENCE = 5004

let desk: RegisterDesk
let first: number
let second: number
beforeEach(() => {
  desk = openRegister('2026-03-02T01:00:00.000Z')
  const holderId = desk.holders.register({ fields: { name: '林若衡' } }).id
  const record = (content: string, departmentIds: number[]) =>
    desk.requests.record({
      fields: { subject: 'holder', holderId, itemId: 4122, content },
      accept: true,
      departmentIds,
    }).id
  first = record('转学', [EDUCATION, HEALTH])
  second = record('入园', [EDUCATION])
  desk.clock.at = '2026-03-06T01:00:00.000Z'
})
afterEach(() => desk.close())

type Line = { [title: string]: WorkbookCell }

/** The workbook as it is sent, a line a row by its headings. */
function sent(departmentId = EDUCATION): { heads: string[]; lines: Line[] } {
  const call = { db: desk.store.reader, today: desk.today }
  const { plan } = planDispatch(
    call,
    DispatchOrder.parse({ from: desk.today, to: desk.today, format: 'csv', departmentId }),
  )
  if (plan.format !== 'csv') throw new Error('not as asked for')
  const heads = plan.sheet.columns.map(({ title }) => title)
  const lines = plan.sheet.rows.map((row) =>
    Object.fromEntries(heads.map((head, at) => [head, plainCell(row[at] ?? null)])),
  )
  return { heads, lines }
}

/** What comes back, with a title and an empty row above, its columns in another order. */
function returned({ heads, lines }: ReturnType<typeof sent>): Workbook {
  const turned = heads.toReversed()
  const cells: WorkbookCell[][] = [['交办表'], turned, ...lines.map((line) => turned.map((head) => line[head] ?? null))]
  return {
    name: '交办表.xlsx',
    sheets: [
      {
        name: 'Sheet1',
        isHidden: false,
        filledRows: cells.length,
        merged: [],
        struck: [],
        comments: [],
        rows: () => cells.map((row, at) => ({ row: at + 1, cells: row })),
      },
    ],
  }
}

const read = (book: Workbook) => answersIn({ db: desk.store.reader, today: desk.today }, book)
const rowsOf = (rows: readonly AnswerRow[]) =>
  rows.map(({ requestId, seen, assignmentId, cells }) => ({
    id: requestId ?? 0,
    seen: seen ?? 0,
    assignmentId: assignmentId ?? 0,
    cells: Object.fromEntries(cells.map(({ field, after }) => [field, after])),
  }))

describe('a workbook that a department sent back', () => {
  it('keeps the key of each row out of sight when it goes out as a workbook', () => {
    const call = { db: desk.store.reader, today: desk.today }
    const order = { from: desk.today, to: desk.today, format: 'xlsx', departmentId: EDUCATION }
    const { plan } = planDispatch(call, DispatchOrder.parse(order))
    const columns = plan.format === 'xlsx' ? plan.sheets.flatMap((sheet) => sheet.columns) : []
    expect(columns.filter(({ isHidden }) => isHidden).map(({ title }) => title)).toEqual(['识别码'])
  })

  it('says nothing new when nothing was written into it', () => {
    const list = sent()
    expect(list.lines.map((line) => line['诉求内容'])).toEqual(['转学', '入园'])
    expect(read(returned(list))).toMatchObject({ known: 2, same: 2, rows: [] })
    expect(sent(HEALTH).lines).toHaveLength(1)
  })

  it('is taken cell by cell, and given back by one undo, when it holds answers', () => {
    const list = sent()
    Object.assign(list.lines[0] ?? {}, {
      '办理情况（答复）': '已安排学位',
      答复日期: { day: '2026-03-05' },
      签收日期: '2026.3.3',
    })
    Object.assign(list.lines[1] ?? {}, { 退回原因: '不属本单位职责', 退回依据: '三定方案' })
    const { rows } = read(returned(list))
    expect(rows.map(({ number, problem, cells }) => [number, problem, cells.length])).toEqual([
      [desk.requests.get({ id: first }).number, null, 3],
      [desk.requests.get({ id: second }).number, null, 2],
    ])
    const { seq, taken } = desk.requests.takeAnswers({ rows: rowsOf(rows) })
    expect(taken).toBe(2)
    expect(desk.requests.get({ id: first }).assignments[0]).toMatchObject({
      state: 'answered',
      signedOn: '2026-03-03',
      answeredOn: '2026-03-05',
      answer: '已安排学位',
    })
    expect(desk.requests.get({ id: second }).assignments[0]).toMatchObject({
      state: 'returned',
      returnRule: '三定方案',
    })
    expect(read(returned(list)).rows.map(({ problem }) => problem)).toEqual([])
    desk.history.undo({ seq })
    expect(desk.requests.get({ id: first }).assignments[0]).toMatchObject({ state: 'to-sign', answer: null })
  })

  it('takes two answers to one request when two departments gave them', () => {
    const both = [sent(), sent(HEALTH)].flatMap((list) => {
      Object.assign(list.lines[0] ?? {}, { '办理情况（答复）': '已办' })
      return read(returned(list)).rows
    })
    desk.requests.takeAnswers({ rows: rowsOf(both) })
    expect(desk.requests.get({ id: first }).assignments.map(({ state }) => state)).toEqual(['answered', 'answered'])
  })

  it.each([
    [{ 签收日期: '下周' }, null, 'no-day'],
    [{ 签收日期: '2026-03-09' }, null, 'future'],
    [{ '办理情况（答复）': '已办', 退回原因: '不属本单位' }, 'answered-and-returned', null],
    [{ 退回原因: '不属本单位' }, 'rule-missing', null],
    [{ '办理情况（答复）': '已办', 识别码: 'yc-999' }, 'unknown', null],
    [{ '办理情况（答复）': '已办', 受理编号: 'XS-2026-9999' }, 'mixed', null],
  ])('says what is wrong when it says %j', (written, problem, cellProblem) => {
    const list = sent()
    Object.assign(list.lines[0] ?? {}, written)
    const [row] = read(returned(list)).rows
    expect([row?.problem, row?.cells[0]?.problem]).toEqual([problem, cellProblem])
  })

  it.each([
    ['2027-03-02', '2月28日', ['2027-02-28', null]],
    ['2027-03-05', '3月4日', ['3月4日', 'no-year']],
    ['2026-03-06', '3月1日', ['2026-03-01', 'early']],
  ])(
    'takes a day without a year for the one that can be meant, and asks where two can: on %s, %s',
    (on, said, cell) => {
      desk.clock.at = `${on}T01:00:00.000Z`
      const list = sent()
      Object.assign(list.lines[0] ?? {}, { 签收日期: said })
      const [row] = read(returned(list)).rows
      expect([row?.cells[0]?.after, row?.cells[0]?.problem]).toEqual(cell)
    },
  )

  it('is read under headings that lost their brackets, broke their line or gained a blank', () => {
    const list = sent()
    const line = list.lines[0] ?? {}
    const renamed = { 签收日期: '签收 日期', '办理情况（答复）': '办理情况\n(答复)' }
    Object.assign(line, { 签收日期: '2026-03-03', '办理情况（答复）': '已安排学位' })
    for (const [title, other] of Object.entries(renamed)) {
      list.heads[list.heads.indexOf(title)] = other
      for (const one of list.lines) one[other] = one[title] ?? null
    }
    expect(read(returned(list)).rows.map(({ cells }) => cells.map(({ after }) => after))).toEqual([
      ['2026-03-03', '已安排学位'],
    ])
  })

  it('tells of a row that lost its key, when something was written into it', () => {
    const list = sent()
    Object.assign(list.lines[0] ?? {}, { '办理情况（答复）': '已安排学位', 识别码: null })
    Object.assign(list.lines[1] ?? {}, { '办理情况（答复）': '可以入园' })
    const { known, rows } = read(returned(list))
    expect(known).toBe(1)
    expect(rows.map(({ number, problem }) => [number, problem])).toEqual([
      [desk.requests.get({ id: first }).number, 'keyless'],
      [desk.requests.get({ id: second }).number, null],
    ])
  })

  it.each([
    [{ 签收日期: '2026-03-01' }, null, ['early']],
    [{ 签收日期: '2026-03-04', 答复日期: '2026-03-03', '办理情况（答复）': '已办' }, null, [null, 'early', null]],
    [{ 签收日期: '2099-03-04', 答复日期: '2026-03-05', '办理情况（答复）': '已办' }, null, ['future', null, null]],
    [{ 答复日期: '2026-03-03' }, null, ['no-answer']],
    [{ 退回原因: '不'.repeat(1001), 退回依据: '三定方案' }, 'reason-missing', ['too-long', null]],
    [{ 退回依据: '三定方案' }, 'reason-missing', [null]],
    [{ '办理情况（答复）': '已办', 退回依据: '三定方案' }, 'answered-and-returned', [null, null]],
  ])('says what is wrong when nothing can come of %j', (written, problem, ofCells) => {
    const list = sent()
    Object.assign(list.lines[0] ?? {}, written)
    const [row] = read(returned(list)).rows
    expect([row?.problem, row?.cells.map((cell) => cell.problem)]).toEqual([problem, ofCells])
  })

  it('says so when an answer is longer than what is kept of one', () => {
    const list = sent()
    Object.assign(list.lines[0] ?? {}, { 答复日期: '2026-03-05', '办理情况（答复）': '已办。'.repeat(700) })
    expect(read(returned(list)).rows[0]?.cells.map(({ problem }) => problem)).toEqual(['no-answer', 'too-long'])
  })

  it('keeps the day of a signature that is recorded, and says so', () => {
    const assignment = desk.requests.get({ id: first }).assignments[0]
    const { seq: seen } = desk.requests.get({ id: first })
    desk.requests.sign({ id: first, seen, assignmentId: assignment?.id ?? 0, on: '2026-03-03' })
    const list = sent()
    Object.assign(list.lines[0] ?? {}, { 签收日期: '2026-03-04' })
    expect(read(returned(list)).rows[0]?.cells.map(({ problem }) => problem)).toEqual(['signed'])
  })

  it('is returned on the day that it says, and signed for, when it is sent back as another office’s', () => {
    const list = sent()
    const written = { 签收日期: '2026-03-03', 答复日期: '2026-03-05', 退回原因: '不属本单位', 退回依据: '三定方案' }
    Object.assign(list.lines[0] ?? {}, written)
    desk.requests.takeAnswers({ rows: rowsOf(read(returned(list)).rows) })
    expect(desk.requests.get({ id: first }).assignments[0]).toMatchObject({
      state: 'returned',
      signedOn: '2026-03-03',
      returnedOn: '2026-03-05',
    })
  })

  it('waits for its turn when another department is to answer before it', () => {
    const { seq: seen, id } = desk.requests.get({ id: second })
    desk.requests.assign({ id, seen, departmentIds: [HEALTH, SCIENCE], areInOrder: true })
    const list = sent(SCIENCE)
    Object.assign(list.lines[0] ?? {}, { '办理情况（答复）': '已办' })
    expect(read(returned(list)).rows[0]?.problem).toBe('not-its-turn')
  })

  it('is taken in turn when the department before it answers in the same workbook, below it', () => {
    const { seq: seen, id } = desk.requests.get({ id: second })
    desk.requests.assign({ id, seen, departmentIds: [HEALTH, SCIENCE], areInOrder: true })
    expect(sent(SCIENCE).lines[0]?.['环节']).toMatch(/^待.+办结后办理$/)
    desk.clock.at = '2026-03-10T01:00:00.000Z'
    const answered = (departmentId: number, written: Line) => {
      const list = sent(departmentId)
      Object.assign(list.lines.at(-1) ?? {}, written)
      return returned(list).sheets
    }
    const following = answered(SCIENCE, { 答复日期: '3月9日', '办理情况（答复）': '已办' })
    const leading = (answeredOn: string) => answered(HEALTH, { 答复日期: answeredOn, '办理情况（答复）': '已会诊' })
    const { rows } = read({ name: '汇总.xlsx', sheets: [...following, ...leading('3月10日')] })
    expect(rows.map(({ problem, cells }) => [problem, cells[0]?.problem])).toEqual([
      [null, 'early'],
      [null, null],
    ])
    const inTime = read({ name: '汇总.xlsx', sheets: [...following, ...leading('3月8日')] })
    desk.requests.takeAnswers({ rows: rowsOf(inTime.rows) })
    expect(desk.requests.get({ id: second }).assignments.map(({ answeredOn }) => answeredOn)).toEqual([
      null,
      '2026-03-08',
      '2026-03-09',
    ])
  })

  it('names the columns that a department added and wrote into', () => {
    const list = sent()
    list.heads.push('备注', '经办人')
    Object.assign(list.lines[0] ?? {}, { 备注: '电话联系过' })
    expect(read(returned(list))).toMatchObject({ rows: [], leftOut: ['备注'] })
    const noted = returned(sent())
    const sheets = noted.sheets.map((sheet) => ({ ...sheet, comments: [{ row: 3, column: 2, text: '已电话联系' }] }))
    expect(read({ ...noted, sheets })).toMatchObject({ rows: [], leftOut: ['批注'] })
  })

  it('is not taken a second time when its parts are settled, or when a row stands there twice', () => {
    const list = sent()
    const [line = {}] = list.lines
    line['办理情况（答复）'] = '已办'
    list.lines.push({ ...line })
    const { rows } = read(returned(list))
    expect(rows.map(({ problem }) => problem)).toEqual([null, 'twice'])
    desk.requests.takeAnswers({ rows: rowsOf(rows.slice(0, 1)) })
    line['办理情况（答复）'] = '另一说法'
    expect(read(returned(list)).rows[0]?.problem).toBe('settled')
  })

  it('is refused as unclear, and changes nothing, when a row tells of no step', () => {
    const [assignment] = desk.requests.get({ id: second }).assignments
    const { seq: seen, number } = desk.requests.get({ id: second })
    const row = { id: second, seen, assignmentId: assignment?.id ?? 0, cells: { returnReason: '不属本单位' } }
    expect(refusalOf(() => desk.requests.takeAnswers({ rows: [row] }))).toEqual({
      code: 'request/answer-unclear',
      params: { number },
    })
  })
})
