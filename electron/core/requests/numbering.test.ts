import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openRegister, refusalOf, type RegisterDesk } from '../../../tests/fixtures/register-desk.ts'

let desk: RegisterDesk
let holderId: number
beforeEach(() => {
  desk = openRegister('2026-12-31T01:00:00.000Z')
  holderId = desk.holders.register({ fields: { name: '林若衡' } }).id
})
afterEach(() => desk.close())

const record = () =>
  desk.requests.record({ fields: { subject: 'holder', holderId, itemId: 4122, content: '咨询' } }).number
const set = (pattern: string | null) =>
  desk.requests.setNumbering({ seen: desk.requests.numbering({}).seq, pattern }).seq

describe('numbers of requests', () => {
  it('are made of the letters of the district when the office has no pattern of its own', () => {
    expect(desk.requests.numbering({})).toMatchObject({
      pattern: 'XS-{YYYY}-{NNNN}',
      own: null,
      next: 'XS-2026-0001',
    })
    expect(record()).toBe('XS-2026-0001')
  })

  it('follow the office’s pattern from the next request on, and the old one again when it is undone', () => {
    expect(record()).toBe('XS-2026-0001')
    const seq = set('诉〔{YYYY}〕{NNN}')
    expect([record(), record()]).toEqual(['诉〔2026〕001', '诉〔2026〕002'])
    expect(desk.requests.numbering({})).toMatchObject({ own: '诉〔{YYYY}〕{NNN}', next: '诉〔2026〕003' })
    desk.history.undo({ seq })
    expect(record()).toBe('XS-2026-0002')
  })

  it('begin with 1 in a new year only when the pattern has a year, and grow when their places are full', () => {
    set('T{N}')
    const given = Array.from({ length: 11 }, record)
    expect(given.slice(7)).toEqual(['T8', 'T9', 'T10', 'T11'])
    set('{YYYY}{NN}')
    expect(record()).toBe('202601')
    desk.clock.at = '2027-01-04T01:00:00.000Z'
    expect(record()).toBe('202701')
    set('T{N}')
    expect(record()).toBe('T12')
  })

  it('are never given twice when the pattern only changes its places', () => {
    expect([record(), record()]).toEqual(['XS-2026-0001', 'XS-2026-0002'])
    const seq = set('XS-{YYYY}-{NNNNN}')
    expect([record(), record()]).toEqual(['XS-2026-00001', 'XS-2026-00002'])
    desk.history.undo({ seq })
    expect([record(), record()]).toEqual(['XS-2026-0003', 'XS-2026-0004'])
    set('XS-{YYYY}-{NNN}')
    expect([record(), record()]).toEqual(['XS-2026-001', 'XS-2026-002'])
  })

  it('are refused a pattern when its running number is missing or does not end it', () => {
    for (const pattern of ['XS-{YYYY}', 'XS-{NNNN}-{YYYY}', '{NNNN}号', '']) {
      expect(() => set(pattern), pattern).toThrow()
    }
    const { seq } = desk.requests.numbering({})
    set('S{NNNN}')
    expect(refusalOf(() => desk.requests.setNumbering({ seen: seq, pattern: null }))?.code).toBe('record/changed')
  })
})
