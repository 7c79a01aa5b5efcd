import { describe, expect, it } from 'vitest'
import { bookOf, listDesk, understood, type Cells } from '../../../../tests/fixtures/import-desk.ts'
import { fieldNamed, headingKey } from './headings.ts'
import { KNOWN_HEADINGS } from './known-headings.ts'

const lists = listDesk()
const { man, bringIn, all, known, person, own } = lists

describe('headings', () => {
  it.each(['（', '【', '卡', '/'])(
    'is none of a text of twenty thousand signs, and nobody waits for that: %s',
    (sign) => {
      expect(fieldNamed('roster', `甲${sign.repeat(20_000)}乙`)).toBeNull()
      expect(headingKey(`甲${sign.repeat(20_000)}乙`).length).toBeLessThanOrEqual(500)
    },
  )

  it('are read from groups over two rows, and a unit reaches over its people', () => {
    const done = bringIn('roster', {
      rows: [
        ['服务保障对象信息采集表'],
        ['序号', '单位', '个人信息', undefined, undefined, '持卡情况', undefined, undefined, '联系方式'],
        [undefined, undefined, '姓名', '身份证号', '职称', '卡种', '卡号', '有效期限'],
        [1, '县人民医院', '王　芳', man(1), '主任医师', 'B卡', 'B-0001', '2024.3.5-2027.3.4', '+86 138 0000 0002'],
        [2, undefined, '李 四', `'${man(2)}`, '医师', '否', undefined, undefined, '0086-13800000003'],
        ['小计', undefined, '2人'],
        ['填表人：张三', undefined, undefined, '审核人（签字）：李四'],
      ],
      merged: ['A1:I1', 'A2:A3', 'B2:B3', 'C2:E2', 'F2:H2', 'I2:I3', 'B4:B5'],
    })
    expect(done.report).toMatchObject({ rows: 2, created: { holders: 2, cards: 1 }, refused: [], warnings: [] })
    expect(person('王芳')).toMatchObject({
      employer: '县人民医院',
      phone: '138****0002',
      cards: [{ level: 'B卡', number: 'B-0001', validToOn: '2027-03-04' }],
    })
    expect(person('李四')).toMatchObject({ employer: '县人民医院', title: '医师', cards: [] })
  })

  it('are read from three rows as one', () => {
    const { counts } = bringIn('roster', {
      rows: [
        ['2025年度高层次人才服务对象信息汇总表'],
        ['序号', '基本情况', undefined, undefined, '工作单位', '人才服务卡', undefined, undefined, '联系方式'],
        [undefined, '姓名', '有效证件', undefined, undefined, '是否持卡', '卡片信息'],
        [undefined, undefined, '类型', '号码', undefined, undefined, '类别', '编号'],
        [1, '林若衡', '身份证', man(1), '县医院', '是', 'A类', 'YC-1', '13800001111'],
        [2, '周远', '护照', 'E12345678', '县中学', '否', undefined, undefined, '13800001112'],
      ],
      merged: ['A1:I1', 'A2:A4', 'B2:D2', 'E2:E4', 'F2:H2', 'I2:I4', 'B3:B4', 'C3:D3', 'F3:F4', 'G3:H3'],
    })
    expect(counts).toMatchObject({ rows: 2, holders: 2, cards: 1 })
    expect(all('SELECT kind FROM identity_document ORDER BY id').flat()).toEqual(['resident-id', 'passport'])
    expect(all('SELECT number FROM card').flat()).toEqual(['YC-1'])
    expect(own()).toEqual([])
  })

  it('are what they say though a group says another thing, and the spare phone comes before the usual one', () => {
    const rows: Cells[] = [
      ['编号', '姓名', '身份证号', '人才认定情况', undefined, '备用手机', '常用手机号'],
      [undefined, undefined, undefined, '队伍类别', '认定层次', undefined, undefined],
      ['A', 'B', 'C', 'D', 'E', 'F', 'G'],
      [1, '林若衡', man(1), '高技能人才', 'C类', '13900002222', '13800001111'],
    ]
    const merged = ['A1:A2', 'B1:B2', 'C1:C2', 'D1:E1', 'F1:F2', 'G1:G2']
    bringIn('roster', { rows, merged })
    expect(all('SELECT team, phone FROM holder')).toEqual([['highly-skilled', '13800001111']])
    expect(all('SELECT name_zh FROM recognition JOIN level ON level.id = level_id').flat()).toEqual(['C类人才'])
    expect(own()).toEqual([['林若衡', '备用手机', '13900002222']])
  })

  it('are found though a group of cards alone stands over them', () => {
    const rows: Cells[] = [
      ['2023年人才名册'],
      ['', '', '', '服务卡'],
      ['姓名', '身份证号', '单位', '类别', '编号', '时间'],
      ['林若衡', man(1), '县医院', 'B类', 'B0001', '2023-01-05'],
    ]
    const sheet = { rows, merged: ['A1:F1', 'D2:F2'] }
    expect(bringIn('roster', sheet).counts).toMatchObject({ holders: 1, cards: 1 })
    const loose = bookOf({ rows, merged: ['A1:F1'] })
    expect(understood(loose, { kind: null, headings: [] }).kind).toBe('roster')
  })

  it('mean what stands below them when they say little', () => {
    const done = bringIn('roster', {
      rows: [
        ['名称', '编码', '何处任职', '通讯'],
        ['胡一', man(1), '县医院', '13400000001'],
        ['胡二', man(2), '县一中', '13400000002'],
      ],
    })
    expect(done.report).toMatchObject({ created: { holders: 2 } })
    expect(person('胡一')).toMatchObject({ phone: '134****0001', own: [['何处任职', '县医院']] })
  })

  it('are kept apart from the words above them that say who filled the list in', () => {
    bringIn('roster', {
      rows: [
        ['填报单位（盖章）：县委组织部', undefined, undefined, undefined, '填报时间：2026年1月'],
        ['序号', '乡镇', '姓名', '身份证号', '工作单位'],
        [1, '石耶镇', '林若衡', man(1), '石耶镇卫生院'],
      ],
      merged: ['A1:D1'],
    })
    expect(own()).toEqual([['林若衡', '乡镇', '石耶镇']])
  })
})

