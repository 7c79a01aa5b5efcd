import { expect, it } from 'vitest'
import { besideEachOther, shown, shownValue } from './words.ts'

it.each([
  [90, 'percent', '90.0%'],
  [90.5, 'percent', '90.5%'],
  [1011.5, 'percent', '1011.5%'],
  [9, 'days', '9.0'],
  [1204, 'requests', '1,204'],
  [-4, 'requests', '−4'],
  [null, 'percent', '—'],
] as const)('shows %s as %s like the others of its kind', (value, unit, text) => {
  expect(shown(value, unit)).toBe(text)
})

it('shows money in a form with its cents', () => {
  const content = { kind: 'ledger', ledgerId: 1, measure: 'amount', span: 'period' } as const
  expect(shownValue(content, 2_135_686.2)).toBe('2,135,686.20')
  expect(shownValue({ ...content, measure: 'count' }, 1204)).toBe('1,204')
})

it('shows what was sent and what is so today with as many decimals', () => {
  expect(besideEachOther([49.7, 49])).toEqual(['49.7', '49.0'])
  expect(besideEachOther([153, 1152])).toEqual(['153', '1,152'])
  expect(besideEachOther([null, -7421102.48])).toEqual(['—', '−7,421,102.48'])
})
