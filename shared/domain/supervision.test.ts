import { expect, test } from 'vitest'
import { weekOf } from './supervision.ts'

test.each([
  ['2026-11-16', 'Monday'],
  ['2026-11-20', 'Friday'],
  ['2026-11-22', 'Sunday'],
])('the week runs from Monday to Sunday when the day is %s, a %s', (day) => {
  expect(weekOf(day)).toEqual({ from: '2026-11-16', to: '2026-11-22' })
})

test('the week goes over the turn of the year when the day stands there', () => {
  expect(weekOf('2027-01-01')).toEqual({ from: '2026-12-28', to: '2027-01-03' })
})
