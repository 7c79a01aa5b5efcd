import { describe, expect, it } from 'vitest'
import { bookOf, issuesOf, listDesk, runList } from '../../../../tests/fixtures/import-desk.ts'

const lists = listDesk()
const { man, bringIn, all, own } = lists
const ROSTER = { kind: 'roster' } as const

describe('the days of a card', () => {
  it('are refused with the row where it was issued in the future or ends before it begins', () => {
    const done = bringIn('roster', {
      rows: [
        ['姓名', '身份证号', '卡种', '发卡日期', '有效期至'],
        ['林若衡', man(1), 'B卡', '2026-03-02', '2029-03-01'],
        ['周远', man(2), 'B卡', '2026-03-03', '2029-03-02'],
        ['王芳', man(3), 'B卡', '2024-05-01', '2024-04-30'],
      ],
    })
    expect(issuesOf(done)).toEqual([
      [3, 'issuedOn', 'card/day-in-future'],
      [4, 'validToOn', 'card/ends-before-it-begins'],
    ])
    expect(all('SELECT issued_on FROM card')).toEqual([['2026-03-02']])
  })

  it('end by a term in months, and by none of so many years that nobody has it', () => {
    const done = bringIn('roster', {
      rows: [
        ['姓名', '身份证号', '单位', '卡种', '发卡日期', '有效期'],
        ['林若衡', man(1), '县医院', 'B卡', '2023-05-01', '36个月'],
        ['周远', man(2), '县医院', 'B卡', '2023-05-01', '36'],
        ['何清扬', man(3), '县医院', 'B卡', '2023-05-01', 3],
      ],
    })
    expect(all('SELECT valid_to_on FROM card')).toEqual([['2026-04-30'], [null], ['2026-04-30']])
    expect(issuesOf(done)).toEqual([[3, 'validity', 'import/day-unclear']])
  })

  it.each([
    ['有效期（起）', '有效期（止）'],
    ['有效期起', '有效期止'],
    ['有效期始', '有效期至'],
    ['有效期 开始', '有效期 截止'],
  ])('end on the day of %s and %s that says the end, and the other is kept', (from, to) => {
    bringIn('roster', {
      rows: [
        ['姓名', '身份证号', '卡类别', '卡号', from, to],
        ['林若衡', man(1), 'B卡', 'K1', '2024-05-01', '2027-04-30'],
        ['周远', man(2), 'B卡', 'K2', '2024-05-01', ''],
      ],
    })
    expect(all('SELECT number, valid_to_on FROM card ORDER BY number')).toEqual([
      ['K1', '2027-04-30'],
      ['K2', null],
    ])
    expect(all('SELECT value FROM own_value').flat()).toEqual(['2024-05-01', '2024-05-01'])
  })

  it('are not made of a term without a day to count it from; 长期 is no end, 续期至 is one', () => {
    const sheet = (heading: string, ...terms: readonly string[]) => ({
      name: heading,
      rows: [
        ['姓名', '身份证号', '工作单位', '卡种', '发卡日期', heading],
        ...terms.map((term, at) => [
          `林${'一二'[at]}${heading}`,
          '',
          '县医院',
          'B卡',
          at === 0 ? '' : '2024.5.1',
          term,
        ]),
      ],
    })
    const { report } = bringIn(
      'roster',
      sheet('有效期', '三年', '三年'),
      sheet('到期时间', '', '长期'),
      sheet('续期至', '', '2029.5.1'),
    )
    expect(report.warnings).toEqual([])
    expect(own()).toEqual([['林一有效期', '有效期', '三年']])
    const ends = all('SELECT name, valid_to_on FROM card JOIN holder ON holder.id = holder_id ORDER BY holder.id')
    expect(ends.map(([, end]) => end)).toEqual([null, '2027-04-30', null, null, null, '2029-05-01'])
  })

  it('are those of the new card where it was changed for one, and the old ones are kept beside them', () => {
    bringIn('roster', {
      rows: [
        ['姓名', '身份证号', '卡类别', '原卡号', '原卡有效期至', '新卡号', '换发日期', '新卡有效期至'],
        ['林若衡', man(1), 'A类', 'YC-1', '2025.4.30', 'YC-101', '2025.5.6', '2028.5.5'],
      ],
    })
    expect(all('SELECT number, issued_on, valid_to_on FROM card')).toEqual([['YC-101', '2025-05-06', '2028-05-05']])
    expect(own()).toEqual([
      ['林若衡', '原卡号', 'YC-1'],
      ['林若衡', '原卡有效期至', '2025.4.30'],
    ])
  })

  it('end with the term of a cell, as a contract does', () => {
    const rows = [
      ['姓名', '服务卡类别', '发卡日期', '有效期', '合同期限', '手机'],
      ['林若衡', 'A卡', '2021-05-20', '至2024年5月19日', '2020.9-2025.8', '‘12700000021'],
    ]
    expect(runList(lists.desk, bookOf({ rows }), ROSTER).report.warnings).toEqual([])
    expect(lists.desk.store.reader.all('SELECT contract_to_on, phone, valid_to_on FROM holder, card')).toEqual([
      { contractToOn: '2025-08-31', phone: '12700000021', validToOn: '2024-05-19' },
    ])
  })
})
