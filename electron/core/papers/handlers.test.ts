import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { filledBlocks } from '#shared/domain/filled-plan.ts'
import { PaperKind, RequestPaperKind, wordsFor } from '#shared/domain/papers.ts'
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

const record = (more: object = {}) =>
  desk.requests.record({
    fields: { subject: 'holder', holderId, itemId: HELP, content: '申报材料不清楚', ...more },
    accept: true,
    departmentIds: [EDUCATION],
  }).id
const kindsOf = (id: number) => desk.papers.list({ owner: 'request', ownerId: id }).kinds
const wordsOf = (id: number) => filledPapers(desk.store.reader, [id])[0]?.words

describe('papers of a request', () => {
  it('run through the year in one row of numbers when several are written', () => {
    const [first, second] = [record(), record()]
    desk.papers.issue({ kind: 'acceptance', ownerIds: [first, second] })
    desk.clock.at = '2027-01-04T01:00:00.000Z'
    desk.papers.issue({ kind: 'reply', ownerIds: [first] })
    const numbers = (requestId: number) =>
      desk.papers.list({ owner: 'request', ownerId: requestId }).papers.map(({ number }) => number)
    expect(numbers(first)).toEqual(['秀山县人才办〔2027〕1号', '秀山县人才办〔2026〕1号'])
    expect(numbers(second)).toEqual(['秀山县人才办〔2026〕2号'])
  })

  it('keep their words when the case goes on', () => {
    const id = record()
    const [paper = 0] = desk.papers.issue({ kind: 'dispatch', ownerIds: [id] }).ids
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
      const { words, lines } = wordsFor(kind)
      for (const [, word = ''] of said) expect([...words, ...lines]).toContain(word)
    }
    expect(desk.papers.templates({}).templates.every(({ provenance }) => provenance === 'template')).toBe(true)
  })

  it('are refused where they would not be true, and keep the steps before them once the talent has one', () => {
    const id = record()
    const issue = (kind: RequestPaperKind) => desk.papers.issue({ kind, ownerIds: [id] })
    expect(refusalOf(() => issue('completion'))?.code).toBe('paper/not-in-this-state')
    const { seq } = desk.requests.hold({ id, seen: desk.requests.get({ id }).seq, reason: '等候批复' })
    issue('coordination')
    desk.history.undo({ seq })
    const again = desk.requests.hold({ id, seen: desk.requests.get({ id }).seq, reason: '等候批复' })
    issue('acceptance')
    expect(refusalOf(() => desk.history.undo({ seq: again.seq }))?.code).toBe('request/undo-after')
  })

  it('are refused where nothing was granted, nobody was asked, or everybody has answered', () => {
    const id = record()
    const issue = (kind: RequestPaperKind) => desk.papers.issue({ kind, ownerIds: [id] })
    const lackOf = (kind: RequestPaperKind) => refusalOf(() => issue(kind))?.params['ground']
    const target = () => ({ id, seen: desk.requests.get({ id }).seq })
    expect(lackOf('extension')).toBe('extension')
    expect(kindsOf(id)).toEqual(['receipt', 'acceptance', 'dispatch', 'coordination', 'reminder', 'reply'])
    desk.requests.askExtension({ ...target(), days: 5, reason: '等候批复' })
    expect(lackOf('extension')).toBe('extension')
    const extensionId = desk.requests.get({ id }).extensions[0]?.id ?? 0
    desk.requests.decideExtension({
      ...target(),
      extensionId,
      decision: 'approved',
      approval: { decidedBy: '李主任', document: null },
    })
    expect(wordsOf(issue('extension').ids[0] ?? 0)).toMatchObject({ 延期工作日: '5', 延期原因: '等候批复' })
    expect(lackOf('reminder')).toBe(undefined)
    const [assignment] = desk.requests.get({ id }).assignments
    desk.requests.returnAssignment({
      ...target(),
      assignmentId: assignment?.id ?? 0,
      reason: '不属本单位职责',
      rule: '三定方案',
    })
    expect(kindsOf(id)).toEqual(['receipt', 'acceptance', 'extension', 'reply'])
    expect(['reminder', 'dispatch', 'coordination'].map((kind) => lackOf(RequestPaperKind.parse(kind)))).toEqual([
      'waiting',
      'department',
      'department',
    ])
  })

  it('say before they are written of whom they can’t be', () => {
    const [first, second] = [record(), record()]
    desk.requests.withdraw({ id: second, seen: desk.requests.get({ id: second }).seq, reason: '本人撤回' })
    const { number } = desk.requests.get({ id: second })
    expect(desk.papers.preview({ kind: 'dispatch', ownerIds: [first, second, first] }).rows).toEqual([
      { id: first, refusal: null },
      {
        id: second,
        refusal: { code: 'paper/not-in-this-state', params: { number, kind: 'dispatch', state: 'withdrawn' } },
      },
    ])
    expect(refusalOf(() => desk.papers.issue({ kind: 'dispatch', ownerIds: [first, second] }))?.params).toMatchObject({
      number,
    })
    expect(desk.papers.list({ owner: 'request', ownerId: first }).papers).toEqual([])
  })

  it('tell in a reply what was done, not how that was told', () => {
    const id = record()
    const target = () => ({ id, seen: desk.requests.get({ id }).seq })
    for (const { id: assignmentId } of desk.requests.get({ id }).assignments) {
      desk.requests.answer({ ...target(), assignmentId, answer: '有学位' })
    }
    desk.requests.resolve({ ...target(), result: 'solved', outcome: '已入读实验小学' })
    desk.requests.reply({ ...target(), reply: '已电话告知家长' })
    const [paper] = filledPapers(desk.store.reader, desk.papers.issue({ kind: 'reply', ownerIds: [id] }).ids)
    const { template, words = {} } = paper ?? {}
    const plan = template && 'plan' in template ? filledBlocks(template.plan, words, []) : []
    expect(JSON.stringify(plan)).toContain('已入读实验小学')
    expect(JSON.stringify(plan)).not.toContain('已电话告知家长')
  })

  it('keep their number when they are made void, and are not handed out again', () => {
    const id = record()
    const [paper = 0] = desk.papers.issue({ kind: 'acceptance', ownerIds: [id] }).ids
    const [view] = desk.papers.list({ owner: 'request', ownerId: id }).papers
    desk.papers.void({ id: paper, seen: view?.seq ?? 0, reason: '事项写错' })
    expect(desk.papers.list({ owner: 'request', ownerId: id }).papers).toMatchObject([
      { number: view?.number, voidReason: '事项写错' },
    ])
    expect(refusalOf(() => filledPapers(desk.store.reader, [paper]))?.code).toBe('paper/void')
    desk.papers.issue({ kind: 'acceptance', ownerIds: [id] })
    expect(desk.papers.list({ owner: 'request', ownerId: id }).papers[0]?.number).toBe('秀山县人才办〔2026〕2号')
  })

  it('stand in the way of no undo when they are void', () => {
    const id = record()
    const recorded = desk.store.head.seq
    const issued = (kind: RequestPaperKind) => desk.papers.issue({ kind, ownerIds: [id] }).ids[0] ?? 0
    const setVoid = (paper: number) => {
      const seen = desk.papers.list({ owner: 'request', ownerId: id }).papers.find((one) => one.id === paper)?.seq ?? 0
      desk.papers.void({ id: paper, seen, reason: '事项写错' })
    }
    const { seq } = desk.requests.hold({ id, seen: desk.requests.get({ id }).seq, reason: '等候批复' })
    const [receipt, acceptance] = [issued('receipt'), issued('acceptance')]
    setVoid(receipt)
    expect(refusalOf(() => desk.history.undo({ seq }))?.code).toBe('request/undo-after')
    setVoid(acceptance)
    desk.history.undo({ seq })
    expect(desk.requests.get({ id }).state).toBe('accepted')
    desk.history.undo({ seq: recorded })
    expect(desk.requests.list({}).total).toBe(0)
    const next = desk.papers.issue({ kind: 'acceptance', ownerIds: [record()] }).ids
    expect(filledPapers(desk.store.reader, next)[0]?.words['文号']).toBe('秀山县人才办〔2026〕3号')
  })

  it('keep the template they were written from when the office takes another', () => {
    const id = record()
    const own = (fileName: string, file: string) =>
      desk.store.transact({ command: 'imports.paperTemplate', operator: desk.operator.id }, (db) =>
        keepTemplate(db, { kind: 'reply', fileName, file }),
      )
    own('答复函.docx', 'AAAA')
    const [first = 0] = desk.papers.issue({ kind: 'reply', ownerIds: [id] }).ids
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

describe('papers of people, cards, batches and hand-overs', () => {
  const issue = (kind: PaperKind, ...ownerIds: number[]) => desk.papers.issue({ kind, ownerIds }).ids
  const paperOf = (id = 0) => filledPapers(desk.store.reader, [id])[0]

  function scheme() {
    const level = { code: '1', rank: 1, nameZh: '一类', nameEn: null, tone: 'gold', validityYears: 2 } as const
    const { id } = desk.schemes.add({ fields: { nameZh: '测试英才卡' }, levels: [level] })
    const found = desk.schemes.list({}).schemes.find((one) => one.id === id)
    desk.schemes.setNumbering({
      id,
      seen: found?.seq ?? 0,
      numberPattern: 'XS-{NNNN}',
      nextNumber: 7,
      restartsYearly: false,
    })
    return { schemeId: id, levelId: found?.levels[0]?.id ?? 0 }
  }

  it('stand in the same row of numbers and are kept with what they are of when they are written', () => {
    issue('acceptance', record())
    const { schemeId, levelId } = scheme()
    const { id: batchId } = desk.cards.openBatch({ schemeId, name: '三月批次', note: null })
    const { id } = desk.cards.apply({ holderId, levelId, batchId })
    const many = () => ({ targets: [{ id, seen: desk.cards.get({ id }).seq }] })
    const [sheet] = issue('sign-off', batchId)
    expect(paperOf(sheet)).toMatchObject({
      words: { 批次: '三月批次', 卡种: '测试英才卡', 人数: '1', 文号: '秀山县人才办〔2026〕2号' },
      lines: [{ 序号: '1', 姓名: '林若衡', 单位: '', 类别: '一类' }],
    })
    expect(refusalOf(() => issue('collection', id))?.code).toBe('paper/card-not-in-this-state')
    desk.cards.review(many())
    const approved = desk.cards.approve(many())
    desk.cards.make(many())
    desk.cards.makeReady(many())
    const [receipt] = issue('collection', id)
    expect(paperOf(receipt)?.words).toMatchObject({ 姓名: '林若衡', 卡号: 'XS-0007', 二维码: 'XS-0007' })
    expect(desk.papers.list({ owner: 'card', ownerId: id }).papers).toMatchObject([
      { number: '秀山县人才办〔2026〕3号' },
    ])
    expect(desk.papers.list({ owner: 'batch', ownerId: batchId }).papers).toHaveLength(1)
    expect(refusalOf(() => desk.history.undo({ seq: approved.seq }))?.code).toBe('card/printed')
  })

  it('say of a person what may be had on the day, and are refused when the person has left the register', () => {
    const [statement] = issue('statement', holderId)
    const lines = paperOf(statement)?.lines ?? []
    expect(lines.length).toBeGreaterThan(0)
    expect(lines.every((line) => line['服务事项'] !== '' && line['可享内容'] !== '')).toBe(true)
    const [earlier] = desk.papers.issue({ kind: 'statement', ownerIds: [holderId], on: '2026-01-15' }).ids
    expect([paperOf(statement), paperOf(earlier)].map((one) => one?.words['查询日期'])).toEqual([
      '2026年3月2日',
      '2026年1月15日',
    ])
    expect(desk.papers.list({ owner: 'holder', ownerId: holderId }).papers).toHaveLength(2)
    desk.holders.void({ id: holderId, seen: desk.holders.get({ id: holderId }).seq, reason: '登记有误' })
    expect(refusalOf(() => issue('statement', holderId))?.code).toBe('holder/not-active')
  })

  it('list what was handed over, in its own units, and keep it from being taken back', () => {
    const [from, to] = ['陈立', '周敏'].map((name) => desk.staff.add({ fields: { name, kind: 'specialist' } }).id)
    record({ staffId: from ?? null })
    const transfer = desk.handovers.transfer({
      fromStaffId: from ?? 0,
      toStaffId: to ?? 0,
      onDay: '2026-03-02',
      supervisor: null,
      papers: '档案盒 3 个\n钥匙 1 把',
      note: null,
    })
    const [list] = issue('handover', transfer.id)
    expect(paperOf(list)?.words).toMatchObject({
      移交人: '陈立',
      接收人: '周敏',
      监交人: '＿＿＿＿',
      移交数量: '未办结的诉求1件',
      纸质材料: '档案盒 3 个；钥匙 1 把',
    })
    const [{ seq } = { seq: 0 }] = desk.history
      .recent({ limit: 2 })
      .entries.filter(({ command }) => command === 'handovers.transfer')
    expect(refusalOf(() => desk.history.undo({ seq }))?.code).toBe('undo/blocked')
  })
})
