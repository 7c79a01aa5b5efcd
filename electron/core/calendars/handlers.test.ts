import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { OpenHalves } from '#shared/domain/office-hours.ts'
import { openRegister, type RegisterDesk } from '../../../tests/fixtures/register-desk.ts'

/** Ten working days are promised, and nothing is counted. */
const HELP = 4122
const EDUCATION = 5002
const NOTICE = '元旦：1月1日（周五）至3日（周日）放假，共3天。\n春节：2月6日（周六）上班。'

let desk: RegisterDesk
let requestId: number
beforeEach(() => {
  desk = openRegister('2026-12-24T01:00:00.000Z')
  const holderId = desk.holders.register({ fields: { name: '林若衡' } }).id
  const fields = { subject: 'holder' as const, holderId, itemId: HELP, content: '资助申报材料不清楚' }
  requestId = desk.requests.record({ fields, departmentIds: [EDUCATION] }).id
})
afterEach(() => desk.close())

const request = () => desk.requests.get({ id: requestId })
const enter = (text = NOTICE) => {
  const { year, source, days } = desk.calendars.readNotice({ text, year: 2027 })
  return desk.calendars.enterNotice({ year: year ?? 0, source: source ?? '', days })
}

describe('the notice of a year', () => {
  it('is the office’s when other days are entered under the program’s own source, and no working day is made up', () => {
    const [program] = desk.calendars.list({}).years.slice(-1)
    const { year = 0, source = '', days = [] } = program ?? {}
    expect(program?.provenance).not.toBe('office')
    desk.calendars.enterNotice({ year, source, days: days.slice(1) })
    expect(desk.calendars.list({}).years.at(-1)).toMatchObject({ year, source, provenance: 'office' })
    const monday = { day: '2027-03-01', kind: 'work' as const, name: '春节' }
    expect(() => desk.calendars.enterNotice({ year: 2027, source: '通知', days: [monday] })).toThrow(
      'calendar/worked-anyway',
    )
  })

  it('settles due days that were provisional when it is entered, and they are so again when it is undone', () => {
    expect(request()).toMatchObject({ dueOn: '2027-01-07', isDueProvisional: true })
    expect(desk.calendars.readNotice({ text: NOTICE, year: 2027 })).toMatchObject({ isCovered: false, provisional: 1 })
    const { seq, ...done } = enter()
    expect(done).toEqual({ days: 4, moved: 1, settled: 1 })
    expect(request()).toMatchObject({ dueOn: '2027-01-08', isDueProvisional: false })
    expect(request().assignments).toMatchObject([{ dueOn: '2027-01-08' }])
    expect(desk.calendars.list({}).years.at(-1)).toMatchObject({ year: 2027, provenance: 'office' })

    desk.history.undo({ seq: seq ?? 0 })
    expect(request()).toMatchObject({ dueOn: '2027-01-07', isDueProvisional: true })
    expect(desk.calendars.list({}).years.at(-1)).toMatchObject({ year: 2026 })
  })

  it('takes the place of what stood there when a second one is entered, and changes nothing the third time', () => {
    enter()
    expect(desk.calendars.readNotice({ text: NOTICE, year: 2027 })).toMatchObject({ isCovered: true, provisional: 0 })
    expect(enter('元旦：1月1日至4日放假，共4天。')).toMatchObject({ days: 4, moved: 1, settled: 0 })
    expect(request().dueOn).toBe('2027-01-11')
    expect(desk.calendars.list({}).years.at(-1)?.days).toHaveLength(4)
    expect(enter('元旦：1月1日至4日放假，共4天。')).toEqual({ days: 4, moved: 0, settled: 0, seq: null })
  })

  it('leaves a request alone when its clock stands still, and counts by the notice when it goes on', () => {
    desk.requests.hold({ id: requestId, seen: request().seq, reason: '等待政策明确' })
    expect(enter()).toMatchObject({ moved: 0 })
    desk.requests.resume({ id: requestId, seen: request().seq })
    expect(request()).toMatchObject({ dueOn: '2027-01-08', isDueProvisional: false })
  })

  it('is refused whole when a day stands twice or belongs to another year', () => {
    const day = { day: '2027-01-01', kind: 'off' as const, name: '元旦' }
    const { seq } = desk.store.head
    expect(() => desk.calendars.enterNotice({ year: 2027, source: '通知', days: [day, day] })).toThrow(
      'calendar/day-twice',
    )
    expect(() => desk.calendars.enterNotice({ year: 2028, source: '通知', days: [day] })).toThrow(
      'calendar/day-of-other-year',
    )
    expect(desk.store.head.seq).toBe(seq)
  })
})

