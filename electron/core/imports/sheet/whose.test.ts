import { describe, expect, it } from 'vitest'
import { listDesk, type Cells } from '../../../../tests/fixtures/import-desk.ts'
import { fieldNamed, fieldUnder } from './headings.ts'

const { man, bringIn, all, person } = listDesk()

describe('a column', () => {
  it('is no field of the talent’s when its heading names who helps or teaches them', () => {
    const headings = [
      '联络员电话',
      '服务专员联系电话',
      '联系人及电话',
      '联系区领导电话',
      '人事专干电话',
      '导师单位',
      '学生身份证号',
    ]
    expect(headings.map((heading) => fieldNamed('roster', heading))).toEqual(headings.map(() => null))
    expect(fieldNamed('roster', '联系人才电话')).toBe('phone')
    expect(fieldNamed('roster', '人事关系所在单位')).toBe('employer')
    expect(fieldUnder('roster', ['服务专员'], '姓名')).toBe('specialist')
    for (const group of ['家庭成员', '随迁人员', '直系亲属（子女）', '单位联络员', '联系领导', '代理人'])
      expect([group, ['身份证号', '电话', '职务'].map((own) => fieldUnder('roster', [group], own))]).toEqual([
        group,
        group === '家庭成员' ? ['family', 'family', 'family'] : [null, null, null],
      ])
  })

  it('is of no service card when its heading names another card, certificate or contract', () => {
    const headings = [
      '社会保障卡号',
      '就诊卡号',
      '校园一卡通号',
      '银行卡类型',
      '是否办理居住证',
      '身份证有效期',
      '护照有效期至',
      '资格证发证时间',
    ]
    expect(headings.map((heading) => fieldNamed('roster', heading))).toEqual(headings.map(() => null))
    expect(fieldUnder('roster', ['身份证'], '有效期')).toBe(null)
    expect(fieldUnder('roster', ['服务卡'], '有效期')).toBe('validity')
  })

  it('is no field when its heading only speaks of one', () => {
    const headings = [
      '卡号后四位',
      '手机型号',
      '班主任电话',
      '公司联系方式',
      '身份证发证机关',
      '拟认定类别',
      '人才层次（自评）',
      '职称证书编号',
      '职称取得时间',
      '学历证书编号',
      '学位授予单位',
      '引进前职务',
      '引进年龄',
      '到期提醒',
      '毕业院校所在地',
    ]
    expect(headings.map((heading) => [heading, fieldNamed('roster', heading)])).toEqual(
      headings.map((heading) => [heading, null]),
    )
  })

  it('is known by its Chinese heading when an English one stands behind a stroke', () => {
    const headings = ['姓名/Name', '性别/Gender', 'Nationality / 国籍', '工作单位/Employer', '护照号码/Passport No.']
    expect(headings.map((heading) => fieldNamed('roster', heading))).toEqual([
      'name',
      'sex',
      'nationality',
      'employer',
      'identity',
    ])
  })

  it('is no day of birth and no family when it says where somebody was born or lives', () => {
    expect(['出生地', '家庭住址'].map((heading) => fieldNamed('roster', heading))).toEqual([null, null])
  })

  it('is kept, and told, when it stands behind somebody else’s name and the talent has no other', () => {
    const rows: Cells[] = [
      ['单位名称', '单位联系人', '联系电话', '人才姓名', '子女姓名', '身份证号'],
      ['县医院', '周远', '13800001111', '林若衡', '林小一', man(1)],
    ]
    const done = bringIn('roster', { rows })
    expect(done.report.warnings).toMatchObject([
      { heading: '联系电话', code: 'import/whose-unclear', value: '138****1111', params: { of: '单位联系人' } },
      { heading: '身份证号', code: 'import/whose-unclear', params: { of: '子女姓名' } },
    ])
    expect(all('SELECT phone, born_on FROM holder')).toEqual([[null, null]])
    expect(all('SELECT number FROM identity_document')).toEqual([])
  })

  it('is the talent’s where it is the number of a document behind a member of staff', () => {
    const rows: Cells[] = [
      ['服务专员', '身份证号', '姓名'],
      ['向文静', man(1), '林若衡'],
    ]
    expect(bringIn('roster', { rows }).report.warnings).toEqual([])
    expect(all('SELECT number FROM identity_document')).toEqual([[man(1)]])
  })

  it('is the talent’s where another says so, and then nothing is told', () => {
    const rows: Cells[] = [
      ['单位名称', '单位联系人', '联系电话', '人才姓名', '手机号'],
      ['县医院', '周远', '13800001111', '林若衡', '13800002222'],
    ]
    expect(bringIn('roster', { rows }).report.warnings).toEqual([])
    expect(all('SELECT phone FROM holder')).toEqual([['13800002222']])
  })

  it('is a certificate’s when one stands before it and nothing speaks of service cards', () => {
    const own: Cells[] = [
      ['姓名', '单位', '职称', '证书编号', '发证时间'],
      ['林若衡', '县医院', '主任医师', '09A1-1', '2016-12-01'],
    ]
    expect(bringIn('roster', { rows: own }).counts).toMatchObject({ holders: 1, cards: 0 })
    const ofCards = own.map((row, at) => [...row, ['卡种', 'B卡'][at]])
    expect(bringIn('roster', { rows: ofCards }).counts).toMatchObject({ cards: 1 })
  })

  it('is told when it is taken for the office’s own card and nothing says that it is one', () => {
    const rows = (heading: string, title = '人才名册'): Cells[] => [
      [title],
      ['姓名', '单位', heading],
      ['林若衡', '县医院', '2022-07-01'],
    ]
    expect(bringIn('roster', { rows: rows('发证日期') }).report.warnings).toMatchObject([
      { code: 'import/card-assumed', params: { card: '秀山英才卡' } },
    ])
    expect(bringIn('roster', { rows: rows('发证日期', '服务卡发放名册') }).report.warnings).toEqual([])
  })

  it('is a contract’s, a passport’s, a title’s or a programme’s when such stands before a day', () => {
    const rows: Cells[] = [
      [
        '姓名',
        '护照号码',
        '有效期至',
        '人才层次',
        '职称',
        '评定时间',
        '服务卡类别',
        '发卡日期',
        '合同签订时间',
        '到期时间',
      ],
      [
        '林若衡',
        'E12345678',
        '2030-12-31',
        'D类',
        '主任医师',
        '2016-12-01',
        'B卡',
        '2024-01-05',
        '2022-01-01',
        '2025-12-31',
      ],
    ]
    bringIn('roster', { rows })
    expect(all('SELECT valid_to_on FROM card')).toEqual([[null]])
    expect(all("SELECT from_on FROM recognition WHERE basis LIKE '人才层次%'")).toEqual([[null]])
  })

  it('is the card’s behind a contract where it says so', () => {
    const rows: Cells[] = [
      ['姓名', '单位', '卡种', '聘用合同', '卡有效期至'],
      ['林若衡', '县医院', 'B卡', '已签', '2027-06-30'],
    ]
    bringIn('roster', { rows })
    expect(all('SELECT valid_to_on FROM card')).toEqual([['2027-06-30']])
  })

  it('is the talent’s behind a programme unless it is a day', () => {
    const rows: Cells[] = [
      ['姓名', '单位', '入选计划', '联系电话'],
      ['林若衡', '县医院', '英才计划', '13800001111'],
    ]
    bringIn('roster', { rows })
    expect(all('SELECT programme, phone FROM holder')).toEqual([['英才计划', '13800001111']])
  })

  it('goes on being of somebody else behind what the list said of the talent before', () => {
    const rows: Cells[] = [
      ['姓名', '身份证号', '单位', '配偶姓名', '身份证号', '工作单位', '联系电话'],
      ['林若衡', man(1), '县医院', '周远', man(2), '县一中', '13800001111'],
    ]
    expect(bringIn('roster', { rows }).report.warnings).toMatchObject([
      { heading: '联系电话', code: 'import/whose-unclear', params: { of: '配偶姓名' } },
    ])
    const own = ['姓名', '单位', '服务专员', '联系电话', '身份证号']
    const told = bringIn('roster', { rows: [own, ['王芳', '县医院', '喻晓', '13700001111', man(3)]] })
    expect(told.report.warnings).toMatchObject([{ heading: '联系电话' }])
    expect(all('SELECT number FROM identity_document')).toEqual([[man(1)], [man(3)]])
  })

  it('is of others in a table to the right of an empty column, and told', () => {
    const rows: Cells[] = [
      ['姓名', '单位', '', '姓名', '卡号', '卡种'],
      ['林若衡', '县医院', '', '周远', 'B9', 'B卡'],
    ]
    const done = bringIn('roster', { rows })
    expect(done.counts).toMatchObject({ holders: 1, cards: 0 })
    expect(done.report.warnings.map(({ heading, code }) => [heading, code])).toEqual(
      ['姓名', '卡号', '卡种'].map((heading) => [heading, 'import/whose-unclear']),
    )
  })

  it('is nobody’s when it lists what cells may be filled with, behind an empty column', () => {
    const rows = [
      ['姓名', '单位', '服务卡类别', '', '卡类别选项', '可选单位'],
      ['林若衡', '县医院', 'A卡', '', 'A卡', '县医院'],
      ['周望', '县大学', 'B卡', '', 'B卡', '县大学'],
    ]
    bringIn('roster', { rows })
    expect(all('SELECT name, value FROM own_value JOIN own_field ON own_field.id = own_field_id')).toEqual([])
  })

  it('is no employer and no post of theirs when it says where from, with whom or besides what', () => {
    const headings = ['合作单位', '意向单位', '派出单位', '来源单位', '毕业单位', '党组织所在单位', '兼职职务']
    expect(headings.map((heading) => fieldNamed('roster', heading))).toEqual(headings.map(() => null))
    expect(fieldNamed('roster', '引进单位')).toBe('employer')
  })

  it('is no field where a bracket says of whom it is, that it was so before, or is to be', () => {
    const roster = [
      '联系电话（配偶）',
      '身份证号(子女)',
      '姓名（配偶）',
      '联系电话（单位）',
      '卡号（旧）',
      '单位（原）',
    ]
    expect(roster.map((heading) => fieldNamed('roster', heading))).toEqual(roster.map(() => null))
    const ledger = ['办结时间（计划）', '办结日期（应）', '姓名（经办人）']
    expect(ledger.map((heading) => fieldNamed('requests', heading))).toEqual(ledger.map(() => null))
    const own = ['联系电话（本人）', '单位（全称）', '学历（最高）', '姓名（单位）']
    expect(own.map((heading) => fieldNamed('roster', heading))).toEqual(['phone', 'employer', 'educationLevel', 'name'])
  })

  it('is the employer where somebody works, not where their post is kept', () => {
    bringIn('roster', {
      rows: [
        ['姓名', '编制所在单位', '实际工作单位'],
        ['林若衡', '县教委', '县第一中学'],
      ],
    })
    expect(all('SELECT name FROM employer')).toEqual([['县第一中学']])
  })

  it('holds given names behind a column of surnames', () => {
    const rows: Cells[] = [
      ['姓', '名', '单位', '手机'],
      ['林', '若衡', '县医院', '13800001111'],
      ['周', '远', '县医院', '13800002222'],
    ]
    const done = bringIn('roster', { rows })
    expect(done.report.repaired).toMatchObject([
      { from: '若衡', to: '林若衡' },
      { from: '远', to: '周远' },
    ])
    expect(all('SELECT name FROM holder')).toEqual([['林若衡'], ['周远']])
  })

  it('holds no given names where the whole name has a column of its own', () => {
    const rows: Cells[] = [
      ['姓', '名', '姓名', '单位'],
      ['林', '若衡', '林若衡', '县医院'],
    ]
    expect(bringIn('roster', { rows }).report.repaired).toEqual([])
    expect(person('林若衡').own).toEqual([
      ['名', '若衡'],
      ['姓', '林'],
    ])
  })
})

describe('a phone or a number of somebody else', () => {
  it('is not the talent’s, and is kept', () => {
    bringIn('roster', {
      rows: [
        ['姓名', '单位', '经办人电话', '母亲身份证号'],
        ['林若衡', '县医院', '13800001111', man(1)],
        ['周远', '县医院', '13800001111', man(2)],
      ],
    })
    expect(person('林若衡')).toMatchObject({
      phone: null,
      own: [
        ['母亲身份证号', man(1)],
        ['经办人电话', '13800001111'],
      ],
    })
    expect(all('SELECT * FROM identity_document')).toEqual([])
  })

  it('is the employer’s where there is one of the talent', () => {
    for (const heading of ['人才手机号', '本人手机'])
      bringIn('roster', {
        rows: [
          ['申报单位', '单位联系电话', '人才姓名', '身份证号码', heading],
          ['县医院', '023-76661234', '林若衡', man(1), '13800000001'],
        ],
      })
    expect(all('SELECT phone FROM holder')).toEqual([['13800000001']])
  })
})
