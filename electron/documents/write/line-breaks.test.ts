import fc from 'fast-check'
import { expect, test } from 'vitest'
import { linesOf, piecesOf } from './line-breaks.ts'

/** Chinese signs are twice as wide as others. */
const widthOf = (text: string) =>
  Array.from(text, (sign) => (/[\x20-\x7e]/.test(sign) ? 1 : 2)).reduce((a, b) => a + b, 0)
const broken = (text: string, width: number) => linesOf(text, { widthOf, widthAt: () => width })

test('keeps words, numbers and what opens or closes whole when text is parted', () => {
  expect(piecesOf("县教委（2026年）：“好。”Dr. O'Brien 答复")).toEqual([
    '县',
    '教',
    '委',
    '（2026',
    '年）：',
    '“好。”',
    'Dr. ',
    "O'Brien ",
    '答',
    '复',
  ])
})

test('ends a line before the word that is too long for it, and none with what opens, when lines are full', () => {
  expect(broken('请在2026-01-05前（工作日）办结', 12)).toEqual(['请在', '2026-01-05前', '（工作日）办', '结'])
  expect(broken('一二三，四五六。', 6)).toEqual(['一二', '三，四', '五六。'])
  expect(broken('first second', 6)).toEqual(['first', 'second'])
})

test('ends a line behind the hyphen of a double name, and never within a number', () => {
  expect(broken('von Hohenzollern-Sigmaringen', 14)).toEqual(['von', 'Hohenzollern-', 'Sigmaringen'])
  expect(broken('卡号XS-B-2026-0001', 14)).toEqual(['卡号', 'XS-B-2026-0001'])
})

test('parts a word sign by sign when it is wider than a line, and a rare sign never', () => {
  expect(broken('13800000000123', 6)).toEqual(['138000', '000001', '23'])
  expect(broken('𠮷𠮷𠮷', 4)).toEqual(['𠮷𠮷', '𠮷'])
  expect(broken('', 6)).toEqual([''])
})

test('loses nothing but blanks, and is as wide as was given, whatever the text', () => {
  const texts = fc.string({ unit: fc.constantFrom(...'人才办㑇𠮷，。（）“”ab1- ') })
  fc.assert(
    fc.property(texts, fc.integer({ min: 2, max: 30 }), (text, width) => {
      const lines = broken(text, width)
      expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''))
      expect(lines.every((line) => widthOf(line) <= width)).toBe(true)
    }),
  )
})
