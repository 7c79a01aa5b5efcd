import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { bookOf, runList, tryList, type Cells, type TestSheet } from '../../../tests/fixtures/import-desk.ts'
import { openRegister, residentNumber, type RegisterDesk } from '../../../tests/fixtures/register-desk.ts'
import type { ImportKind } from '#shared/domain/import-fields.ts'

/** Lists as towns, hospitals and halls hand them in: blocks, sections, headings of three rows, forms. */
let desk: RegisterDesk
beforeEach(() => {
  desk = openRegister('2026-03-02T01:00:00.000Z')
})
afterEach(() => desk.close())

const man = (order: number) => residentNumber('1980-05-17', order * 2 + 1)

function bringIn(kind: ImportKind, ...sheets: readonly TestSheet[]): ReturnType<typeof runList> {
  const book = bookOf(...sheets)
  const tried = tryList(desk, book, { kind })
  const done = runList(desk, book, { kind })
  expect(done.report).toEqual(tried.report)
  const again = tryList(desk, book, { kind })
  expect(again.counts).toMatchObject({ holders: 0, cards: 0, requests: 0, changed: 0 })
  expect(again.report.refused).toEqual(done.report.refused)
  return done
}

const all = (sql: string) => desk.store.reader.all<Record<string, string>>(sql).map((row) => Object.values(row))
const names = () => all('SELECT name FROM holder ORDER BY id').flat()
const employers = () =>
  all(
    'SELECT holder.name AS who, employer.name FROM employment JOIN holder ON holder.id = holder_id JOIN employer ON employer.id = employer_id ORDER BY holder.id',
  )
const own = () =>
  all(
    'SELECT holder.name AS who, own_field.name, value FROM own_value JOIN holder ON holder.id = holder_id JOIN own_field ON own_field.id = own_field_id ORDER BY holder.id, own_field.id',
  )

describe('a list of blocks', () => {
  const head: Cells = ['序号', '乡镇', '姓名', '身份证号', '工作单位']

  it('has no people in its subtotals, wherever they stand, nor in 续上表', () => {
    const { counts } = bringIn('roster', {
      rows: [
        head,
        [1, '石耶镇', '林若衡', man(1), '石耶镇卫生院'],
        ['石耶镇小计', undefined, '1人'],
        [undefined, undefined, '续上表'],
        head,
        [2, '梅江镇', '周远', man(2), '梅江镇卫生院'],
        [undefined, '梅江镇小计', '1人'],
        ['全县合计', undefined, '2人（其中女0人）'],
      ],
    })
    expect(counts).toMatchObject({ rows: 2, holders: 2 })
    expect(names()).toEqual(['林若衡', '周远'])
  })

  it('keeps its headings apart from the words that say who filled it in', () => {
    bringIn('roster', {
      rows: [
        ['填报单位（盖章）：县委组织部', undefined, undefined, undefined, '填报时间：2026年1月'],
        head,
        [1, '石耶镇', '林若衡', man(1), '石耶镇卫生院'],
      ],
      merged: ['A1:D1'],
    })
    expect(own()).toEqual([['林若衡', '乡镇', '石耶镇']])
  })

  it('tells under which section each person stands', () => {
    bringIn('roster', {
      rows: [
        ['姓名', '身份证号', '职称'],
        ['一、县教委（1人）'],
        ['林若衡', man(1), '高级教师'],
        ['二、县卫生健康委（1人）'],
        ['周远', man(2), '主治医师'],
        ['审核人：王芳'],
      ],
    })
    expect(own()).toEqual([
      ['林若衡', '分组', '县教委'],
      ['周远', '分组', '县卫生健康委'],
    ])
  })

  it('has the sections for employers when the clerk says so', () => {
    const book = bookOf({
      rows: [['姓名', '身份证号'], ['一、县教委'], ['林若衡', man(1)]],
    })
    const columns = [{ column: 3, field: 'employer' as const }]
    runList(desk, book, { kind: 'roster', sheets: [{ name: '名册', columns }] })
    expect(employers()).toEqual([['林若衡', '县教委']])
  })
})

