import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openRegister, refusalOf, type RegisterDesk } from '../../../tests/fixtures/register-desk.ts'

/** Everybody may have it, and nothing is counted. */
const HELP = 4122
const EDUCATION = 5002
const SCIENCE = 5003

let desk: RegisterDesk
let holderId: number
beforeEach(() => {
  // A Monday.
  desk = openRegister('2026-03-02T01:00:00.000Z')
  holderId = desk.holders.register({
    fields: { name: '林若衡' },
    relatives: [{ relation: 'child', name: '林小明', sex: null, bornOn: '2018-06-01', identity: null, note: null }],
  }).id
})
afterEach(() => desk.close())

const get = (id: number) => desk.requests.get({ id })
const fields = (more: object = {}) => ({
  subject: 'holder' as const,
  holderId,
  itemId: HELP,
  content: '资助申报材料不清楚',
  ...more,
})

function accepted(more: object = {}) {
  return desk.requests.record({ fields: fields(more), accept: true })
}

function target(id: number) {
  return { id, seen: get(id).seq }
}

function moveTo(day: string) {
  desk.clock.at = `${day}T01:00:00.000Z`
}

describe('recording', () => {
  it('takes category and limits from the item and gives the next number when a holder asks', () => {
    const first = desk.requests.record({ fields: fields() })
    const second = desk.requests.record({ fields: fields() })
    expect([first.number, second.number]).toEqual(['XS-2026-0001', 'XS-2026-0002'])
    expect(get(first.id)).toMatchObject({
      state: 'received',
      holder: '林若衡',
      item: { nameZh: '资助补贴申报协办' },
      category: { nameZh: '政策咨询与申报' },
      promisedDays: 10,
      dueOn: null,
      may: ['ask-material', 'decline', 'accept', 'resolve-on-spot', 'withdraw', 'transfer', 'merge', 'supervise'],
    })
  })

  it('leaves no gap when a record was undone, and begins each year anew', () => {
    const { seq } = desk.requests.record({ fields: fields() })
    desk.history.undo({ seq })
    expect(desk.requests.record({ fields: fields() }).number).toBe('XS-2026-0001')
    expect(desk.requests.record({ fields: fields({ receivedOn: '2025-12-31' }) }).number).toBe('XS-2025-0001')
  })

  it('runs on past four digits when a year has more than ten thousand requests', () => {
    const { id } = desk.requests.record({ fields: fields() })
    desk.store.transact({ command: 'test', operator: null }, (db) => {
      db.update('request', id, 'current', { number: 'XS-2026-9999' })
    })
    expect(desk.requests.record({ fields: fields() }).number).toBe('XS-2026-10000')
    expect(desk.requests.record({ fields: fields() }).number).toBe('XS-2026-10001')
  })

  it('accepts and assigns at once when it says so', () => {
    const { id } = desk.requests.record({ fields: fields(), departmentIds: [EDUCATION, SCIENCE] })
    expect(get(id)).toMatchObject({ state: 'accepted', acceptedOn: '2026-03-02', dueOn: '2026-03-16', daysLeft: 10 })
    expect(get(id).assignments.map(({ state, dueOn }) => [state, dueOn])).toEqual([
      ['to-sign', '2026-03-16'],
      ['to-sign', '2026-03-16'],
    ])
  })

  it('accepts on the next working day when it is received on a day off', () => {
    const { id } = accepted({ receivedOn: '2026-02-15' })
    expect(get(id).acceptedOn).toBe('2026-02-24')
  })

  it('keeps the instant of the log when it is dated back', () => {
    const { id } = desk.requests.record({ fields: fields({ receivedOn: '2026-02-25' }) })
    const [event] = get(id).events
    expect(event).toMatchObject({ action: 'receive', onDay: '2026-02-25' })
    expect(event?.recordedAt?.slice(0, 10)).toBe('2026-03-02')
  })

  it('shows the numbers of a contact only to the handler while it is open', () => {
    const { id } = desk.requests.record({ fields: fields({ contact: '张女士 13812340021' }) })
    expect(get(id).contact).toBe('张女士 13812340021')
    desk.requests.withdraw({ ...target(id), reason: '已自行解决' })
    expect(get(id).contact).toBe('张女士 138****0021')
  })

  it.each([
    [{ receivedOn: '2026-03-03' }, 'request/day-in-future'],
    [{ holderId: undefined }, 'request/subject-missing'],
    [{ subject: 'relative' }, 'request/subject-missing'],
    [{ subject: 'relative', relativeId: 1 }, 'request/not-a-relative'],
    [{ subject: 'employer' }, 'request/subject-missing'],
    [{ itemId: undefined }, 'request/category-missing'],
    [{ itemId: 1 }, 'record/not-found'],
    [{ categoryId: 1 }, 'record/not-found'],
    [{ staffId: 1 }, 'record/not-found'],
  ])('is refused when it says %j', (more, code) => {
    expect(refusalOf(() => desk.requests.record({ fields: fields(more) }))?.code).toBe(code)
    expect(desk.requests.list({}).total).toBe(0)
  })

  it('stands for a relative when one of the family is named', () => {
    const relativeId = desk.holders.get({ id: holderId }).relatives[0]?.id
    const { id } = desk.requests.record({ fields: fields({ subject: 'relative', relativeId }) })
    expect(get(id)).toMatchObject({ relation: 'child', holder: '林若衡' })
  })

  it('is resolved on the spot in one step that is taken back at once', () => {
    const { id, seq } = desk.requests.recordResolved({ fields: fields(), result: 'solved', outcome: '当场答复' })
    expect(get(id)).toMatchObject({ state: 'resolved', result: 'solved', resolvedOn: '2026-03-02', dueOn: null })
    desk.history.undo({ seq })
    expect(desk.requests.list({}).total).toBe(0)
  })
})

