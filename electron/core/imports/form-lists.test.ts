import { describe, expect, it } from 'vitest'
import { bookOf, listDesk, understood } from '../../../tests/fixtures/import-desk.ts'

/** Lists as forms and systems export them. */
const lists = listDesk()
const { man, bringIn, all } = lists

const people = (...names: readonly string[]) => {
  for (const name of names) lists.desk.holders.register({ fields: { name } })
}
const codes = ({ rows }: ReturnType<typeof bringIn>) =>
  rows.map(({ verdict, issues }) => [verdict, ...issues.map(({ field, code }) => `${field} ${code}`)])

describe('the answers of a form', () => {
  it('are a ledger when it asked for requests, under numbered questions, received when they were sent', () => {
    people('林若衡')
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
    people('林若衡', '周远')
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
    people('林若衡')
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
    people('林若衡')
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
    people('林若衡')
    bringIn('requests', {
      rows: [
        ['姓名', '受理编号', '事项名称', '申请时间', '办理结果', '办结时间'],
        ['林若衡', '5000202503050001', '子女入学协调', '2025-03-05 14:22:33', '已办结', '2025-03-12 10:00:00'],
      ],
    })
    expect(all('SELECT content, number FROM request')).toEqual([['子女入学协调', '5000202503050001']])
  })
})

describe('a list of people', () => {
  it('has no phone of the employer where there is one of the talent', () => {
    for (const heading of ['人才手机号', '本人手机'])
      bringIn('roster', {
        rows: [
          ['申报单位', '单位联系电话', '人才姓名', '身份证号码', heading],
          ['县医院', '023-76661234', '林若衡', man(1), '13800000001'],
        ],
      })
    expect(all('SELECT phone FROM holder')).toEqual([['13800000001']])
  })

  it('has no relative’s number for the talent’s where the number stands behind the relative', () => {
    const done = bringIn('roster', {
      rows: [
        ['序号', '人才姓名', '家庭成员姓名', '与人才关系', '身份证号', '工作单位或学校'],
        [1, '周远', '周远', '本人', man(1), '县中学'],
        [undefined, undefined, '李某', '配偶', man(2), '县医院'],
        [undefined, undefined, '周小一', '女儿', undefined, '实验小学'],
      ],
      merged: ['A2:A4', 'B2:B4'],
    })
    expect(all('SELECT holder.name, number FROM holder LEFT JOIN identity_document ON holder_id = holder.id')).toEqual([
      ['周远', man(1)],
    ])
    expect(codes(done)).toEqual([['new'], ['refused', 'own import/is-relative']])
  })

  it('keeps a title, a former name and a number out of a name', () => {
    const done = bringIn('roster', {
      rows: [
        ['姓名', '身份证号', '单位'],
        ['林若衡博士', man(1), '县医院'],
        ['周远（曾用名：周大远）', man(2), '县医院'],
        ['3.何清扬', man(3), '县医院'],
        ['王芳（正高）', man(4), '县医院'],
        ['朱教授', man(5), '县医院'],
      ],
    })
    expect(all('SELECT name, note FROM holder')).toEqual([
      ['林若衡', '博士'],
      ['周远', '曾用名:周大远'],
      ['何清扬', null],
      ['王芳', '正高'],
      ['朱教授', null],
    ])
    expect(done.report.repaired.map(({ row, field, to }) => [row, field, to])).toEqual([
      [2, 'name', '林若衡'],
      [3, 'name', '周远'],
      [4, 'name', '何清扬'],
      [5, 'name', '王芳'],
    ])
  })

  it('has post and title on lines of one cell, and one word broken over two lines', () => {
    bringIn('roster', {
      rows: [
        ['姓名', '身份证号', '单位', '职务\n职称'],
        ['林若衡', man(1), '县医院', '副院长\n主任医师'],
        ['周远', man(2), '县医院', '高级工\n程师'],
      ],
    })
    expect(all('SELECT title, post FROM holder JOIN employment ON holder_id = holder.id')).toEqual([
      ['主任医师', '副院长'],
      ['高级工程师', null],
    ])
  })

  it('has no phone of noughts, and no number of a card that is still to be made', () => {
    const done = bringIn('roster', {
      rows: [
        ['姓名', '身份证号', '单位', '手机', '卡种', '卡号', '卡状态'],
        ['林若衡', man(1), '县医院', '00000000000', 'B卡', '待制', '待制卡'],
        ['周远', man(2), '县医院', '', 'B卡', '待制', '补办中'],
        ['何清扬', man(3), '县医院', '', 'B卡', 'CQB-3', '冻结'],
      ],
    })
    expect(all('SELECT phone FROM holder')).toEqual([[null], [null], [null]])
    expect(all('SELECT number FROM card')).toEqual([[null], [null], ['CQB-3']])
    expect(codes(done)).toEqual([
      ['new', 'phone import/phone-unclear', 'cardNumber import/word-unknown', 'own import/card-not-in-force'],
      ['new', 'cardNumber import/word-unknown', 'own import/card-not-in-force'],
      ['new', 'own import/card-not-in-force'],
    ])
  })

  it('has a term in months, and none of so many years that nobody has it', () => {
    const done = bringIn('roster', {
      rows: [
        ['姓名', '身份证号', '单位', '卡种', '发卡日期', '有效期'],
        ['林若衡', man(1), '县医院', 'B卡', '2023-05-01', '36个月'],
        ['周远', man(2), '县医院', 'B卡', '2023-05-01', '36'],
        ['何清扬', man(3), '县医院', 'B卡', '2023-05-01', 3],
      ],
    })
    expect(all('SELECT valid_to_on FROM card')).toEqual([['2026-04-30'], [null], ['2026-04-30']])
    expect(codes(done)).toEqual([['new'], ['new', 'validity import/day-unclear'], ['new']])
  })

  it('tells what stands in brackets behind a card that is no longer in use', () => {
    const done = bringIn('roster', {
      rows: [
        ['姓名', '身份证号', '卡种', '卡号'],
        ['林若衡', man(1), 'B卡（已换A卡）', '№ CQB-1'],
        ['周远', man(2), 'B卡（挂失）', '编号：CQB-2'],
        ['何清扬', man(3), 'B卡（银色）', 'CQB-3'],
      ],
    })
    expect(all('SELECT number FROM card')).toEqual([['CQB-1'], ['CQB-2'], ['CQB-3']])
    expect(codes(done)).toEqual([
      ['new', 'cardLevel import/card-not-in-force'],
      ['new', 'cardLevel import/card-not-in-force'],
      ['new'],
    ])
  })

  it('tells of whom its remarks say that they left, and of a card that they end', () => {
    const done = bringIn('roster', {
      rows: [
        ['姓名', '身份证号', '单位', '卡种', '卡号', '备注', '人员状态'],
        ['林若衡', man(1), '县医院', 'A卡', 'CQA-1', '2024年已调离本县', ''],
        ['周远', man(2), '县医院', 'B卡', 'CQB-2', '卡已注销', '在职'],
        ['何清扬', man(3), '县医院', 'B卡', 'CQB-3', '遗失，已补办', ''],
        ['王芳', man(4), '县医院', 'B卡', 'CQB-4', '引进前未离职', '已退休'],
        ['李敏', man(5), '县医院', 'B卡', 'CQB-5', '退休返聘', ''],
        ['张强', man(6), '县医院', 'B卡', 'CQB-6', '拟2027年退休', ''],
        ['刘洋', man(7), '县医院', 'B卡', 'CQB-7', '原单位离职证明已交', ''],
      ],
    })
    expect(codes(done)).toEqual([
      ['new', 'note import/may-have-left'],
      ['new', 'note import/card-not-in-force'],
      ['new'],
      ['new', 'own import/may-have-left'],
      ['new'],
      ['new'],
      ['new'],
    ])
  })

  it('has nobody in a row of hints below its headings', () => {
    const done = bringIn('roster', {
      rows: [
        ['姓名', '身份证号', '手机', '人才类别'],
        ['（必填）', '（18位）', '（11位）', '（下拉选择）'],
        ['林若衡', man(1), '13800000001', '专业技术人才'],
      ],
    })
    expect(codes(done)).toEqual([['new']])
  })
})