describe('headings of three rows', () => {
  it('are read as one', () => {
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
})

describe('a form of one person', () => {
  it('is no list: its labels are nobody’s names', () => {
    const form: TestSheet = {
      rows: [
        ['人才服务卡申领登记表'],
        ['姓名', '林若衡', '性别', '男'],
        ['出生年月', '1980.05', '民族', '土家族'],
        ['身份证号', man(1)],
        ['工作单位', '县水利局', '职务', '工程师'],
      ],
    }
    expect(() => tryList(desk, bookOf(form), { kind: 'roster' })).toThrow('import/no-headings')
  })
})

describe('cards that were changed for new ones', () => {
  it('have the new number and term, and the old ones beside them', () => {
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
})

describe('a name', () => {
  it('is the same the second time when its sex stands behind it after a blank', () => {
    bringIn('roster', {
      rows: [
        ['姓名', '身份证号', '单位'],
        ['林 衡 （男）', man(1), '县医院'],
      ],
    })
    expect(names()).toEqual(['林衡'])
  })

  it('is written with the middle dot when a full stop stands in its place', () => {
    bringIn('roster', {
      rows: [
        ['姓名', '身份证号', '单位'],
        ['买买提．艾力', man(1), '县医院'],
        ['阿依.古丽', man(2), '县医院'],
      ],
    })
    expect(names()).toEqual(['买买提·艾力', '阿依·古丽'])
  })

  it('is told from what became of the person, which goes into the note', () => {
    const { report } = bringIn('roster', {
      rows: [
        ['姓名', '身份证号', '单位'],
        ['林若衡（已调离）', man(1), '县医院'],
        ['周远（小）', man(2), '县医院'],
      ],
    })
    expect(report.warnings).toMatchObject([{ row: 2, field: 'name', code: 'import/name-remark' }])
    expect(all('SELECT name, note FROM holder ORDER BY id')).toEqual([
      ['林若衡', '已调离'],
      ['周远(小)', null],
    ])
  })
})

it('a number whose X is another sign like it is repaired when its check says so', () => {
  const ending = [...Array(99).keys()].map(man).filter((number) => number.endsWith('X'))
  const written = ['×', 'Х', 'Ⅹ', '✕'].map((sign, at) => `${ending[at]?.slice(0, -1)}${sign}`)
  const { report } = bringIn('roster', {
    rows: [['姓名', '身份证号', '单位'], ...written.map((number, at) => [`林若${'甲乙丙丁'[at]}`, number, '县医院'])],
  })
  expect(report).toMatchObject({ refused: [], created: { holders: 4 } })
  expect(all('SELECT number FROM identity_document ORDER BY id').flat()).toEqual(ending.slice(0, 4))
  const wrong = `${[...Array(99).keys()]
    .map(man)
    .find((number) => number.endsWith('5'))
    ?.slice(0, -1)}×`
  const odd = tryList(
    desk,
    bookOf({
      rows: [
        ['姓名', '身份证号', '单位'],
        ['张三', wrong, '县医院'],
      ],
    }),
    { kind: 'roster' },
  )
  expect(odd.report.refused).toMatchObject([{ code: 'identity/invalid' }])
})

it('the school at the middle of a town keeps its name when a post follows', () => {
  bringIn('roster', {
    rows: [
      ['姓名', '身份证号', '工作单位及职务'],
      ['林若衡', man(1), '石耶镇中心校教师'],
    ],
  })
  expect(employers()).toEqual([['林若衡', '石耶镇中心校']])
})

const known = (...people: readonly string[]) => {
  const rows = [['姓名', '身份证号', '单位'], ...people.map((name, at) => [name, man(at), '县医院'])]
  return runList(desk, bookOf({ rows }), { kind: 'roster' })
}

describe('a ledger', () => {
  const requests = () =>
    all(`SELECT holder.name AS who, category.name_zh AS category, received_on, resolved_on, request.state, result, outcome_raw,
      (SELECT grade FROM rating WHERE request_id = request.id) AS grade, content
      FROM request JOIN holder ON holder.id = holder_id JOIN category ON category.id = category_id ORDER BY request.id`)

  it('says by ticks what each request was about, what became of it and how it was rated', () => {
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
    expect(requests().map((row) => row.slice(0, 1).concat(row.slice(4, 8)))).toEqual([
      ['林若衡', 'archived', 'solved', '已解决', 5],
      ['周远', 'accepted', null, '正在办', null],
      ['王芳', 'archived', 'no-basis', '无法解决', 2],
    ])
    expect(requests().map((row) => row[8])).toEqual(['转学', '公租房', '就近入园'])
  })

  it('has the year of its title where its days say none, which is told', () => {
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
    expect(requests().map((row) => row.slice(2, 4))).toEqual([
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

  it('takes no year from a title that has two', () => {
    known('林若衡')
    const rows = [['2024—2025年台账'], ['姓名', '日期', '诉求内容', '办理结果'], ['林若衡', '3/5', '转学', '已办结']]
    expect(bringIn('requests', { rows }).report.refused).toMatchObject([{ row: 3, code: 'import/day-unclear' }])
  })

  it('is rated by stars and ticked words', () => {
    known('林若衡')
    const grades = ['★★★★★', '★★★★☆', '5颗星', '满意√', '☆☆☆☆☆', '95分']
    const { report } = bringIn('requests', {
      rows: [
        ['姓名', '日期', '诉求内容', '办理结果', '办结日期', '满意度'],
        ...grades.map((grade, at) => ['林若衡', `2025-03-0${at + 1}`, `第${at}件`, '已办结', '2025-03-10', grade]),
      ],
    })
    expect(requests().map((row) => row[7])).toEqual([5, 4, 5, 4, null, null])
    expect(report.warnings.map(({ row, code }) => [row, code])).toEqual([
      [6, 'import/word-unknown'],
      [7, 'import/word-unknown'],
    ])
  })
})

describe('a list of uses', () => {
  const itemId = () => desk.items.list({}).items.find(({ code }) => code === 'check-up')?.id ?? 0
  const order = () => ({ kind: 'usages' as const, usages: { itemId: itemId(), occasion: '沙龙', onDay: null } })
  beforeEach(() => {
    const { id } = desk.rules.draft({ issuer: 'district', name: '规则', note: null, copyOf: null })
    desk.rules.add({ ruleSetId: id, fields: { grantKind: 'unlimited', itemId: itemId() } })
    const seen = desk.rules.sets({}).sets.find((set) => set.id === id)?.seq ?? 0
    desk.rules.publish({ id, seen, onDay: '2026-01-01' })
    known('林若衡', '周远')
  })

  it('leaves out who did not come, whatever the hall calls it', () => {
    for (const heading of ['是否参检', '到检情况', '出勤情况', '是否参训', '参会情况']) {
      const rows = [
        ['姓名', '体检时间', heading],
        ['林若衡', '2026-01-05', '否'],
        ['周远', '2026-01-05', '未参加'],
      ]
      const { report } = tryList(desk, bookOf({ rows }), order())
      expect([heading, report.refused.map(({ code }) => code)]).toEqual([
        heading,
        ['import/not-there', 'import/not-there'],
      ])
    }
  })

  it('has its day under the headings of parks, and in the line above a sign-in sheet', () => {
    for (const heading of ['入园时间', '入场日期', '刷卡时间', '就诊日期']) {
      const rows = [
        ['姓名', heading, '数量'],
        ['林若衡', '2026-01-05 09:12', '1'],
      ]
      const { report } = tryList(desk, bookOf({ rows }), order())
      expect([heading, report.refused]).toEqual([heading, []])
    }
    const rows = [
      ['人才沙龙签到表'],
      ['时间：2026年1月10日下午2:30    地点：县委党校'],
      ['序号', '姓名', '单位', '签名'],
      [1, '林若衡', '县医院', '林若衡'],
      [2, '周远', '县医院', undefined],
    ]
    const { report } = runList(desk, bookOf({ rows }), order())
    expect(report.repaired).toMatchObject([{ row: 4, field: 'onDay', to: '2026-01-10' }])
    expect(report.refused).toMatchObject([{ row: 5, code: 'import/not-signed' }])
    expect(all('SELECT on_day, quantity FROM usage')).toEqual([['2026-01-10', 1]])
  })
})

describe('a list of services', () => {
  const item = () => String(all('SELECT name_zh FROM item WHERE is_active = 1 ORDER BY id LIMIT 1')[0]?.[0])

  it('says under 服务内容 what is granted when another column names the service', () => {
    const rows = [
      ['服务类别', '服务事项', '服务内容', '享受对象'],
      ['医疗', item(), '每年2次', 'A类'],
    ]
    const { rows: judged } = tryList(desk, bookOf({ rows }), { kind: 'rules' })
    expect(judged).toMatchObject([{ verdict: 'new', name: item() }])
  })

  it('is refused by row where one cell grants each class something else', () => {
    const told = ['A卡每年1次；B卡每两年1次', 'A类3次、B类1次']
    const rows = [['服务事项', '享受标准', '享受对象'], ...told.map((grant) => [item(), grant, '不限'])]
    const { report } = tryList(desk, bookOf({ rows }), { kind: 'rules' })
    expect(report.refused.map(({ code }) => code)).toEqual(['import/grant-unclear', 'import/grant-unclear'])
  })
})
