import { describe, expect, it } from 'vitest'
import { listDesk } from '../../../../tests/fixtures/import-desk.ts'

const { bringIn, all, known } = listDesk()

describe('a rating in a ledger', () => {
  it('is given by stars and ticked words', () => {
    known('林若衡')
    const grades = [
      '★★★★★',
      '★★★★☆',
      '5颗星',
      '满意√',
      '较为满意',
      '不大满意',
      '满意、热情',
      '☆☆☆☆☆',
      '95分',
      '满意、不满意',
    ]
    const { report } = bringIn('requests', {
      rows: [
        ['姓名', '日期', '诉求内容', '办理结果', '办结日期', '满意度'],
        ...grades.map((grade, at) => ['林若衡', `2025-3-${at + 1}`, `第${at}件`, '已办结', '2025-03-10', grade]),
      ],
    })
    expect(
      all('SELECT (SELECT grade FROM rating WHERE request_id = request.id) FROM request ORDER BY id').flat(),
    ).toEqual([5, 4, 5, 4, 3, 2, 4, null, null, null])
    expect(report.warnings.map(({ row, code }) => [row, code])).toEqual([
      [9, 'import/grade-unclear'],
      [10, 'import/grade-unclear'],
      [11, 'import/grade-unclear'],
    ])
  })

  it('is given by thumbs and stars, and in English', () => {
    known('林若衡')
    const head = ['Case ID', 'Date', 'Applicant', 'Description', 'Channel', 'Status', 'Closed date', 'Satisfaction']
    const rows = ['⭐⭐⭐⭐⭐', '👍', '好', '很好', '👎'].map((mark, order) => [
      `C-${order}`,
      '5 Mar 2024',
      '林若衡',
      `Flat ${order}`,
      'Phone',
      'Resolved',
      '6 Mar 2024',
      mark,
    ])
    expect(bringIn('requests', { rows: [head, ...rows] }).report).toMatchObject({ refused: [], warnings: [] })
    expect(all('SELECT grade FROM rating ORDER BY id').flat()).toEqual([5, 4, 4, 5, 2])
    expect(all('SELECT DISTINCT channel FROM request')).toEqual([['phone']])
  })

  it('is the first of several words, which are kept', () => {
    known('林若衡')
    const { report } = bringIn('requests', {
      rows: [
        ['时间', '申请人', '具体诉求', '办理结果', '办结日期', '满意度'],
        ...['非常满意（电话回访）', '不满意，效率低', '5.0', ' 满意 '].map((said, at) => [
          `2024.1.${at + 1}`,
          '林若衡',
          '转学',
          '已解决',
          '2024.2.1',
          said,
        ]),
      ],
    })
    expect(report.warnings).toEqual([])
    expect(
      all('SELECT grade, content FROM request JOIN rating ON request_id = request.id ORDER BY request.id'),
    ).toEqual([
      [5, '转学\n满意度：非常满意（电话回访）'],
      [2, '转学\n满意度：不满意，效率低'],
      [5, '转学'],
      [4, '转学'],
    ])
    expect(report.repaired.filter(({ field }) => field === 'grade')).toMatchObject([{ row: 5, to: '满意' }])
  })

  it('is what was said on the phone afterwards where there is none else', () => {
    known('林若衡')
    const { report } = bringIn('requests', {
      rows: [
        ['登记时间', '姓名', '诉求内容', '办理结果', '办结时间', '回访情况'],
        ['2025-03-05', '林若衡', '租房', '已解决', '2025-03-10', '非常满意'],
        ['2025-03-06', '林若衡', '体检', '已解决', '2025-03-10', '已电话回访'],
      ],
    })
    expect(report.warnings).toEqual([])
    expect(all('SELECT grade FROM rating')).toEqual([[5]])
  })

  it('ends its request where nothing else says of ends, also by a word that is not known', () => {
    known('周远')
    const { report } = bringIn('requests', {
      rows: [
        ['服务日期', '人才姓名', '服务内容', '是否满意'],
        ['2025.6.3', '周远', '预约专家号', '还行'],
        ['2025.6.4', '周远', '预约体检', ''],
      ],
    })
    expect(report.warnings.map(({ row, field, code }) => [row, field, code])).toEqual([
      [2, 'grade', 'import/grade-unclear'],
      [2, 'resolvedOn', 'import/resolved-day-unknown'],
      [3, 'outcome', 'import/outcome-unsaid'],
    ])
    expect(all('SELECT state FROM request ORDER BY id').flat()).toEqual(['archived', 'accepted'])
  })
})
