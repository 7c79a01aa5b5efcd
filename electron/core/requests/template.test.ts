import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openRegister, refusalOf, type RegisterDesk } from '../../../tests/fixtures/register-desk.ts'
import { ledgerRows } from '../exports/ledger.ts'
import { wordsOf } from '../ready-texts/words.ts'

let desk: RegisterDesk
let itemId: number
let holderId: number
beforeEach(() => {
  desk = openRegister('2025-09-26T01:00:00.000Z')
  const { items } = desk.items.list({})
  itemId = items.find(({ code }) => code === 'schooling')?.id ?? 0
  holderId = desk.holders.register({ fields: { name: '冉小满' } }).id
})
afterEach(() => desk.close())

const item = () => desk.items.list({}).items.find(({ id }) => id === itemId)
const question = (more: object) =>
  desk.items.saveQuestion({
    id: itemId,
    seen: item()?.seq ?? 0,
    question: { nameZh: '就读年级', nameEn: null, kind: 'text', choices: [], isRequired: true, ...more },
  })
const step = (nameZh: string, workingDays: number) =>
  desk.items.saveStep({ id: itemId, seen: item()?.seq ?? 0, step: { nameZh, nameEn: null, workingDays } })
const questionId = () => item()?.questions[0]?.id ?? 0
const record = (answers: { questionId: number; value: string | null }[] = [], accept = false) =>
  desk.requests.record({
    fields: { subject: 'holder', holderId, itemId, content: '转学', answers },
    accept,
    ground: '会议纪要',
  })
const get = (id: number) => desk.requests.get({ id })

describe('the questions of an item', () => {
  it('are asked when a request is recorded, and the required ones answered when it is accepted', () => {
    question({})
    expect(refusalOf(() => record([], true))).toEqual({
      code: 'request/answer-missing',
      params: { question: '就读年级', questionEn: '就读年级' },
    })
    const { id } = record()
    const target = () => ({ id, seen: get(id).seq })
    expect(refusalOf(() => desk.requests.accept({ ...target(), ground: '会议纪要' }))?.code).toBe(
      'request/answer-missing',
    )
    expect(desk.requests.previewMany({ ids: [id], step: { action: 'accept' } }).rows[0]?.refusal?.code).toBe(
      'request/answer-missing',
    )
    const spot = { ...target(), result: 'solved', outcome: '已办' } as const
    expect(refusalOf(() => desk.requests.resolveOnSpot(spot))?.code).toBe('request/answer-missing')
    desk.requests.answerQuestions({ ...target(), answers: [{ questionId: questionId(), value: '三年级' }] })
    desk.requests.accept({ ...target(), ground: '会议纪要' })
    expect(get(id)).toMatchObject({
      state: 'accepted',
      answers: [{ nameZh: '就读年级', value: '三年级', isAsked: true }],
    })
  })

  it('leave the desk in words when they are answered with yes or no', () => {
    question({ nameZh: '是否住校', kind: 'yes-no' })
    const { id } = record([{ questionId: questionId(), value: 'yes' }], true)
    expect(ledger('answers')).toEqual([['是否住校：是']])
    expect(wordsOf(desk.store.reader, [id], desk.today)[0]?.words).toMatchObject({ 事项答复: '是否住校：是' })
  })

  it('take an answer of their kind only, and none to a question of another item', () => {
    question({ kind: 'choice', choices: ['小学', '初中'] })
    expect(refusalOf(() => record([{ questionId: questionId(), value: '高中' }]))?.code).toBe('request/answer-unfit')
    expect(refusalOf(() => record([{ questionId: 1, value: '小学' }]))?.code).toBe('record/not-found')
    expect(refusalOf(() => question({ kind: 'choice', choices: ['小学'] }))?.code).toBe('item/choices-missing')
    const { id } = record([{ questionId: questionId(), value: '小学' }], true)
    expect(get(id).answers).toMatchObject([{ value: '小学', choices: ['小学', '初中'] }])
  })

  it('leave the answers as they were asked when they are changed or removed, and hide long numbers', () => {
    question({})
    const number = '500999199001010017'
    const { id } = record([{ questionId: questionId(), value: `三年级 ${number}` }], true)
    const shown = get(id).answers[0]?.value ?? ''
    expect(shown).not.toContain(number)
    const { seq } = get(id)
    const again = desk.requests.answerQuestions({
      id,
      seen: seq,
      answers: [{ questionId: questionId(), value: shown }],
    })
    expect(again.seq).toBe(seq)
    desk.items.removeQuestion({ id: itemId, seen: item()?.seq ?? 0, questionId: questionId() })
    expect(get(id).answers).toMatchObject([{ nameZh: '就读年级', isAsked: false, value: shown }])
  })

  it('are answered no longer when the request is closed, and an answer is taken back by undo', () => {
    question({ isRequired: false })
    const { id } = record([], true)
    const { seq } = desk.requests.answerQuestions({
      id,
      seen: get(id).seq,
      answers: [{ questionId: questionId(), value: '一年级' }],
    })
    desk.history.undo({ seq })
    expect(get(id).answers[0]?.value).toBeNull()
    desk.requests.withdraw({ id, seen: get(id).seq, reason: '不再需要' })
    const late = { id, seen: get(id).seq, answers: [{ questionId: questionId(), value: '一年级' }] }
    expect(refusalOf(() => desk.requests.answerQuestions(late))?.code).toBe('request/not-open')
  })
})