describe('missing material', () => {
  it('is asked for once when it is within five working days', () => {
    const { id } = desk.requests.record({ fields: fields() })
    expect(get(id).materialNoticeBy).toBe('2026-03-09')
    desk.requests.askMaterial({ ...target(id), missing: '户口簿' })
    expect(get(id)).toMatchObject({ state: 'needs-material', missingMaterial: '户口簿' })
    desk.requests.completeMaterial(target(id))
    expect(get(id)).toMatchObject({ state: 'received', may: expect.not.arrayContaining(['ask-material']) })
    expect(refusalOf(() => desk.requests.askMaterial({ ...target(id), missing: '房产证' }))?.code).toBe(
      'request/material-asked-before',
    )
    desk.requests.accept(target(id))
    expect(get(id)).toMatchObject({ state: 'accepted', acceptedOn: '2026-03-02' })
  })

  it('counts as accepted from receipt when nobody asked in time', () => {
    const { id } = desk.requests.record({ fields: fields() })
    moveTo('2026-03-10')
    expect(refusalOf(() => desk.requests.askMaterial({ ...target(id), missing: '户口簿' }))).toEqual({
      code: 'request/material-asked-late',
      params: { lastOn: '2026-03-09' },
    })
    desk.requests.accept(target(id))
    expect(get(id).acceptedOn).toBe('2026-03-02')
  })

  it('counts from the acceptance when it was asked for and came later', () => {
    const { id } = desk.requests.record({ fields: fields() })
    desk.requests.askMaterial({ ...target(id), missing: '户口簿' })
    moveTo('2026-03-12')
    desk.requests.accept(target(id))
    expect(get(id)).toMatchObject({ acceptedOn: '2026-03-12', dueOn: '2026-03-26' })
  })
})

