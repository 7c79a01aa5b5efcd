import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { PAPER_WORDS, PaperKind } from '#shared/domain/papers.ts'
import { openRegister, refusalOf, type RegisterDesk } from '../../../tests/fixtures/register-desk.ts'
import { keepTemplate } from './commands.ts'
import { filledPapers, templateOf } from './queries.ts'

const HELP = 4122
const EDUCATION = 5002

let desk: RegisterDesk
let holderId: number
beforeEach(() => {
  desk = openRegister('2026-03-02T01:00:00.000Z')
  holderId = desk.holders.register({ fields: { name: '林若衡' } }).id
})
afterEach(() => desk.close())

const record = () =>
  desk.requests.record({
    fields: { subject: 'holder', holderId, itemId: HELP, content: '申报材料不清楚' },
    accept: true,
    departmentIds: [EDUCATION],
  }).id
const wordsOf = (id: number) => filledPapers(desk.store.reader, [id])[0]?.words

describe('papers of a request', () => {
  it('run through the year in one row of numbers when several are written', () => {
    const [first, second] = [record(), record()]
    desk.papers.issue({ kind: 'acceptance', requestIds: [first, second] })
    desk.clock.at = '2027-01-04T01:00:00.000Z'
    desk.papers.issue({ kind: 'reply', requestIds: [first] })
    const numbers = (requestId: number) => desk.papers.list({ requestId }).papers.map(({ number }) => number)
    expect(numbers(first)).toEqual(['秀山县人才办〔2027〕1号', '秀山县人才办〔2026〕1号'])
    expect(numbers(second)).toEqual(['秀山县人才办〔2026〕2号'])
  })

  it('keep their words when the case goes on', () => {
    const id = record()
    const [paper = 0] = desk.papers.issue({ kind: 'dispatch', requestIds: [id] }).ids
    const before = wordsOf(paper)
    expect(before).toMatchObject({ 诉求人: '林若衡', 主办单位: '县教委', 文号: '秀山县人才办〔2026〕1号' })
    // What the case has not yet is left open for the pen.
    expect(before?.['办理结果']).toBe('＿＿＿＿')
    const { seq: seen } = desk.requests.get({ id })
    desk.requests.withdraw({ id, seen, reason: '本人撤回' })
    expect(wordsOf(paper)).toEqual(before)
  })

  it('ask for known words alone when they are written from the program’s own templates', () => {
    for (const kind of PaperKind.options) {
      const said = JSON.stringify(templateOf(desk.store.reader, kind)).matchAll(/\{([^{}"]+)\}/g)
      for (const [, word = ''] of said) expect(PAPER_WORDS).toContain(word)
    }
    expect(desk.papers.templates({}).templates.every(({ provenance }) => provenance === 'template')).toBe(true)
  })

  it('are refused where they would not be true, and keep the steps before them once the talent has one', () => {
    const id = record()
    const issue = (kind: PaperKind) => desk.papers.issue({ kind, requestIds: [id] })
    expect(refusalOf(() => issue('completion'))?.code).toBe('paper/not-in-this-state')
    const { seq } = desk.requests.hold({ id, seen: desk.requests.get({ id }).seq, reason: '等候批复' })
    issue('coordination')
    desk.history.undo({ seq })
    const again = desk.requests.hold({ id, seen: desk.requests.get({ id }).seq, reason: '等候批复' })
    issue('acceptance')
    expect(refusalOf(() => desk.history.undo({ seq: again.seq }))?.code).toBe('request/undo-after')
  })

  it('keep their number when they are made void, and are not handed out again', () => {
    const id = record()
    const [paper = 0] = desk.papers.issue({ kind: 'acceptance', requestIds: [id] }).ids
    const [view] = desk.papers.list({ requestId: id }).papers
    desk.papers.void({ id: paper, seen: view?.seq ?? 0, reason: '事项写错' })
    expect(desk.papers.list({ requestId: id }).papers).toMatchObject([{ number: view?.number, voidReason: '事项写错' }])
    expect(refusalOf(() => filledPapers(desk.store.reader, [paper]))?.code).toBe('paper/void')
    desk.papers.issue({ kind: 'acceptance', requestIds: [id] })
    expect(desk.papers.list({ requestId: id }).papers[0]?.number).toBe('秀山县人才办〔2026〕2号')
  })

  it('keep the template they were written from when the office takes another', () => {
    const id = record()
    const own = (fileName: string, file: string) =>
      desk.store.transact({ command: 'imports.paperTemplate', operator: desk.operator.id }, (db) =>
        keepTemplate(db, { kind: 'reply', fileName, file }),
      )
    own('答复函.docx', 'AAAA')
    const [first = 0] = desk.papers.issue({ kind: 'reply', requestIds: [id] }).ids
    own('答复函二.docx', 'BBBB')
    const [paper, again] = filledPapers(desk.store.reader, [first, first])
    expect(paper?.template).toEqual({ file: 'AAAA' })
    expect(again?.template).toBe(paper?.template)
    expect(templateOf(desk.store.reader, 'reply')).toEqual({ file: 'BBBB' })
    expect(desk.papers.templates({}).templates).toContainEqual({
      kind: 'reply',
      provenance: 'office',
      fileName: '答复函二.docx',
    })
    desk.papers.dropTemplate({ kind: 'reply' })
    expect(templateOf(desk.store.reader, 'reply')).toHaveProperty('plan')
    expect(refusalOf(() => desk.papers.dropTemplate({ kind: 'reply' }))?.code).toBe('paper/no-own-template')
  })
})
