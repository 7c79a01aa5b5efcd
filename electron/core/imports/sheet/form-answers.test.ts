import { describe, expect, it } from 'vitest'
import { bookOf, listDesk, understood } from '../../../../tests/fixtures/import-desk.ts'

const lists = listDesk()
const { man, bringIn, all, known } = lists

describe('the answers of a form', () => {
  it('are a ledger when it asked for requests, under numbered questions, received when they were sent', () => {
    lists.desk.holders.register({ fields: { name: '林若衡' } })
    bringIn('requests', {
      rows: [
        [
          '序号',
          '提交答卷时间',
          '所用时间',
          '来源',
          '1、您的姓名：',
          '2、您的工作单位：',
          '3、您的诉求类别（单选）',
          '4.*您的具体诉求：',
        ],
        [1, '2025/3/5 14:22:31', '185秒', '手机提交', '林若衡', '县医院', '子女入学', '想读实验小学'],
      ],
    })
    expect(all('SELECT received_on, channel, content FROM request')).toEqual([
      ['2025-03-05', 'online', '想读实验小学\n所用时间：185秒\n2、您的工作单位：县医院'],
    ])
  })

  it('are people when it asked for them', () => {
    bringIn('roster', {
      rows: [
        ['答卷编号', '*1.姓名', '*2.性别', 'Q3.您的身份证号码', '*4.手机号码', '5.配偶姓名', '6.人才类别[多选]'],
        ['1', '林若衡', '先生', man(1), '13800000001', '周远', '专业技术人才'],
        ['2', '何清扬', '男', man(2), '13800000002', '', '党政人才┋专业技术人才'],
      ],
    })
    expect(all('SELECT name, sex, phone, team FROM holder')).toEqual([
      ['林若衡', 'male', '13800000001', 'professional-technical'],
      ['何清扬', 'male', '13800000002', null],
    ])
    expect(
      all("SELECT value FROM own_value JOIN own_field ON own_field.id = own_field_id WHERE name LIKE '6%'"),
    ).toEqual([['党政人才┋专业技术人才']])
  })

  it('are a ledger when an approval system exports them', () => {
    known('林若衡', '周远')
    const rows = [
      ['审批编号', '标题', '审批状态', '发起时间', '完成时间', '发起人姓名', '历史审批人姓名', '诉求类别', '诉求内容'],
      [
        '202503051422000012',
        '林若衡提交的诉求',
        '完成',
        '2025-03-05 14:22:00',
        '2025-03-10 09:00:00',
        '林若衡',
        '张三;李四',
        '户籍办理',
        '落户',
      ],
      ['202503061422000013', '周远提交的诉求', '审批中', '2025-03-06 14:22:00', '', '周远', '张三', '住房安居', '公寓'],
      [
        '202503071422000014',
        '周远提交的诉求',
        '已撤销',
        '2025-03-07 14:22:00',
        '2025-03-07 15:00:00',
        '周远',
        '',
        '医疗保健',
        '体检',
      ],
    ]
    expect(understood(bookOf({ rows }), { kind: null, headings: [] }).kind).toBe('requests')
    bringIn('requests', { rows })
    expect(
      all(
        'SELECT number, received_on, state, result, (SELECT name FROM holder WHERE id = holder_id) AS name FROM request',
      ),
    ).toEqual([
      ['202503051422000012', '2025-03-05', 'archived', 'solved', '林若衡'],
      ['202503061422000013', '2025-03-06', 'accepted', null, '周远'],
      ['202503071422000014', '2025-03-07', 'archived', 'given-up', '周远'],
    ])
  })

  it('are people though they say when they were sent and whether there is a card', () => {
    const rows = [
      [
        '序号',
        '提交答卷时间',
        '来源',
        '1.姓名',
        '2.身份证号',
        '3.您是否已办理人才服务卡？',
        '4.服务卡编号',
        '5.您的最高学历是？',
        '6.配偶联系电话',
        '7.您的联系电话',
      ],
      [1, '2025-01-01', '微信', '林若衡', man(1), '是', 'CQA-1', '博士研究生', '13900000001', '13800000001'],
    ]
    expect(understood(bookOf({ rows }), { kind: null, headings: [] }).kind).toBe('roster')
    bringIn('roster', { rows })
    expect(all('SELECT phone, education_level, (SELECT number FROM card) FROM holder')).toEqual([
      ['13800000001', '博士研究生', 'CQA-1'],
    ])
  })

  it('are received when they came in, and not ended when an end was hoped for', () => {
    known('林若衡')
    for (const [received, hoped] of [
      ['填写时间', '期望办结时间'],
      ['收到时间', '希望完成日期'],
      ['发起时间', '期望解决时间'],
    ])
      bringIn('requests', {
        rows: [
          ['人才姓名', received, '诉求描述', hoped],
          ['林若衡', '2025-03-05 10:20', `转学${received}`, '2025-09-01'],
        ],
      })
    expect(all('SELECT received_on, state, resolved_on, outcome_raw FROM request')).toEqual(
      Array.from({ length: 3 }, () => ['2025-03-05', 'accepted', null, null]),
    )
  })

  it('are received when they were accepted, not when the list was filled in', () => {
    known('林若衡')
    for (const filled of ['填报时间', '录入日期', '创建时间'])
      bringIn('requests', {
        rows: [
          [filled, '受理日期', '姓名', '人才诉求', '诉求内容', '办理情况'],
          ['2025-12-31', '2025-03-05', '林若衡', '子女', `转学${filled}`, '办理中'],
        ],
      })
    expect(all('SELECT received_on, substr(content, 1, instr(content, char(10)) - 1) FROM request')).toEqual([
      ['2025-03-05', '转学填报时间'],
      ['2025-03-05', '转学录入日期'],
      ['2025-03-05', '转学创建时间'],
    ])
  })

  it('have what was asked for under the name of the service', () => {
    known('林若衡')
    bringIn('requests', {
      rows: [
        ['姓名', '受理编号', '事项名称', '申请时间', '办理结果', '办结时间'],
        ['林若衡', '5000202503050001', '子女入学协调', '2025-03-05 14:22:33', '已办结', '2025-03-12 10:00:00'],
      ],
    })
    expect(all('SELECT content, number FROM request')).toEqual([['子女入学协调', '5000202503050001']])
  })
})