describe('a ledger', () => {
  it('is one under English headings, and no roster', () => {
    people('John Smith')
    const rows = [
      ['No.', 'Date received', 'Name', 'Employer', 'Request', 'Department', 'Result', 'Date closed', 'Rating'],
      [1, '2025-03-05', 'John Smith', '', 'Residence permit', '公安局', 'Solved', '2025-03-09', 'Very satisfied'],
      [2, '2025-03-06', 'John Smith', '', 'School place', '教委', 'In progress', '', ''],
    ]
    expect(understood(bookOf({ rows }), { kind: null, headings: [] }).kind).toBe('requests')
    const done = bringIn('requests', { rows })
    expect(codes(done)).toEqual([['new'], ['new']])
    expect(
      all(
        'SELECT received_on, content, state, result, resolved_on, (SELECT grade FROM rating WHERE request_id = request.id) AS grade FROM request',
      ),
    ).toEqual([
      ['2025-03-05', 'Residence permit', 'archived', 'solved', '2025-03-09', 5],
      ['2025-03-06', 'School place', 'accepted', null, null, null],
    ])
  })

  it('has the requests of employers, whose contact is no talent', () => {
    bringIn('requests', {
      rows: [
        ['企业名称', '联系人', '联系电话', '收集日期', '企业诉求', '办理结果', '办结日期'],
        ['某某科技有限公司', '张明', '13800000009', '2025.3.5', '需10套人才公寓', '已解决', '2025.3.9'],
        ['甲乙制造有限公司', '李强', '13800000008', '2025.3.6', '招引技工', '办理中', ''],
      ],
    })
    expect(all('SELECT subject, content FROM request')).toEqual([
      ['employer', '需10套人才公寓\n联系电话：13800000009\n联系人：张明'],
      ['employer', '招引技工\n联系电话：13800000008\n联系人：李强'],
    ])
  })

  it('knows people whom it names politely, and departments by what they do in it', () => {
    people('林若衡')
    bringIn('requests', {
      rows: [
        ['受理日期', '诉求人', '诉求内容', '承办单位', '办理情况'],
        ['2025-03-05', '林若衡女士', '落户', '县教委（牵头）、县人社局（配合）', '办理中'],
        ['2025-03-06', '林若衡（同志）', '租房', '县教委 县人社局', '办理中'],
      ],
    })
    expect(
      all(`SELECT content, (SELECT group_concat(name_zh) FROM assignment JOIN department ON department.id = department_id
        WHERE request_id = request.id) FROM request`),
    ).toEqual([
      ['落户', '县教委,县人力社保局'],
      ['租房', '县教委,县人力社保局'],
    ])
  })

  it('is received on a day that says the hour', () => {
    people('林若衡')
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

describe('a list of rules', () => {
  it('grants for nothing what it calls 全免', () => {
    const { rows } = bringIn('rules', {
      rows: [
        ['服务事项', '服务对象', '服务内容及标准'],
        ['景区游览', 'A卡Ⅰ类', '县内国有景区门票全免，可携带2名家属'],
      ],
    })
    expect(rows.map(({ verdict }) => verdict)).toEqual(['new'])
    expect(all('SELECT grant_kind, companions FROM rule ORDER BY id DESC LIMIT 1')).toEqual([['unlimited', 2]])
  })
})
