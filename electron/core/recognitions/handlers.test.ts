import { afterEach, beforeEach, expect, it } from 'vitest'
import { openRegister, refusalOf, type RegisterDesk } from '../../../tests/fixtures/register-desk.ts'

const A3 = 2013
const YINGCAI = 1002

let desk: RegisterDesk
let holderId: number
beforeEach(() => {
  desk = openRegister('2026-03-02T01:00:00.000Z')
  holderId = desk.holders.register({ fields: { name: '林若衡' } }).id
})
afterEach(() => desk.close())

const of = (on?: string) => desk.recognitions.of({ holderId, on })

it('answers by the day when a recognition was ended', () => {
  const { id, seq } = desk.recognitions.add({
    holderId,
    levelId: A3,
    fields: { fromOn: '2024-01-01', basis: '目录认定' },
  })
  desk.recognitions.end({ id, seen: seq, toOn: '2026-01-31', ground: '调离' })
  expect(of('2026-01-31').recognitions).toMatchObject([{ basis: '目录认定', endGround: '调离', isCurrent: true }])
  expect(of('2026-02-01').recognitions).toMatchObject([{ isCurrent: false }])
})

it('refuses a second row of one level when the days overlap', () => {
  desk.recognitions.add({ holderId, levelId: A3, fields: { fromOn: '2024-01-01', toOn: '2024-12-31' } })
  const again = (fields: object) => refusalOf(() => desk.recognitions.add({ holderId, levelId: A3, fields }))?.code
  expect(again({ fromOn: '2024-12-31' })).toBe('recognition/overlaps')
  expect(again({ toOn: '2024-01-01' })).toBe('recognition/overlaps')
  expect(again({})).toBe('recognition/overlaps')
  expect(again({ fromOn: '2025-02-01', toOn: '2025-01-01' })).toBe('recognition/ends-before-it-begins')
  expect(again({ fromOn: '2025-01-01' })).toBeUndefined()
})

it('changes only what is given when a row is corrected, and nothing when nothing differs', () => {
  const { id, seq } = desk.recognitions.add({ holderId, levelId: A3, fields: { fromOn: '2024-01-01', basis: '计分' } })
  const done = desk.recognitions.correct({ id, seen: seq, changes: { document: '渝人社发〔2020〕53号' } })
  expect(of().recognitions).toMatchObject([{ basis: '计分', document: '渝人社发〔2020〕53号', fromOn: '2024-01-01' }])
  expect(desk.recognitions.correct({ id, seen: done.seq, changes: { basis: '计分' } }).seq).toBe(done.seq)
  expect(refusalOf(() => desk.recognitions.correct({ id, seen: seq, changes: { basis: null } }))?.code).toBe(
    'record/changed',
  )
})

it('keeps under which scheme a holder is served when enrolled and ended', () => {
  const { id, seq } = desk.recognitions.enrol({ holderId, schemeId: YINGCAI, fields: { fromOn: '2024-01-01' } })
  const { seq: noted } = desk.recognitions.correctEnrolment({ id, seen: seq, changes: { note: '随迁' } })
  desk.recognitions.endEnrolment({ id, seen: noted, toOn: '2025-12-31' })
  expect(of('2025-06-01').enrolments).toMatchObject([{ scheme: { id: YINGCAI }, note: '随迁', isCurrent: true }])
  expect(of().enrolments).toMatchObject([{ isCurrent: false }])
})

it('refuses a row when the holder is no longer active', () => {
  const { seq } = desk.holders.get({ id: holderId })
  desk.holders.void({ id: holderId, seen: seq, reason: '误登' })
  expect(refusalOf(() => desk.recognitions.add({ holderId, levelId: A3 }))?.code).toBe('holder/not-active')
  expect(refusalOf(() => desk.recognitions.enrol({ holderId, schemeId: YINGCAI }))?.code).toBe('holder/not-active')
})