describe('the clock', () => {
  it('leaves out the days on hold and adds the days granted when it runs on', () => {
    const { id } = accepted()
    moveTo('2026-03-04')
    desk.requests.hold({ ...target(id), reason: '等待学区划定' })
    expect(get(id)).toMatchObject({ state: 'on-hold', dueOn: null, daysLeft: null })
    moveTo('2026-03-06')
    desk.requests.resume(target(id))
    expect(get(id).dueOn).toBe('2026-03-18')
    desk.requests.askExtension({ ...target(id), days: 3, reason: '学位紧张' })
    const extensionId = get(id).extensions[0]?.id ?? 0
    expect(refusalOf(() => desk.requests.tellExtension({ ...target(id), extensionId }))?.code).toBe(
      'request/extension-undecided',
    )
    desk.requests.decideExtension({
      ...target(id),
      extensionId,
      decision: 'approved',
      approval: { decidedBy: '杨主任', document: '审批单 12 号' },
    })
    expect(get(id)).toMatchObject({ dueOn: '2026-03-23', extensions: [{ state: 'approved', newDueOn: '2026-03-23' }] })
    desk.requests.tellExtension({ ...target(id), extensionId })
    expect(get(id).extensions[0]?.toldOn).toBe('2026-03-06')
    const { startOn, workingDays, days } = desk.requests.explainDue({ id })
    expect([startOn, workingDays, days.at(-1)?.day, days.at(-1)?.count]).toEqual(['2026-03-02', 13, '2026-03-23', 13])
    expect(days.filter(({ why }) => why === 'paused').map(({ day }) => day)).toEqual(['2026-03-05', '2026-03-06'])
  })

  it('is due on the day of the example when accepted before the National Day', () => {
    const { id } = accepted({ receivedOn: '2025-09-26', promisedDays: 5 })
    expect(get(id)).toMatchObject({ acceptedOn: '2025-09-26', dueOn: '2025-10-10', isDueProvisional: false })
  })

  it('is provisional when it runs into a year without a notice', () => {
    moveTo('2026-12-28')
    const { id } = accepted()
    expect(get(id).isDueProvisional).toBe(true)
  })

  it('is asked for more days again when that was taken back and is done again', () => {
    const { id } = accepted()
    const asked = desk.requests.askExtension({ ...target(id), days: 3, reason: '学位紧张' })
    const undo = desk.history.undo({ seq: asked.seq })
    expect([undo.isFinal, get(id).extensions]).toEqual([false, []])
    const redo = desk.history.undo({ seq: undo.seq })
    expect(get(id).extensions).toMatchObject([{ state: 'asked', days: 3, reason: '学位紧张' }])
    expect(get(id).events.map(({ action }) => action)).toContain('ask-extension')
    desk.requests.notePrint({ id })
    expect(refusalOf(() => desk.history.undo({ seq: redo.seq }))?.code).toBe('request/undo-after')
  })

  it('refuses an extension when the due day has passed', () => {
    const { id } = accepted()
    moveTo('2026-03-17')
    expect(refusalOf(() => desk.requests.askExtension({ ...target(id), days: 3, reason: '晚' }))?.code).toBe(
      'request/extension-too-late',
    )
    expect(get(id).daysLeft).toBe(-1)
  })

  it('begins anew when the request is reopened', () => {
    const { id } = accepted()
    desk.requests.resolve({ ...target(id), result: 'solved', outcome: '已安排' })
    moveTo('2026-03-20')
    desk.requests.reopen({ ...target(id), reason: '学校退回' })
    expect(get(id)).toMatchObject({ state: 'accepted', dueOn: '2026-04-03', timesReopened: 1, result: null })
  })

  it('begins on the next working day when the request is reopened on a day off', () => {
    const ids = [1, 2, 3].map(() => accepted().id)
    for (const id of ids) desk.requests.resolve({ ...target(id), result: 'solved', outcome: '已安排' })
    const [friday, saturday, monday] = ['2026-03-20', '2026-03-21', '2026-03-23'].map((day, at) => {
      moveTo(day)
      const id = ids[at] ?? 0
      desk.requests.reopen({ ...target(id), reason: '学校退回' })
      return get(id).dueOn
    })
    expect([saturday === monday, saturday === friday]).toEqual([true, false])
  })

  it('leaves out what was granted before when the request is reopened on the same day', () => {
    const { id } = accepted()
    const { dueOn } = get(id)
    const extend = () => {
      desk.requests.askExtension({ ...target(id), days: 3, reason: '学位统筹' })
      const extensionId = get(id).extensions.at(-1)?.id ?? 0
      desk.requests.decideExtension({ ...target(id), extensionId, decision: 'approved' })
    }
    extend()
    const extendedTo = get(id).dueOn
    expect(extendedTo).not.toBe(dueOn)
    desk.requests.resolve({ ...target(id), result: 'solved', outcome: '已安排' })
    desk.requests.reopen({ ...target(id), reason: '学校退回' })
    expect(get(id).dueOn).toBe(dueOn)
    extend()
    expect(get(id).dueOn).toBe(extendedTo)
  })
})

describe('departments', () => {
  it('answer side by side, and the request can be resolved only when all have', () => {
    const { id } = desk.requests.record({ fields: fields(), departmentIds: [EDUCATION, SCIENCE] })
    const [education, science] = get(id).assignments.map((one) => one.id)
    desk.requests.sign({ ...target(id), assignmentId: education ?? 0 })
    desk.requests.answer({ ...target(id), assignmentId: education ?? 0, answer: '已协调实验小学' })
    expect(refusalOf(() => desk.requests.resolve({ ...target(id), result: 'solved', outcome: '好' }))).toEqual({
      code: 'request/unanswered',
      params: { departments: '县科技局', departmentsEn: 'County Science and Technology Bureau' },
    })
    desk.requests.returnAssignment({
      ...target(id),
      assignmentId: science ?? 0,
      reason: '非本单位职责',
      rule: '三定规定',
    })
    expect(refusalOf(() => desk.requests.sign({ ...target(id), assignmentId: science ?? 0 }))).toEqual({
      code: 'request/assignment-step-not-allowed',
      params: { department: '县科技局', departmentEn: 'County Science and Technology Bureau', state: 'returned' },
    })
    desk.requests.assign({ ...target(id), departmentIds: [SCIENCE] })
    const again = get(id).assignments.at(-1)?.id ?? 0
    expect(refusalOf(() => desk.requests.assign({ ...target(id), departmentIds: [SCIENCE] }))?.code).toBe(
      'request/assigned-already',
    )
    desk.requests.answer({ ...target(id), assignmentId: again, answer: '已办' })
    desk.requests.resolve({ ...target(id), result: 'solved', outcome: '已入学' })
    expect(get(id)).toMatchObject({ state: 'resolved', outcome: '已入学' })
  })
})

