import { expect, it } from 'vitest'
import { shown } from './words.ts'

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
