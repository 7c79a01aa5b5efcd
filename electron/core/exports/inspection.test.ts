import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { DocumentPlan } from '#shared/domain/sheets.ts'
import { openRegister, refusalOf, type RegisterDesk } from '../../../tests/fixtures/register-desk.ts'
import { planInspection } from './queries.ts'

const HELP = 4122
const EDUCATION = 5002

let desk: RegisterDesk
let holderId: number
beforeEach(() => {
  desk = openRegister('2026-03-02T01:00:00.000Z')
  holderId = desk.holders.register({ fields: { name: '林若衡', phone: '13800000000' } }).id
})
afterEach(() => desk.close())

const record = (more: object = {}) =>
  desk.requests.record({
    fields: { subject: 'holder', holderId, itemId: HELP, content: '咨询', contact: '13812345678', ...more },
    accept: true,
  }).id
const resolve = (id: number) => {
  const { seq: seen } = desk.requests.get({ id })
  desk.requests.resolve({ id, seen, result: 'solved', outcome: '已答复' })
}
const folder = (sample: number, to = '2026-12-31', format: 'pdf' | 'docx' = 'pdf') => {
  const { store, clock, today, operator } = desk
  const call = () => ({ db: store.reader, history: store.history, now: clock.at, today, operator })
  const { steps } = planInspection(call, { from: '2026-01-01', to, sample }, format)
  return [...steps].flatMap(({ files }) => files ?? []).toReversed()
}
/** The newest of a request. */
const paperOf = (ownerId: number) => {
  const [paper] = desk.papers.list({ owner: 'request', ownerId }).papers
  return paper ?? expect.fail('No paper')
}
const textOf = (plan: DocumentPlan | undefined) => JSON.stringify(plan)

