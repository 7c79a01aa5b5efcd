import { describe, expect, it } from 'vitest'
import { isDayCode, numberUnder, serialDay } from './styles.ts'

describe('a number that stands for a day', () => {
  it('is the day that Excel shows, whichever year its calendar starts in', () => {
    expect(serialDay(1, false)).toBe('1900-01-01')
    expect(serialDay(59, false)).toBe('1900-02-28')
    expect(serialDay(61, false)).toBe('1900-03-01')
    expect(serialDay(44_336.75, false)).toBe('2021-05-20')
    expect(serialDay(42_874, true)).toBe('2021-05-20')
    expect(serialDay(0.5, false)).toBeNull()
  })

  it('is told by the format of its cell', () => {
    for (const code of ['yyyy/m/d', 'yyyy"年"m"月"d"日"', '[$-804]yyyy"年"m"月"', 'd-mmm-yy', 'YYYY-MM-DD'])
      expect([code, isDayCode(code)]).toEqual([code, true])
    for (const code of ['General', '0.00', '#,##0', '@', 'h:mm', '"day"0', '0"年"', '[Red]0'])
      expect([code, isDayCode(code)]).toEqual([code, false])
  })

  it('has its time where the format shows one and it is not midnight', () => {
    const moment = 44_336 + 14 / 24 + 5 / 1440
    expect(numberUnder('yyyy/m/d h:mm', moment, false)).toEqual({ day: '2021-05-20', time: '14:05' })
    expect(numberUnder('yyyy"年"m"月"d"日" h"时"mm"分"', moment, false)).toEqual({ day: '2021-05-20', time: '14:05' })
    expect(numberUnder('yyyy/m/d h:mm', 44_336, false)).toEqual({ day: '2021-05-20' })
    expect(numberUnder('yyyy/m/d', moment, false)).toEqual({ day: '2021-05-20' })
    expect(numberUnder('h:mm', moment % 1, false)).toBe('14:05')
  })

  it('has the noughts before it that its format shows', () => {
    expect(numberUnder('00000', 12, false)).toBe('00012')
    expect([numberUnder('000', 1234, false), numberUnder('00', 1.5, false), numberUnder('0', 7, false)]).toEqual([
      '1234',
      1.5,
      7,
    ])
  })
})
