import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dateOf, dayInYear, firstDayOf, termOf } from './days.ts'

const day = (written: string) => ({ precision: 'day', day: written })

describe('a date', () => {
  it.each([
    '2021年5月20日',
    '2021.5.20',
    '20210520',
    '2021/5/20',
    '2021-05-20',
    '2021/05/20 0:00:00',
    '２０２１年５月２０日',
    '2021 年 5 月 20 日',
    '2021-5-20 14:30',
    '二〇二一年五月二十日',
    '2021年5月20号',
    '5/20/2021',
    '44336',
    '2021.05.20.',
    '20 May 2021',
    'May 20, 2021',
    '20-MAY-2021',
    '20th May, 2021',
    '2021-5-20（周四）',
    '2021年5月20日 星期四',
  ])('is the same day when it is written as %s', (written) => {
    expect(dateOf(written)).toEqual(day('2021-05-20'))
  })

  it('is of the last century or of this one when two digits of its year leave no doubt', () => {
    expect(dateOf('85年3月')).toEqual({ precision: 'month', month: '1985-03' })
    expect(dateOf('21年5月20日')).toEqual(day('2021-05-20'))
    expect(dateOf('42年3月')).toBeNull()
  })

  it.each([44_336, 44_336.5, 20_210_520, { day: '2021-05-20' }])('is the same day when the cell holds %j', (cell) => {
    expect(dateOf(cell)).toEqual(day('2021-05-20'))
  })

  it('is no more than a month or a year when no more is written', () => {
    for (const written of ['2021年5月', '2021.5', '2021-05', '202105', 2021.05, 'May 2021']) {
      expect(dateOf(written)).toEqual({ precision: 'month', month: '2021-05' })
    }
    for (const written of ['2021', '2021年', '2021年度', 2021])
      expect(dateOf(written)).toEqual({ precision: 'year', year: '2021' })
  })

  it.each([
    '2021。5。20',
    '2021，5，20',
    '2021年5月20日（星期四）上午9时',
    '2021/5/20 9:12 AM',
    '2021-05-20T09:12:33+08:00',
    "'2021-05-20",
    '“2021-05-20”',
    '\u200b2021\u00ad-05-20\u2060',
    '2021—5—20',
    '2021‑05‑20',
    '2021·5·20',
    '2021\\5\\20',
  ])('is the same day with what stands beside it: %s', (text) =>
    expect(dateOf(text)).toEqual({ precision: 'day', day: '2021-05-20' }),
  )

  it('has the year of its list, unless a nought behind it may be lost', () => {
    const days = ['5月6日上午', '五月六日', 5.6, 5.16, 11.1, 3.2].map((cell) => dayInYear(cell, '2023'))
    expect(days.map((date) => date && firstDayOf(date))).toEqual([
      '2023-05-06',
      '2023-05-06',
      '2023-05-06',
      '2023-05-16',
      null,
      null,
    ])
  })

  it('is none when its two digits say another year than the list', () => {
    expect(dayInYear('23.5.6', '2023')).toEqual({ precision: 'day', day: '2023-05-06' })
    expect(dayInYear('22.5.6', '2023')).toBeNull()
  })

  it('is none when there is no such day, or when two could be meant', () => {
    for (const written of [
      '2021.2.30',
      '2021年13月1日',
      '20211301',
      '3/4/2021',
      '21.5.20',
      '待定',
      '',
      '0',
      'A卡',
      2021.1,
      7,
    ]) {
      expect([written, dateOf(written)]).toEqual([written, null])
    }
  })

  it('is understood in every spelling when it is any day', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1900-01-01'), max: new Date('2199-12-31'), noInvalidDate: true }),
        fc.constantFrom(
          (y: number, m: number, d: number) => `${y}年${m}月${d}日`,
          (y: number, m: number, d: number) => `${y}.${m}.${d}`,
          (y: number, m: number, d: number) => `${y}/${String(m).padStart(2, '0')}/${String(d).padStart(2, '0')}`,
          (y: number, m: number, d: number) => `${y}${String(m).padStart(2, '0')}${String(d).padStart(2, '0')}`,
          (y: number, m: number, d: number) => ` ${y}-${m}-${d} `,
        ),
        (date, spell) => {
          const iso = date.toISOString().slice(0, 10)
          const [year = 0, month = 0, dayOfMonth = 0] = iso.split('-').map(Number)
          expect(dateOf(spell(year, month, dayOfMonth))).toEqual(day(iso))
        },
      ),
    )
  })

  it('is none, at once, in a cell of thousands of signs', () => {
    const long = [`2021-05-20${' '.repeat(200_000)}x`, `${"'".repeat(200_000)}x`]
    const from = performance.now()
    expect(long.map(dateOf)).toEqual([null, null])
    expect(performance.now() - from).toBeLessThan(1000)
  })

  it('never throws and is always a day of the calendar when the text is anything', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[\d年月日./ -]{1,14}$/), fc.double()), (cell) => {
        const date = dateOf(cell)
        if (date?.precision === 'day')
          expect(new Date(`${date.day}T00:00:00Z`).toISOString().slice(0, 10)).toBe(date.day)
      }),
    )
  })
})

describe('a term', () => {
  it.each([
    ['2020.01-2023.01', '2020-01-01', '2023-01-31'],
    ['2020年1月至2023年1月', '2020-01-01', '2023-01-31'],
    ['2020-01-05至2023-01-04', '2020-01-05', '2023-01-04'],
    ['2020/1/5—2023/1/4', '2020-01-05', '2023-01-04'],
    ['2020-01-05-2023-01-04', '2020-01-05', '2023-01-04'],
    ['2020年1月5日起至2023年1月4日止', '2020-01-05', '2023-01-04'],
    ['2023-01-04', null, '2023-01-04'],
    ['长期', null, null],
    ['2020.1.5-长期', '2020-01-05', null],
  ])('has its ends when it is written as %s', (written, from, to) => {
    expect(termOf(written)).toEqual({ from, to, years: null })
  })

  it('is a number of years when only that is written', () => {
    expect(termOf('3年')?.years).toBe(3)
    expect(termOf('三年')?.years).toBe(3)
    expect(termOf('看情况')).toBeNull()
  })

  it('is none when it ends before it begins', () => {
    expect(termOf('2023.01-2020.01')).toBeNull()
  })
})