describe('the end of a request', () => {
  it('is replied to, called back, archived and undone in turn', () => {
    const { id } = accepted()
    desk.requests.resolve({ ...target(id), result: 'partly', outcome: '部分解决' })
    desk.requests.reply({ ...target(id), reply: '已电话告知' })
    desk.requests.callBack({ ...target(id), note: '无意见' })
    const { seq } = desk.requests.archive(target(id))
    expect(get(id)).toMatchObject({ state: 'archived', repliedOn: '2026-03-02', calledBackOn: '2026-03-02' })
    desk.history.undo({ seq })
    expect(get(id)).toMatchObject({ state: 'resolved', archivedOn: null })
  })

  it('is declined with an approval when the operator may approve', () => {
    const { id } = desk.requests.record({ fields: fields() })
    desk.requests.decline({ ...target(id), reason: '不在服务范围' })
    expect(get(id)).toMatchObject({ state: 'declined', declineReason: '不在服务范围' })
    expect(desk.store.reader.all('SELECT what, decided_by, is_offline FROM approval')).toEqual([
      { what: 'request', decidedBy: '吴敏', isOffline: 0 },
    ])
  })

  it('is refused when the step is not one of its state, or the row was changed since', () => {
    const { id, seq } = desk.requests.record({ fields: fields() })
    expect(refusalOf(() => desk.requests.resolve({ id, seen: seq, result: 'solved', outcome: '好' }))).toEqual({
      code: 'request/step-not-allowed',
      params: { number: 'XS-2026-0001', state: 'received', action: 'resolve' },
    })
    desk.requests.accept({ id, seen: seq })
    expect(refusalOf(() => desk.requests.hold({ id, seen: seq, reason: '等' }))?.code).toBe('record/changed')
    const { seq: seen } = get(id)
    const days = ['2026-03-03', '2026-03-01'].map(
      (on) => refusalOf(() => desk.requests.hold({ id, seen, on, reason: '等' }))?.code,
    )
    expect(days).toEqual(['request/day-in-future', 'request/day-before-receipt'])
  })
})

describe('ratings', () => {
  function resolved() {
    return desk.requests.recordResolved({ fields: fields(), result: 'solved', outcome: '好' })
  }

  it('are had once, and after a bad one once more with a follow-up', () => {
    const { id } = resolved()
    const bad = desk.ratings.record({ ...target(id), grade: 2, means: 'screen' })
    expect(refusalOf(() => desk.history.undo({ seq: bad.seq }))?.code).toBe('undo/never')
    const followUp = get(id).followUps[0]
    expect(followUp).toMatchObject({ dueOn: '2026-03-03', closedOn: null })
    desk.ratings.closeFollowUp({ ...target(id), followUpId: followUp?.id ?? 0, text: '已上门说明' })
    desk.ratings.record({ ...target(id), grade: 4, means: 'screen' })
    expect(get(id)).toMatchObject({ grade: 4, ratings: [{ round: 1 }, { round: 2 }] })
    expect(refusalOf(() => desk.ratings.record({ ...target(id), grade: 5, means: 'screen' }))?.code).toBe(
      'rating/rated-already',
    )
  })

  it('are marked when the handler alone at the desk calls back, and refused on paper', () => {
    const { id } = resolved()
    expect(refusalOf(() => desk.ratings.record({ ...target(id), grade: 5, means: 'paper' }))?.code).toBe(
      'rating/by-handler',
    )
    desk.ratings.record({ ...target(id), grade: 5, means: 'call-back' })
    expect(get(id).ratings[0]).toMatchObject({ isByHandler: true, means: 'call-back' })
  })

  it('wait for the resolution', () => {
    const { id } = accepted()
    expect(refusalOf(() => desk.ratings.record({ ...target(id), grade: 5, means: 'screen' }))?.code).toBe(
      'rating/not-resolved',
    )
  })
})
