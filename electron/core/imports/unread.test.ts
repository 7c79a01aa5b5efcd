import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { bookOf, runList, type Cells } from '../../../tests/fixtures/import-desk.ts'
import { openRegister, residentNumber, type RegisterDesk } from '../../../tests/fixtures/register-desk.ts'

let desk: RegisterDesk
beforeEach(() => {
  desk = openRegister('2026-03-02T01:00:00.000Z')
})
afterEach(() => desk.close())

const own = () =>
  desk.store.reader
    .all<{ name: string; value: string }>(
      'SELECT name, value FROM own_value JOIN own_field ON own_field.id = own_field_id ORDER BY own_value.id',
    )
    .map(({ name, value }) => [name, value])

describe('a cell that says no day', () => {
  it('is kept under its heading when the row comes in', () => {
    const head = ['姓名', '服务卡类别', '发卡日期', '有效期至', '引进时间', '合同到期', '认定时间', '出生年月']
    const row = ['林若衡', 'A卡', '2021年', '2024', '2019年', '长期聘用', '2020', '八〇后']
    const { report } = runList(desk, bookOf({ rows: [head, row] }), { kind: 'roster' })
    expect(report.created).toMatchObject({ holders: 1, cards: 1 })
    expect(own()).toEqual(expect.arrayContaining(head.slice(2).map((name, at) => [name, row[at + 2]])))
  })

  it('is read as the number has it when its year has two digits, and else kept as it stands', () => {
    const number = residentNumber('1982-05-17', 3)
    const born = ['82.5.17', '８２－０５－１７', '82/5/18', '82.5']
    const rows = born.map((day, at) => [
      ['林若衡', '王芳', '周雨', '何三'][at],
      at === 0 ? number : residentNumber('1982-05-17', 3 + 2 * at),
      day,
    ])
    const { report } = runList(desk, bookOf({ rows: [['姓名', '身份证号码', '出生日期'], ...rows] }), {
      kind: 'roster',
    })
    expect(report.repaired.map(({ from, to }) => [from, to])).toEqual([
      ['82.5.17', '1982-05-17'],
      ['８２－０５－１７', '1982-05-17'],
    ])
    expect(report.warnings.map(({ row, code }) => [row, code])).toEqual([
      [4, 'import/day-unclear'],
      [5, 'import/day-unclear'],
    ])
    expect(own()).toEqual([
      ['出生日期', '82/5/18'],
      ['出生日期', '82.5'],
    ])
    const alone = bookOf({
      rows: [
        ['姓名', '联系电话', '出生日期'],
        ['许五', '12700000031', '82.5.17'],
      ],
    })
    expect(runList(desk, alone, { kind: 'roster' }).report).toMatchObject({
      repaired: [],
      warnings: [{ code: 'import/day-unclear' }],
    })
  })

  it('goes with the words of a request', () => {
    desk.holders.register({ fields: { name: '林若衡' } })
    const head = ['姓名', '登记日期', '诉求内容', '办理结果', '办结日期', '人次']
    const row: Cells = ['林若衡', '2021-05-06', '子女入学', '已解决', '2021年秋', '若干', '转教委']
    const { report } = runList(desk, bookOf({ rows: [head, row] }), { kind: 'requests' })
    expect(report.warnings.map(({ field, code }) => [field, code])).toEqual([
      ['resolvedOn', 'import/day-unclear'],
      ['people', 'import/word-unknown'],
    ])
    expect(desk.store.reader.all('SELECT content, people FROM request')).toEqual([
      { content: '子女入学\n办结日期：2021年秋\n人次：若干\n第7列：转教委', people: 1 },
    ])
  })
})

it('a word that was not understood is kept under its heading, or with the words of a request', () => {
  const roster = [
    ['姓名', '工作单位', '性别', '是否办卡'],
    ['林若衡', '县医院', '未填', '申请中'],
  ]
  runList(desk, bookOf({ rows: roster }), { kind: 'roster' })
  expect(own()).toEqual([
    ['性别', '未填'],
    ['是否办卡', '申请中'],
  ])
  const ledger = [
    ['姓名', '登记日期', '诉求内容', '来源', '承诺时限', '办理结果', '满意度'],
    ['林若衡', '2021-05-06', '子女入学', '飞鸽传书', '尽快', '协调中心受理', '凑合'],
  ]
  const book = bookOf({ rows: ledger })
  runList(desk, book, { kind: 'requests' })
  expect(desk.store.reader.all('SELECT content FROM request')).toEqual([
    { content: '子女入学\n满意度：凑合\n来源：飞鸽传书\n承诺时限：尽快' },
  ])
  expect(runList(desk, book, { kind: 'requests' }).counts).toMatchObject({ requests: 0, same: 1 })
})

