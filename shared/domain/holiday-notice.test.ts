import { describe, expect, it } from 'vitest'
import { holidayYears } from '#seeds/reference/holidays.ts'
import { readNotice } from './holiday-notice.ts'

const NOTICE_2026 = `国务院办公厅关于2026年部分节假日安排的通知
国办发明电〔2025〕7号
各省、自治区、直辖市人民政府，国务院各部委、各直属机构：
　　经国务院批准，现将2026年元旦、春节、清明节、劳动节、端午节、中秋节和国庆节放假调休日期的具体安排通知如下。
　　一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。
　　二、春节：2月15日（农历腊月二十八、周日）至23日（农历正月初七、周一）放假调休，共9天。2月14日（周六）、2月28日（周六）上班。
　　三、清明节：4月4日（周六）至6日（周一）放假，共3天。
　　四、劳动节：5月1日（周五）至5日（周二）放假调休，共5天。5月9日（周六）上班。
　　五、端午节：6月19日（周五）至21日（周日）放假，共3天。
　　六、中秋节：9月25日（周五）至27日（周日）放假，共3天。
　　七、国庆节：10月1日（周四）至7日（周三）放假调休，共7天。9月20日（周日）、10月10日（周六）上班。
　　节假日期间，各地区、各部门要妥善安排好值班和安全、保卫、疫情防控等工作。`

const daysIn = (year: number) =>
  holidayYears.find((one) => one.year === year)?.days.toSorted((one, other) => (one.day < other.day ? -1 : 1))

describe('a notice', () => {
  it('gives the year’s own table when the whole text of 2026 is pasted', () => {
    const { year, number, days, issues } = readNotice(NOTICE_2026)
    expect({ year, number, issues }).toEqual({ year: 2026, number: '国办发明电〔2025〕7号', issues: [] })
    expect(days).toEqual(daysIn(2026))
  })

  it('reads older wording when New Year begins in December and a day of leave is only recommended', () => {
    const text = `国务院办公厅关于2024年部分节假日安排的通知
一、元旦：1月1日放假，与周末连休。
二、春节：2月10日至17日放假调休，共8天。2月4日（星期日）、2月18日（星期日）上班。鼓励各单位结合带薪年休假等制度落实，安排职工在除夕（2月9日）休息。
三、清明节：4月4日至6日放假调休，共3天。4月7日（星期日）上班。
四、劳动节：5月1日至5日放假调休，共5天。4月28日（星期日）、5月11日（星期六）上班。
五、端午节：6月10日放假，与周末连休。
六、中秋节：9月15日至17日放假调休，共3天。9月14日（星期六）上班。
七、国庆节：10月1日至7日放假调休，共7天。9月29日（星期日）、10月12日（星期六）上班。`
    const { days, issues } = readNotice(text)
    expect(issues).toEqual([])
    expect(days.filter(({ day }) => day === '2024-02-09')).toEqual([])
    expect(days.filter(({ kind }) => kind === 'work')).toEqual(daysIn(2024)?.filter(({ kind }) => kind === 'work'))
    expect(readNotice('元旦：2022年12月31日至2023年1月2日放假调休，共3天。', 2023).days.map(({ day }) => day)).toEqual([
      '2022-12-31',
      '2023-01-01',
      '2023-01-02',
    ])
    expect(readNotice('元旦：12月31日至1月2日放假', 2023).days[0]?.day).toBe('2022-12-31')
  })

  it('takes days that are typed by hand when the year is said beside them', () => {
    const { year, days } = readNotice('元旦: 2027-01-01 至 2027-01-03 放假\n春节：2027-02-14上班', 2027)
    expect(year).toBe(2027)
    expect(days).toEqual([
      { day: '2027-01-01', kind: 'off', name: '元旦' },
      { day: '2027-01-02', kind: 'off', name: '元旦' },
      { day: '2027-01-03', kind: 'off', name: '元旦' },
      { day: '2027-02-14', kind: 'work', name: '春节' },
    ])
  })

  it.each([
    [
      '春节：2月15日（周六）至23日（周一）放假调休，共9天。',
      { code: 'weekday-differs', day: '2026-02-15', said: '六' },
    ],
    ['春节：2月15日至22日放假调休，共9天。', { code: 'count-differs', name: '春节', said: 9, counted: 8 }],
    ['春节：2月30日放假。', { code: 'no-such-day', text: '2月30日' }],
    ['春节：2月23日至15日放假。', { code: 'no-such-day', text: '15日' }],
    ['春节：2月16日上班。', { code: 'worked-anyway', day: '2026-02-16' }],
    ['春节：2月15日放假。2月15日（周日）上班。', { code: 'day-twice', day: '2026-02-15' }],
    ['春节：2月15日放假。', { code: 'holiday-missing', name: '国庆节' }],
    ['今年没有安排。', { code: 'no-holidays' }],
  ])('says what does not fit when it is %s', (text, issue) => {
    expect(readNotice(text, 2026).issues).toContainEqual(issue)
  })

  it('keeps what is off apart from what is worked when both stand in one sentence', () => {
    const said = '春节：2月15日（周日）至23日（周一）放假调休，共9天，2月14日（周六），2月28日（周六）上班。'
    const { days, issues } = readNotice(said, 2026)
    expect(issues.every(({ code }) => code === 'holiday-missing')).toBe(true)
    expect(days.filter(({ kind }) => kind === 'work').map(({ day }) => day)).toEqual(['2026-02-14', '2026-02-28'])
    expect(days).toHaveLength(11)
  })

  it('asks for the year when neither the text nor the reader says it', () => {
    expect(readNotice('春节：2月15日放假。')).toEqual({
      year: null,
      number: null,
      days: [],
      issues: [{ code: 'no-year' }],
    })
  })
})
