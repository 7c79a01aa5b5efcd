import { describe, expect, it } from 'vitest'
import { listDesk } from '../../../../tests/fixtures/import-desk.ts'

const lists = listDesk()
const { bringIn, all, known } = lists

describe('ticks of a ledger', () => {
  const requests = () =>
    all(`SELECT holder.name AS who, request.state, result, outcome_raw, (SELECT grade FROM rating WHERE request_id = request.id) AS grade, channel, content
      FROM request JOIN holder ON holder.id = holder_id ORDER BY request.id`)

  it('say what each request was about, what became of it and how it was rated', () => {
    known('林若衡', '周远', '王芳')
    const { report } = bringIn('requests', {
      rows: [
        [
          '序号',
          '姓名',
          '提出时间',
          '诉求类型',
          undefined,
          '诉求内容',
          '办理情况',
          undefined,
          undefined,
          '评价',
          undefined,
        ],
        [
          undefined,
          undefined,
          undefined,
          '入学',
          '住房',
          undefined,
          '已解决',
          '正在办',
          '无法解决',
          '很满意',
          '不满意',
        ],
        [1, '林若衡', '2025-05-06', '√', undefined, '转学', '√', undefined, undefined, '√', undefined],
        [2, '周远', '2025-06-07', undefined, '√', '公租房', undefined, '√'],
        [3, '王芳', '2025-07-08', '√', undefined, '就近入园', undefined, undefined, '√', undefined, '√'],
      ],
      merged: ['A1:A2', 'B1:B2', 'C1:C2', 'D1:E1', 'F1:F2', 'G1:I1', 'J1:K1'],
    })
    expect(report.refused).toEqual([])
    expect(requests().map((row) => row.slice(0, 5))).toEqual([
      ['林若衡', 'archived', 'solved', '已解决', 5],
      ['周远', 'accepted', null, '正在办', null],
      ['王芳', 'archived', 'no-basis', '无法解决', 2],
    ])
    expect(requests().map((row) => row[6])).toEqual(['转学', '公租房', '就近入园'])
  })

  it('may stand under words without a heading over them', () => {
    known('林若衡', '周远')
    bringIn('requests', {
      rows: [
        ['序号', '日期', '姓名', '服务内容', '电话', '上门', '微信', '已办结', '未办结', '非常满意', '满意', '不满意'],
        [1, '2022-3-4', '林若衡', '解答个税', undefined, '√', undefined, '√', undefined, '√'],
        [2, '2022-3-5', '周远', '联系学区', '√', undefined, undefined, undefined, '√'],
      ],
    })
    expect(requests().map((row) => row.slice(2, 6))).toEqual([
      ['solved', '已办结', 5, 'visit'],
      [null, '未办结', null, 'phone'],
    ])
  })

  it('are read though totals stand below them, and where one stands alone', () => {
    known('林若衡', '周远')
    const head = ['时间', '申请人', '具体诉求']
    bringIn('requests', {
      rows: [
        [...head, '已办结', '办理中'],
        ['2021.3.5', '林若衡', '转学', '√', ''],
        ['2021.3.6', '周远', '租房', '', '√'],
        ['合计', '', '', 1, 1],
      ],
    })
    bringIn('requests', {
      rows: [
        [...head, '办理中', '完成时限'],
        ['2022.3.6', '周远', '租房', '√', ''],
      ],
    })
    expect(all('SELECT received_on, state FROM request ORDER BY id')).toEqual([
      ['2021-03-05', 'archived'],
      ['2021-03-06', 'accepted'],
      ['2022-03-06', 'accepted'],
    ])
  })
})

describe('a box that is ticked', () => {
  it('says its word, and a day may end in 止', () => {
    const { report } = bringIn('roster', {
      rows: [
        ['姓名', '性别', '是否办卡', '单位', '卡类别', '失效日期'],
        ['林若衡', '□男 ☑女', '☑是 □否', '县医院', 'A类', '2027年6月30日止'],
        ['周远', '□男 □女', '□是 □否', '县医院', 'A类', '2027年6月30日止'],
      ],
    })
    expect(all('SELECT sex FROM holder ORDER BY id').flat()).toEqual(['female', null])
    expect(all('SELECT valid_to_on FROM card').flat()).toEqual(['2027-06-30', '2027-06-30'])
    expect(report.warnings.map(({ row, field }) => [row, field])).toEqual([
      [3, 'sex'],
      [3, 'hasCard'],
    ])
  })
})

describe('a day with a column each for year, month and day', () => {
  const BORN = 'SELECT name, born_on FROM holder ORDER BY id'

  it('is one below its heading, also where only the first row of headings is filled elsewhere', () => {
    for (const merged of [['B1:D1', 'A1:A2', 'E1:E2'], ['B1:D1']]) {
      const { report } = bringIn('roster', {
        rows: [
          ['姓名', '出生日期', undefined, undefined, '工作单位'],
          [undefined, '年', '月', '日', undefined],
          ['林若衡', 1985, 3, 5, '县医院'],
          ['周远', '1990年', '11月', '20日', '县医院'],
          ['何清扬', 1991, 7, undefined, '县医院'],
        ],
        merged,
      })
      expect(report.warnings.map(({ row, field, code }) => [row, field, code])).toEqual([])
    }
    expect(all(BORN)).toEqual([
      ['林若衡', '1985-03-05'],
      ['周远', '1990-11-20'],
      ['何清扬', null],
    ])
    expect(all('SELECT name, value FROM own_value JOIN own_field ON own_field.id = own_field_id')).toEqual([
      ['出生日期', '1991年7月'],
    ])
  })

  it('is one where each column names it', () => {
    bringIn('roster', {
      rows: [
        ['姓名', '出生年', '出生月', '出生日', '工作单位', '卡种', '发卡年份', '发卡月份', '发卡日期'],
        ['林若衡', '1985', '3', '5', '县医院', 'B卡', '2024', '05', '06'],
      ],
    })
    expect(all(BORN)).toEqual([['林若衡', '1985-03-05']])
    expect(all('SELECT issued_on FROM card')).toEqual([['2024-05-06']])
  })

  it('has the year of its title in a ledger', () => {
    lists.desk.holders.register({ fields: { name: '林若衡' } })
    bringIn('requests', {
      rows: [['2024年诉求台账'], ['月', '日', '姓名', '诉求内容', '办理结果'], [3, 5, '林若衡', '子女转学', '已解决']],
      merged: ['A1:E1'],
    })
    expect(all('SELECT received_on FROM request')).toEqual([['2024-03-05']])
  })
})
