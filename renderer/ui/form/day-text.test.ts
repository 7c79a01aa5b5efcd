import { describe, expect, test } from 'vitest'
import { dayOfText } from './day-text.ts'

describe('dayOfText', () => {
  test.each([
    ['20240315', '2024-03-15'],
    ['2024-3-5', '2024-03-05'],
    ['2024/03/15', '2024-03-15'],
    ['2024.3.15', '2024-03-15'],
    ['2024年3月15日', '2024-03-15'],
    [' ２０２４－３－１５ ', '2024-03-15'],
    ['2024-02-29', '2024-02-29'],
  ])('reads the day when it is written %s', (text, day) => expect(dayOfText(text)).toBe(day))

  test.each(['2023-02-29', '2024-13-01', '2024-00-10', '20240', 'yesterday', '3/15/2024', '2024-3'])(
    'finds no day when %s is typed',
    (text) => expect(dayOfText(text)).toBeUndefined(),
  )

  test('is null when nothing is typed', () => expect(dayOfText('  ')).toBeNull())
})