describe('a heading that is known whole', () => {
  it.each(['roster', 'requests', 'usages', 'rules'] as const)('means one field in a list of %s', (kind) => {
    const keys = Object.values(KNOWN_HEADINGS[kind].known).flatMap((words) => words.split(' ').map(headingKey))
    expect(keys.filter((key, at) => keys.indexOf(key) < at)).toEqual([])
    expect(keys).not.toContain('')
  })
})

describe('a heading', () => {
  it.each([
    ['roster', '拟引进时间 预计引进时间 应聘岗位 意向岗位 拟任职务 申报职称 评审职称 目标职称 拟办卡种'],
    ['roster', '注销卡号 认定有效期 工作单位电话 手机归属地 身份证年龄 身份证类型'],
    ['requests', '是否可解决 办理地点 办理依据 督办单位 收集单位'],
    ['usages', '使用次数上限 剩余金额 累计金额 优惠前金额 签到地点 签到方式'],
  ] as const)(
    'is no field of a list of %s when it says what may be, was lost, or is of something else: %s',
    (kind, words) => {
      const fields = words.split(' ').map((heading) => [heading, fieldNamed(kind, heading)])
      expect(fields).toEqual(words.split(' ').map((heading) => [heading, null]))
    },
  )
})

describe('English headings', () => {
  it('are those of a list of people', () => {
    bringIn('roster', {
      rows: [
        ['No.', 'Name', 'Employer', 'Card Type', 'Card No.', 'Valid Until', 'Remarks'],
        [1, 'Lin Yi', 'County Hospital', 'B', 'CQ-1', '31-Dec-2027', 'x'],
      ],
    })
    expect(all('SELECT number, valid_to_on, holder.note FROM card JOIN holder ON holder.id = holder_id')).toEqual([
      ['CQ-1', '2027-12-31', 'x'],
    ])
  })

  it('are those of a ledger, which is no roster', () => {
    known('John Smith')
    const rows = [
      ['No.', 'Date received', 'Name', 'Employer', 'Request', 'Department', 'Result', 'Date closed', 'Rating'],
      [1, '2025-03-05', 'John Smith', '', 'Residence permit', '公安局', 'Solved', '2025-03-09', 'Very satisfied'],
      [2, '2025-03-06', 'John Smith', '', 'School place', '教委', 'In progress', '', ''],
    ]
    expect(understood(bookOf({ rows }), { kind: null, headings: [] }).kind).toBe('requests')
    expect(bringIn('requests', { rows }).report).toMatchObject({ created: { requests: 2 }, refused: [], warnings: [] })
    expect(
      all(
        'SELECT received_on, content, state, result, resolved_on, (SELECT grade FROM rating WHERE request_id = request.id) AS grade FROM request',
      ),
    ).toEqual([
      ['2025-03-05', 'Residence permit', 'archived', 'solved', '2025-03-09', 5],
      ['2025-03-06', 'School place', 'accepted', null, null, null],
    ])
  })
})

