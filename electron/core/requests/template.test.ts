import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openRegister, refusalOf, type RegisterDesk } from '../../../tests/fixtures/register-desk.ts'

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
      params: { question: '就读年级' },
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
