import { beforeEach, describe, expect, it } from 'vitest'
import { listDesk } from '../../../../tests/fixtures/import-desk.ts'

const { bringIn, all, known } = listDesk()
beforeEach(() => known('林若衡', '周远'))

const requests = () =>
  all(`SELECT holder.name AS who, content, resolved_on, result, outcome_raw, channel,
    (SELECT grade FROM rating WHERE request_id = request.id) AS grade,
    (SELECT group_concat(name_zh, '、') FROM (SELECT name_zh FROM assignment JOIN department ON department.id = department_id
      WHERE request_id = request.id ORDER BY assignment.id)) AS departments
    FROM request LEFT JOIN holder ON holder.id = holder_id ORDER BY request.id`)

describe('departments of one cell', () => {
  it.each([
    ['县教委和县财政局', '县教委、县财政局'],
    ['县教委会同县财政局', '县教委、县财政局'],
    ['县教委+县财政局', '县教委、县财政局'],
    ['县教委（牵头）、县财政局', '县教委、县财政局'],
    ['县教委及各学校', '县教委及各学校'],
  ])('are each one: %s', (said, departments) => {
    const rows = [
      ['姓名', '诉求内容', '提出日期', '责任单位', '承诺时限'],
      ['林若衡', '转学', '2024-04-10', said, '五个工作日内'],
    ]
    bringIn('requests', { rows })
    expect(requests().map((row) => row.at(-1))).toEqual([departments])
    expect(all('SELECT promised_days FROM request')).toEqual([[5]])
  })

  it('keep with the request whom to call there', () => {
    const rows = [
      ['姓名', '诉求内容', '提出日期', '责任单位'],
      ['林若衡', '转学', '2024-04-10', '县教委（李科长 023-76660000）'],
    ]
    bringIn('requests', { rows })
    expect(requests()).toMatchObject([{ 1: '转学\n责任单位：县教委（李科长 023-76660000）', 7: '县教委' }])
  })
})

describe('a department under 主责单位', () => {
  it('is in charge of what was asked, of which a title says less, and 办结与否 tells whether it ended', () => {
    const rows = [
      ['诉求标题', '诉求人', '收信时间', '单位', '诉求内容', '派单时间', '主责单位', '办结与否'],
      ['转学', '林若衡', '2022-03-07', '县医院', '孩子转到县一小', '2022-03-08', '县教委', '是'],
    ]
    expect(bringIn('requests', { rows }).report.warnings).toMatchObject([{ code: 'import/resolved-day-unknown' }])
    expect(requests()).toMatchObject([{ 1: '孩子转到县一小\n诉求标题：转学', 3: 'solved', 7: '县教委' }])
    expect(all('SELECT accepted_on FROM request')).toEqual([['2022-03-08']])
  })
})

describe('departments below each other in a ledger', () => {
  it('answer one request, which is settled with the last of them', () => {
    bringIn('requests', {
      rows: [
        ['序号', '姓名', '诉求内容', '提出日期', '责任单位', '办理情况', '办结日期', '评价'],
        [1, '林若衡', '转学和配偶工作', '2024-04-10', '县教委', '已入读', '2024-05-01', '满意'],
        [undefined, undefined, undefined, undefined, '县人力社保局', '已入职', '2024-06-01'],
        [2, '周远', '人才公寓', '2024-05-11', '县民政局', '正在办理'],
        [undefined, undefined, undefined, undefined, '县公安局'],
      ],
      merged: ['A2:A3', 'B2:B3', 'C2:C3', 'D2:D3', 'H2:H3', 'A4:A5', 'B4:B5', 'C4:C5', 'D4:D5'],
    })
    expect(requests()).toEqual([
      [
        '林若衡',
        '转学和配偶工作',
        '2024-06-01',
        'solved',
        '已入读（2024-05-01）；已入职（2024-06-01）',
        'other',
        4,
        '县教委、县人力社保局',
      ],
      ['周远', '人才公寓', null, null, '正在办理', 'other', null, '县民政局、县公安局'],
    ])
  })

  it('are no sections', () => {
    bringIn('requests', {
      rows: [
        ['姓名', '服务事项', '登记时间', '配合单位', '办理结果', '完成时间'],
        ['林若衡', '转学', '2024-04-10', '实验小学', '已办结', '2024-05-01'],
        [undefined, undefined, undefined, '公安分局'],
        ['周远', '公寓', '2024-05-11', '城投公司', '已办结', '2024-06-11'],
      ],
      merged: ['A2:A3', 'B2:B3', 'C2:C3', 'E2:E3', 'F2:F3'],
    })
    expect(requests().map(([, content]) => content)).toEqual([
      '转学\n配合单位：实验小学；公安分局',
      '公寓\n配合单位：城投公司',
    ])
  })
})