describe('headings of a ledger', () => {
  it('are those of hotlines and visits; a deadline is no day of an end', () => {
    known('林若衡', '周远')
    bringIn('requests', {
      rows: [
        ['来电时间', '来电人', '诉求内容', '处理单位', '回复内容', '办结时间', '是否满意', '解决方式'],
        ['2024-01-01', '林若衡', '补贴', '县教委', '已答复', '2024-01-04', '是', '协调'],
      ],
    })
    bringIn('requests', {
      rows: [
        ['走访时间', '走访对象', '反映的困难问题', '责任单位', '完成时限', '进展情况'],
        ['2024-03-08', '周远', '融资难', '县教委', '2024-05-01', '已完成'],
      ],
    })
    bringIn('requests', {
      rows: [
        ['时间', '姓名', '诉求', '处理部门', '结果', '时间'],
        ['2024-01-05', '林若衡', '转学', '县教委', '已解决', '2024-01-09'],
      ],
    })
    bringIn('requests', {
      rows: [
        ['姓名', '诉求内容', '时间', undefined, '办理情况', undefined],
        [undefined, undefined, '受理', '办结', '单位', '结果'],
        ['周远', '落户', '2024-03-05', '2024-03-09', '县公安局', '办结'],
      ],
      merged: ['A1:A2', 'B1:B2', 'C1:D1', 'E1:F1'],
    })
    expect(all(REQUESTS)).toEqual([
      ['林若衡', '2024-01-04', 'explained', 4, '县教委'],
      ['周远', null, 'solved', null, '县教委'],
      ['林若衡', '2024-01-09', 'solved', null, '县教委'],
      ['周远', '2024-03-09', 'solved', null, '县公安局'],
    ])
  })

  it('are those of a call centre, too', () => {
    known('林若衡')
    bringIn('requests', {
      rows: [
        ['工单号', '呼入时间', '客户姓名', '工单内容', '处理部门', '处理结果'],
        ['20240305001', '2024-03-05 09:01:02', '林若衡', '如何办卡', '县教委', '已解答'],
      ],
    })
    expect(all('SELECT number, received_on, content FROM request')).toEqual([['20240305001', '2024-03-05', '如何办卡']])
  })

  it('mean what was asked for with 事由, and its end with 落实日期', () => {
    known('林若衡')
    const { report } = bringIn('requests', {
      rows: [
        ['日期', '诉求人', '事由', '落实情况', '落实日期', '满意度'],
        ['2024.1.8', '林若衡', '子女转学', '孩子已入学', '2024.1.21', '满意'],
      ],
    })
    expect(report).toMatchObject({ warnings: [], refused: [] })
    expect(all('SELECT content, result, resolved_on FROM request')).toEqual([['子女转学', 'solved', '2024-01-21']])
  })
})

const REQUESTS = `SELECT holder.name AS who, resolved_on, result,
  (SELECT grade FROM rating WHERE request_id = request.id) AS grade,
  (SELECT name_zh FROM assignment JOIN department ON department.id = department_id WHERE request_id = request.id) AS department
  FROM request JOIN holder ON holder.id = holder_id ORDER BY request.id`