describe('the folder for an inspection', () => {
  it('keeps to itself when an imported number looks like a path', () => {
    const id = record()
    resolve(id)
    desk.store.transact({ command: 'test', operator: null }, (db) =>
      db.update('request', id, 'current', { number: '../../渝才〔2021〕/3号' }),
    )
    expect(folder(30).at(-1)?.name).toBe('办件/001 渝才〔2021〕 3号.pdf')
  })

  it('holds all that was late with its reasons and a sample of the others when some were late', () => {
    const late = record()
    for (let count = 0; count < 6; count += 1) resolve(record())
    desk.requests.assign({ id: late, seen: desk.requests.get({ id: late }).seq, departmentIds: [EDUCATION] })
    const hold = () => ({ id: late, seen: desk.requests.get({ id: late }).seq })
    desk.requests.hold({ ...hold(), reason: '等候上级批复' })
    desk.requests.resume(hold())
    desk.clock.at = '2026-05-06T01:00:00.000Z'
    const files = folder(3)
    const { number } = desk.requests.get({ id: late })
    expect(files[0]?.name).toBe('目录.pdf')
    expect(files).toHaveLength(1 + 4)
    expect(files.filter(({ name }) => name.includes(number))).toHaveLength(1)
    const index = textOf(files[0]?.plan)
    expect(index).toContain('共7件，本材料收录4件，其中超期1件')
    expect(index).toContain('等候上级批复')
  })

  it('says of what was late what became of an extension asked for, and which department answered late or not yet', () => {
    const [slow, open] = [record({ promisedDays: 3 }), record({ promisedDays: 3 })]
    const at = (id: number) => ({ id, seen: desk.requests.get({ id }).seq })
    for (const id of [slow, open]) desk.requests.assign({ ...at(id), departmentIds: [EDUCATION] })
    desk.requests.askExtension({ ...at(slow), days: 8, reason: '人手不足' })
    const [asked] = desk.requests.get({ id: slow }).extensions
    const decided = {
      extensionId: asked?.id ?? 0,
      decision: 'declined',
      approval: { decidedBy: '李主任', document: null },
    } as const
    desk.requests.decideExtension({ ...at(slow), ...decided })
    desk.clock.at = '2026-03-20T01:00:00.000Z'
    const [assignment] = desk.requests.get({ id: slow }).assignments
    desk.requests.answer({ ...at(slow), assignmentId: assignment?.id ?? 0, answer: '已办' })
    resolve(slow)
    const [index, , file] = folder(30)
    const told = textOf(index?.plan)
    expect(told).toContain(
      '2026-03-02申请延期8个工作日（不同意延期）：人手不足\\n县教委应于2026-03-05前答复，2026-03-20答复',
    )
    expect(told).toContain('县教委应于2026-03-05前答复，尚未答复')
    expect(textOf(file?.plan)).toContain('["2026-03-02","8","人手不足","不同意延期",""]')
  })

  it('tells the whole course of a request with its phone masked when it is in the sample', () => {
    const id = record()
    const { seq: seen } = desk.requests.get({ id })
    desk.requests.resolve({ id, seen, result: 'solved', outcome: '请电 13812345678' })
    desk.papers.issue({ kind: 'completion', ownerIds: [id] })
    const [, file] = folder(30)
    const text = textOf(file?.plan)
    expect(text).toContain('办结告知单')
    expect(text.match(/请电 138\*{4}5678/g)).toHaveLength(3)
    expect(text).toContain('收件登记')
    expect(text).not.toContain('13812345678')
  })

  it('has every number masked though who still handles the request, and sees its phone, makes the folder', () => {
    const said = (what: string) => `${what} 13812345678`
    const id = record({ promisedDays: 1, content: said('诉求') })
    const at = () => ({ id, seen: desk.requests.get({ id }).seq })
    desk.requests.assign({ ...at(), departmentIds: [EDUCATION] })
    const [assignment] = desk.requests.get({ id }).assignments
    desk.requests.answer({ ...at(), assignmentId: assignment?.id ?? 0, answer: said('答复') })
    desk.requests.askExtension({ ...at(), days: 1, reason: said('延期') })
    desk.requests.hold({ ...at(), reason: said('挂起') })
    desk.requests.resume(at())
    desk.clock.at = '2026-03-20T01:00:00.000Z'
    desk.requests.remind({ ...at(), text: said('催办') })
    const text = folder(30)
      .map(({ plan }) => textOf(plan))
      .join()
    for (const what of ['诉求', '答复', '延期', '挂起', '催办']) expect(text).toContain(`${what} 138****5678`)
    expect(text).not.toContain('13812345678')
  })

  it('is in the order of the days of receipt, and its sample from all of the period', () => {
    const days = ['2026-02-10', '2026-02-03', '2026-02-24', '2026-02-12', '2026-02-27', '2026-02-05']
    for (const receivedOn of days) resolve(record({ receivedOn, promisedDays: 90 }))
    const index = textOf(folder(3)[0]?.plan)
    expect(index.match(/2026-02-\d\d(?=","2026-0[67])/g)).toEqual(['2026-02-03', '2026-02-10', '2026-02-24'])
  })

  it('calls no answer late that came on the weekend after its day', () => {
    const id = record({ promisedDays: 4 })
    const at = () => ({ id, seen: desk.requests.get({ id }).seq })
    desk.requests.assign({ ...at(), departmentIds: [EDUCATION] })
    desk.clock.at = '2026-03-07T01:00:00.000Z'
    const [assignment] = desk.requests.get({ id }).assignments
    desk.requests.answer({ ...at(), assignmentId: assignment?.id ?? 0, answer: '已办' })
    desk.clock.at = '2026-03-20T01:00:00.000Z'
    resolve(id)
    expect(textOf(folder(30)[0]?.plan)).toContain('"2026-03-06","2026-03-20","办理记录未载原因"')
  })

  it('says of a due day that it is provisional when no notice covers its year', () => {
    const id = record({ promisedDays: 250 })
    resolve(id)
    const { dueOn } = desk.requests.get({ id })
    const [index, file] = folder(30)
    expect(textOf(index?.plan)).toContain(`"${dueOn}（暂定）"`)
    expect(textOf(file?.plan)).toContain(`["应办结日","${dueOn}（暂定）"]`)
  })

  it('says for whom of the family it was, and which working day an acceptance on a day off counts as', () => {
    const spouse = { relation: 'spouse', name: '苏映雪', sex: null, bornOn: null, identity: null, note: null } as const
    holderId = desk.holders.register({ fields: { name: '林若衡' }, relatives: [spouse] }).id
    const relativeId = desk.holders.get({ id: holderId }).relatives[0]?.id ?? 0
    desk.clock.at = '2026-03-08T01:00:00.000Z'
    const id = record({ subject: 'relative', relativeId, itemId: null, categoryId: 3001 })
    resolve(id)
    const [index, file] = folder(30)
    expect(textOf(index?.plan)).toContain('林若衡（配偶）')
    expect(textOf(file?.plan)).toContain('["姓名","林若衡（配偶）"]')
    expect(textOf(file?.plan)).toContain('["2026-03-08","受理","","休息日受理，受理日期为 2026-03-09"]')
  })

  it('goes on with the papers themselves, numbers in their texts masked, when some were written', () => {
    const id = record({ content: '请电 13812345678' })
    const { number } = desk.requests.get({ id })
    desk.papers.issue({ kind: 'receipt', ownerIds: [id] })
    desk.papers.issue({ kind: 'acceptance', ownerIds: [id] })
    desk.papers.void({ id: paperOf(id).id, seen: paperOf(id).seq, reason: '日期有误' })
    resolve(id)
    const [, file] = folder(30)
    const text = textOf(file?.plan)
    expect(file?.plan.format).toBe('pdf')
    expect(text).toContain(`{"kind":"code","code":"${number}","lines":[]}`)
    expect(text).toContain('138****5678')
    expect(text).not.toMatch(/13812345678|\{诉求人\}/)
    expect(text.match(/"kind":"page"/g)).toHaveLength(1)
    expect(text).toContain('"受理通知书（已作废：日期有误）"')
  })

  it('puts a paper of the office beside the file of its request when its template is a text of the office', () => {
    const id = record()
    desk.papers.issue({ kind: 'receipt', ownerIds: [id] })
    desk.store.transact({ command: 'test', operator: null }, (db) => {
      const template = { kind: 'receipt', fileName: '回执.docx', file: 'QUJD', isActive: 1 }
      db.update('paper', paperOf(id).id, 'current', { paperTemplateId: db.insert('paper_template', template) })
    })
    resolve(id)
    const names = folder(30).map(({ name }) => name)
    expect(names).toHaveLength(3)
    expect(names[1]).toMatch(/^办件\/001 .* 收件回执.*\.docx$/)
  })

  it('is for a word processor when there is no typeface to draw Chinese with', () => {
    resolve(record())
    const files = folder(30, '2026-12-31', 'docx')
    expect(files.map(({ plan }) => plan.format)).toEqual(['docx', 'docx'])
    expect(files.every(({ name }) => name.endsWith('.docx'))).toBe(true)
  })

  it('holds nothing but an index beside the ledger when nothing ended, and is refused when its days are reversed', () => {
    expect(folder(30).map(({ name }) => name)).toEqual(['目录.pdf'])
    expect(refusalOf(() => folder(30, '2025-01-01'))?.code).toBe('summary/period-reversed')
  })
})
