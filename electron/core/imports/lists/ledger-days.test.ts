import { describe, expect, it } from 'vitest'
import { listDesk } from '../../../../tests/fixtures/import-desk.ts'

const { bringIn, all, known } = listDesk()

describe('the days of a ledger', () => {
  it('are of the year of its title where they say none, which is told', () => {
    known('林若衡')
    const { report } = bringIn('requests', {
      name: '2025年3月',
      rows: [
        ['人才服务台账（2025年3月）'],
        ['姓名', '日期', '诉求内容', '办理结果', '办结时间'],
        ['林若衡', '3/5', '转学', '已办结', '3月12日'],
        ['林若衡', '25.3.6', '落户', '已办结', '3.7'],
        ['林若衡', '3月上旬', '体检', '已办结', '3月20日'],
      ],
    })
    expect(all('SELECT received_on, resolved_on FROM request ORDER BY id')).toEqual([
      ['2025-03-05', '2025-03-12'],
      ['2025-03-06', '2025-03-07'],
    ])
    expect(report.repaired).toMatchObject([
      { row: 3, from: '3/5', to: '2025-03-05' },
      { row: 3, from: '3月12日', to: '2025-03-12' },
      { row: 4, from: '25.3.6', to: '2025-03-06' },
      { row: 4, from: '3.7', to: '2025-03-07' },
    ])
    expect(report.refused).toMatchObject([{ row: 5, field: 'receivedOn', code: 'import/day-unclear' }])
  })

  it('are of no year that stands in the number of a document', () => {
    known('林若衡')
    const rows = [
      ['人才服务台账（渝人社发〔2020〕53号）'],
      ['姓名', '日期', '诉求内容', '办理结果'],
      ['林若衡', '3/5', '转学', '已办结'],
    ]
    expect(bringIn('requests', { rows }).report.refused).toMatchObject([{ row: 3, code: 'import/day-unclear' }])
  })

  it('are of no year of a title that has two', () => {
    known('林若衡')
    const rows = [['2024—2025年台账'], ['姓名', '日期', '诉求内容', '办理结果'], ['林若衡', '3/5', '转学', '已办结']]
    expect(bringIn('requests', { rows }).report.refused).toMatchObject([{ row: 3, code: 'import/day-unclear' }])
  })

  it('may say the hour', () => {
    known('林若衡')
    bringIn('requests', {
      rows: [
        ['受理日期', '姓名', '诉求内容', '办理情况'],
        ['2025年3月5日上午9时', '林若衡', '落户', '办理中'],
        ['2025年3月6日 下午3点半', '林若衡', '租房', '办理中'],
        ['2025-03-07 15点20分', '林若衡', '体检', '办理中'],
      ],
    })
    expect(all('SELECT received_on FROM request')).toEqual([['2025-03-05'], ['2025-03-06'], ['2025-03-07']])
  })
})
