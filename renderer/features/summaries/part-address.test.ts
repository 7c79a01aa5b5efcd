import { describe, expect, it } from 'vitest'
import type { SummaryPart } from '#shared/contract/summaries.ts'
import { addressOf, partIn } from './part-address.ts'

describe('the address of a part', () => {
  it.each<SummaryPart>([
    { by: 'category', id: 3001 },
    { by: 'department', id: null },
    { by: 'staff', id: 7 },
    { by: 'month', month: '2026-01' },
    { by: 'channel', channel: 'direct-line' },
    { by: 'result', result: null },
    { by: 'result', result: 'no-basis' },
    { by: 'grade', grade: 2 },
    { by: 'category-month', id: 3001, month: '2026-01' },
  ])('leads back to the same part when it is %o', (part) => {
    expect(partIn(new URLSearchParams({ ...addressOf(part) }))).toEqual(part)
  })

  it('names no part when it is empty or makes no sense', () => {
    expect(partIn(new URLSearchParams())).toBeNull()
    expect(partIn(new URLSearchParams({ by: 'grade', of: '9' }))).toBeNull()
    expect(partIn(new URLSearchParams({ by: 'category-month', of: '3001' }))).toBeNull()
  })
})