describe('the office’s hours', () => {
  const hours = { morningFrom: '09:00', morningTo: '12:00', afternoonFrom: '14:00', afternoonTo: '17:30' }

  it('say when a due day ends when they are set', () => {
    expect(desk.requests.explainDue({ id: requestId }).closesAt).toBeNull()
    const { seq } = desk.calendars.setHours({ seen: desk.calendars.list({}).seq, hours })
    expect(desk.requests.explainDue({ id: requestId }).closesAt).toBe('17:30')
    desk.calendars.setHours({ seen: seq, hours: null })
    expect(desk.calendars.list({}).hours).toBeNull()
  })

  it('let a day end at noon when the office is open in the morning only, and count it as a whole day', () => {
    const { days } = desk.requests.explainDue({ id: requestId })
    const dueOn = days.at(-1)?.day ?? ''
    const at = (new Date(dueOn).getUTCDay() + 6) % 7
    const week: readonly OpenHalves[] = ['whole', 'whole', 'whole', 'whole', 'whole']
    const set = (open: 'morning' | 'afternoon') =>
      desk.calendars.setHours({
        seen: desk.calendars.list({}).seq,
        hours: { ...hours, week: week.with(at, open) },
      })
    set('morning')
    expect(desk.requests.explainDue({ id: requestId })).toMatchObject({ closesAt: '12:00', days })
    expect(desk.calendars.list({}).hours?.week).toEqual(week.with(at, 'morning'))
    set('afternoon')
    expect(desk.requests.explainDue({ id: requestId })).toMatchObject({ closesAt: '17:30', days })
    const other = week.map((): OpenHalves => 'morning')
    desk.calendars.setHours({
      seen: desk.calendars.list({}).seq,
      hours: { ...hours, week: other.with(at, 'whole') },
    })
    expect(desk.requests.explainDue({ id: requestId })).toMatchObject({ closesAt: '17:30', days })
  })

  it('are refused when the office would close before it opens', () => {
    const { seq: seen } = desk.calendars.list({})
    const reversed = { ...hours, afternoonTo: '13:00' }
    expect(() => desk.calendars.setHours({ seen, hours: reversed })).toThrow('calendar/hours-reversed')
    expect(() => desk.calendars.setHours({ seen: seen - 1, hours })).toThrow('record/changed')
  })
})

describe('why a request is due on its day', () => {
  it('tells the days that an extension gave when one was granted', () => {
    desk.requests.askExtension({ id: requestId, seen: request().seq, days: 3, reason: '需要会商' })
    const extensionId = request().extensions[0]?.id ?? 0
    desk.requests.decideExtension({ id: requestId, seen: request().seq, extensionId, decision: 'approved' })
    const { workingDays, extendedBy, days } = desk.requests.explainDue({ id: requestId })
    expect({ workingDays, extendedBy, last: days.at(-1)?.day }).toEqual({
      workingDays: 13,
      extendedBy: 3,
      last: '2027-01-12',
    })
    expect(days.find(({ day }) => day === '2026-12-31')?.isProvisional).toBe(false)
    expect(days.at(-1)?.isProvisional).toBe(true)
  })
})