it('a birth date or sex that the number contradicts is told to stay out', () => {
  const number = residentNumber('1980-05-17', 3)
  const rows = [
    ['姓名', '身份证号码', '出生日期', '性别'],
    ['林若衡', number, '1981-05-17', '女'],
    ['王芳', '', '2080-05-17', ''],
  ]
  const { report } = runList(desk, bookOf({ rows }), { kind: 'roster' })
  expect(report.warnings.map(({ row, code }) => [row, code])).toEqual([
    [2, 'import/born-differs'],
    [2, 'import/sex-differs'],
    [3, 'import/born-in-future'],
  ])
  expect(desk.store.reader.all('SELECT born_on, sex FROM holder ORDER BY id')).toEqual([
    { bornOn: '1980-05-17', sex: 'male' },
    { bornOn: null, sex: null },
  ])
})

it('a phone with letters is none', () => {
  const phones = ['abc12345', '微信号 zhang12345', '023-66660021转8012', '+44 20 7946 0018', '66660021（办）']
  const rows = [['姓名', '联系电话'], ...phones.map((phone, at) => [`林若${'甲乙丙丁戊'.charAt(at)}`, phone])]
  const { report } = runList(desk, bookOf({ rows }), { kind: 'roster' })
  expect(report.warnings.map(({ row, code }) => [row, code])).toEqual([
    [2, 'import/phone-unclear'],
    [3, 'import/phone-unclear'],
  ])
  expect(own()).toEqual([
    ['联系电话', 'abc12345'],
    ['联系电话', '微信号 zhang12345'],
  ])
})

it('a name or a phone of thousands of signs is none, and keeps nobody waiting', () => {
  const begun = performance.now()
  const blanks = ' '.repeat(10_000)
  const rows = [
    ['姓名', '电话'],
    [`林${blanks}衡x`, '13800001111'],
    ['林若衡', `138${blanks}0`],
  ]
  const { report } = runList(desk, bookOf({ rows }), { kind: 'roster' })
  expect(report.refused.map(({ field }) => field)).toEqual(['name'])
  expect(report.warnings.map(({ code }) => code)).toEqual(['import/cell-too-long'])
  expect(performance.now() - begun).toBeLessThan(1_000)
})

it('two phones are two, however their own parts are written', () => {
  const rows = [
    ['姓名', '联系电话'],
    ['林甲', '+86 127-0000-0021 / 023-6666 0021转8012'],
    ['林乙', '12700000021 023-66660021'],
    ['林丙', '127 0000 0021；'],
  ]
  runList(desk, bookOf({ rows }), { kind: 'roster' })
  expect(desk.store.reader.all('SELECT phone FROM holder ORDER BY id')).toEqual([
    { phone: '12700000021/023-66660021转8012' },
    { phone: '12700000021/023-66660021' },
    { phone: '12700000021' },
  ])
})

it('a mobile number of ten or twelve digits is kept, and told', () => {
  const phones = ['1380000002', '138000000211', '13800000021', '023-66660021', '12345', '13800000021/1390000001']
  const rows = [['姓名', '联系电话'], ...phones.map((phone, at) => [`林若${'甲乙丙丁戊己'.charAt(at)}`, phone])]
  const { report } = runList(desk, bookOf({ rows }), { kind: 'roster' })
  expect(report.warnings.map(({ row, code }) => [row, code])).toEqual([
    [2, 'import/phone-length'],
    [3, 'import/phone-length'],
    [7, 'import/phone-length'],
  ])
  expect(desk.store.reader.all('SELECT phone FROM holder ORDER BY id')).toEqual(phones.map((phone) => ({ phone })))
})

it('an identity number with hidden digits is refused as what it is', () => {
  const sound = residentNumber('1980-05-17', 1)
  const numbers = [
    '5009**********1234',
    '50099919800517001*',
    '500999XXXXXXXX1234',
    '500999××××××××1234',
    `*${sound}*`,
    '50099919800517001',
  ]
  const rows = [['姓名', '身份证号'], ...numbers.map((number, at) => [`林若${'甲乙丙丁戊己'.charAt(at)}`, number])]
  const { report } = runList(desk, bookOf({ rows }), { kind: 'roster' })
  expect(report.refused.map(({ row, code }) => [row, code])).toEqual([
    [2, 'import/identity-masked'],
    [3, 'import/identity-masked'],
    [4, 'import/identity-masked'],
    [5, 'import/identity-masked'],
    [7, 'identity/invalid'],
  ])
})

it('a number of any shape is a passport’s in a column of passports', () => {
  const rows = [
    ['姓名', '护照号码'],
    ['林若甲', 'XDA123456'],
    ['林若乙', '512345678'],
    ['林若丙', residentNumber('1980-05-17', 1)],
  ]
  const { report } = runList(desk, bookOf({ rows }), { kind: 'roster' })
  expect(report.refused).toEqual([])
  expect(desk.store.reader.all('SELECT kind FROM identity_document ORDER BY id')).toEqual([
    { kind: 'passport' },
    { kind: 'passport' },
    { kind: 'resident-id' },
  ])
})
