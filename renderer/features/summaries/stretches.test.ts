import { expect, it } from 'vitest'
import { stretchesOf } from './stretches.ts'

const months = (count: number) => Array.from({ length: count }, (_, at) => `M${at + 1}`)

it.each([
  [1, []],
  [12, [[0, 12]]],
  [
    14,
    [
      [0, 12],
      [12, 2],
    ],
  ],
  [
    24,
    [
      [0, 12],
      [12, 12],
    ],
  ],
  [25, []],
])('holds every month of the files and twelve across when there are %i', (count, stretches) => {
  expect(stretchesOf(months(count)).map((one) => [one.at, one.months.length])).toEqual(stretches)
  if (stretches.length > 0) expect(stretchesOf(months(count)).flatMap((one) => one.months)).toEqual(months(count))
})