describe('the dated steps of an item', () => {
  it('are the request’s from acceptance, due by the working days of its clock', () => {
    step('材料送学校', 5)
    step('电话告知', 1)
    const { id } = record([], true)
    // Friday 26 September 2025: Sunday the 28th is worked, 1 to 8 October are not.
    expect(get(id).steps.map(({ nameZh, dueOn, isLate }) => [nameZh, dueOn, isLate])).toEqual([
      ['电话告知', '2025-09-28', false],
      ['材料送学校', '2025-10-10', false],
    ])
    step('现场核查', 3)
    expect(get(id).steps).toHaveLength(2)
    desk.clock.at = '2025-10-11T01:00:00.000Z'
    expect(get(id).steps.map(({ isLate }) => isLate)).toEqual([true, true])
  })

  it('are done on a day that has come, and undone again', () => {
    step('电话告知', 1)
    const { id } = record([], true)
    const stepId = get(id).steps[0]?.id ?? 0
    const finish = (doneOn: string | null) => desk.requests.finishStep({ id, seen: get(id).seq, stepId, doneOn })
    expect(refusalOf(() => finish('2025-09-27'))?.code).toBe('request/day-in-future')
    const { seq } = finish('2025-09-26')
    expect(get(id).steps).toMatchObject([{ doneOn: '2025-09-26', isLate: false }])
    desk.history.undo({ seq })
    expect(get(id).steps).toMatchObject([{ doneOn: null }])
    expect(refusalOf(() => desk.requests.finishStep({ id, seen: get(id).seq, stepId: 1, doneOn: null }))?.code).toBe(
      'record/not-found',
    )
  })
})

/** The chosen columns of the exported ledger, a row a request. */
function ledger(...columns: ('answers' | 'steps' | 'lateSteps')[]) {
  const call = { now: desk.clock.at, today: desk.today, operator: desk.operator, history: desk.store.history }
  const steps = ledgerRows(() => ({ ...call, db: desk.store.reader }), {
    from: '2025-09-01',
    to: '2025-09-30',
    format: 'xlsx',
    language: 'zh-CN',
    columns,
  })
  return [...steps].flatMap(({ rows }) => rows)
}

describe('late steps of items', () => {
  const late = () => desk.requests.list({ filter: { view: 'late-steps' } }).requests.map(({ id }) => id)
  const finish = (id: number, at: number, doneOn: string) =>
    desk.requests.finishStep({ id, seen: get(id).seq, stepId: get(id).steps[at]?.id ?? 0, doneOn })

  it('wait on the day’s desk from the next working day until they are done', () => {
    step('电话告知', 1)
    const { id } = record([], true)
    desk.clock.at = '2025-09-28T01:00:00.000Z'
    expect(late()).toEqual([])
    desk.clock.at = '2025-09-29T01:00:00.000Z'
    expect(late()).toEqual([id])
    expect(desk.requests.counts({}).counts['late-steps']).toBe(1)
    finish(id, 0, '2025-09-29')
    expect(late()).toEqual([])
    expect(get(id).steps[0]?.isLate).toBe(true)
  })

  it('count by the request’s own clock when it was held or reopened', () => {
    step('电话告知', 1)
    const { id } = record([], true)
    desk.requests.hold({ id, seen: get(id).seq, reason: '等名额' })
    desk.clock.at = '2025-09-29T01:00:00.000Z'
    expect(late()).toEqual([])
    desk.requests.resume({ id, seen: get(id).seq })
    expect(late()).toEqual([])
    expect(get(id).steps[0]?.dueOn).toBe('2025-09-30')
    desk.clock.at = '2025-10-09T01:00:00.000Z'
    expect(late()).toEqual([id])
    desk.requests.resolve({ id, seen: get(id).seq, result: 'explained', outcome: '已说明' })
    expect(late()).toEqual([])
    desk.requests.reopen({ id, seen: get(id).seq, reason: '名额有变', ground: '会议纪要' })
    expect(late()).toEqual([])
    desk.clock.at = '2025-10-13T01:00:00.000Z'
    expect(late()).toEqual([id])
  })

  it('are not late when the request ended before their day, done or not', () => {
    step('电话告知', 1)
    step('材料送学校', 5)
    const { id } = record([], true)
    desk.clock.at = '2025-09-30T01:00:00.000Z'
    desk.requests.resolve({ id, seen: get(id).seq, result: 'explained', outcome: '已说明' })
    desk.clock.at = '2025-10-13T01:00:00.000Z'
    expect(get(id).steps.map(({ isLate }) => isLate)).toEqual([true, false])
  })

  it('stand with the answers in the exported ledger and in words for papers', () => {
    question({ isRequired: false })
    step('电话告知', 1)
    step('材料送学校', 5)
    const { id } = record([{ questionId: questionId(), value: '三年级，电话13812340021' }], true)
    const bare = desk.requests.record({ fields: { subject: 'holder', holderId, itemId: 4122, content: '咨询' } }).id
    desk.clock.at = '2025-09-30T01:00:00.000Z'
    finish(id, 0, '2025-09-29')
    expect(ledger('answers', 'steps', 'lateSteps')).toEqual([
      [
        '就读年级：三年级，电话138****0021',
        '电话告知（应于 2025-09-28 完成，2025-09-29 完成）\n材料送学校（应于 2025-10-10 完成，尚未完成）',
        '电话告知（应于 2025-09-28 完成，2025-09-29 完成）',
      ],
      [null, null, null],
    ])
    const [words, none] = wordsOf(desk.store.reader, [id, bare], desk.today).map((one) => one.words)
    expect(words).toMatchObject({
      事项答复: '就读年级：三年级，电话138****0021',
      办理节点: '电话告知（应于2025年9月28日完成，2025年9月29日完成）；材料送学校（应于2025年10月10日完成，尚未完成）',
      超期节点: '电话告知（应于2025年9月28日完成，2025年9月29日完成）',
    })
    expect(none).toMatchObject({ 事项答复: null, 办理节点: null, 超期节点: null })
  })
})
