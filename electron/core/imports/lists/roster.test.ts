import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { bookOf, holderNamed, runList, tryList, type Cells } from '../../../../tests/fixtures/import-desk.ts'
import { openRegister, residentNumber, type RegisterDesk } from '../../../../tests/fixtures/register-desk.ts'

const HEAD = ['序号', '姓名', '性别', '身份证号码', '工作单位', '职称', '联系电话', '备注']
const ROSTER = { kind: 'roster' } as const

let desk: RegisterDesk
beforeEach(() => {
  desk = openRegister('2026-03-02T01:00:00.000Z')
})
afterEach(() => desk.close())

const man = (order: number) => residentNumber('1980-05-17', order * 2 + 1)
const list = (...rows: readonly Cells[]) => bookOf({ rows: [['人才名册'], HEAD, ...rows] })
const countOf = (table: string) => desk.store.reader.get<{ n: number }>(`SELECT count(*) AS n FROM ${table}`)?.n ?? 0

describe('a list of people', () => {
  it('comes in with the title set aside when it is new', () => {
    const { report } = runList(
      desk,
      list([1, '林若衡', '男', man(1), '县人民医院', '主任医师', '13800001111', '双聘']),
      ROSTER,
    )
    expect(report).toMatchObject({ rows: 1, created: { holders: 1, cards: 0, requests: 0 }, refused: [], warnings: [] })
    const holder = holderNamed(desk, '林若衡')
    expect(holder).toMatchObject({ sex: 'male', bornOn: '1980-05-17', title: '主任医师', note: '双聘' })
    expect(holder.employments.map(({ employer }) => employer)).toEqual(['县人民医院'])
  })

  it('says so, once, when more was written of somebody than a note holds', () => {
    const title = `主任医师${'、工程师'.repeat(30)}`
    const book = list([1, '林若衡', '男', man(1), '县人民医院', title, '', '长'.repeat(1950)])
    expect(runList(desk, book, ROSTER).report.warnings).toMatchObject([
      { field: 'title', code: 'import/too-long' },
      { field: 'note', code: 'import/note-too-long', params: { max: 2000 } },
    ])
    expect(holderNamed(desk, '林若衡').note).toHaveLength(2000)
  })

  it('adds nothing when it comes in a second time', () => {
    const book = list(
      [1, '林若衡', '男', man(1), '县人民医院', '主任医师', '138 0000 1111', '双聘'],
      [2, '王　芳', '女', '', '县中医院', '', '', ''],
      [3, '赵国庆', '男', man(3), '', '', 13800002222, ''],
    )
    expect(runList(desk, book, ROSTER).report).toMatchObject({ created: { holders: 3 } })
    const rows = countOf('holder') + countOf('employment') + countOf('identity_document')
    const again = runList(desk, book, ROSTER).report
    expect(again).toMatchObject({ rows: 3, created: { holders: 0, cards: 0 }, changed: 0, same: 3, refused: [] })
    expect(countOf('holder') + countOf('employment') + countOf('identity_document')).toBe(rows)
  })

  it('shows no number of a note whole when it adds to the note', () => {
    runList(desk, list([1, '林若衡', '男', man(1), '县医院', '', '', `旧证件${man(2)}`]), ROSTER)
    const { rows } = tryList(desk, list([1, '林若衡', '男', man(1), '县医院', '', '', '双聘']), ROSTER)
    expect(rows[0]?.changes).toMatchObject([{ field: 'note', to: expect.stringMatching(/^旧证件.*；双聘$/) }])
    expect(JSON.stringify(rows)).not.toContain(man(2))
  })

  it('is taken back whole when its first commit is undone', () => {
    const { seq } = runList(
      desk,
      list(...Array.from({ length: 20 }, (_, at) => [at + 1, '林若衡', '男', man(at), '县医院'])),
      ROSTER,
    )
    expect(countOf('holder')).toBe(20)
    desk.history.undo({ seq })
    expect(countOf('holder') + countOf('employer') + countOf('identity_document')).toBe(0)
  })

  it('says what would change, and changes it, when it knows more than the register', () => {
    runList(desk, list([1, '林若衡', '男', man(1), '县人民医院', '', '', '']), ROSTER)
    const more = list([1, '林若衡', '男', man(1), '县中医院', '主任医师', '13800001111', ''])
    const tried = tryList(desk, more, ROSTER)
    expect(tried.rows[0]).toMatchObject({
      verdict: 'changed',
      changes: [
        { field: 'phone', from: '', to: '138****1111' },
        { field: 'title', from: '', to: '主任医师' },
        { field: 'employer', from: '县人民医院', to: '县中医院' },
      ],
    })
    expect(runList(desk, more, ROSTER).report).toEqual(tried.report)
    expect(runList(desk, more, ROSTER).report).toMatchObject({ changed: 0, same: 1 })
  })

  it('gives somebody a number to follow when the register knows the person by name and employer', () => {
    const faulty = list([1, '林若衡', '男', man(1).replace(/.$/, 'A'), '县人民医院'])
    expect(runList(desk, faulty, ROSTER).report).toMatchObject({
      created: { holders: 0 },
      refused: [{ row: 3, field: 'identity' }],
    })
    const without = runList(desk, faulty, { ...ROSTER, withoutIdentity: true }).report
    expect(without).toMatchObject({
      created: { holders: 1 },
      refused: [],
      warnings: [{ row: 3, code: 'identity/invalid' }],
    })
    expect(runList(desk, list([1, '林若衡', '男', man(1), '县人民医院']), ROSTER).report).toMatchObject({ changed: 1 })
    expect(holderNamed(desk, '林若衡').identities).toHaveLength(1)
    expect(countOf('holder')).toBe(1)
  })
})

describe('a row', () => {
  it('is refused with its cell when its number is wrong, was rounded, or belongs to another name', () => {
    runList(desk, list([1, '林若衡', '男', man(1)]), ROSTER)
    const { report } = tryList(
      desk,
      list(
        [1, '甲', '男', man(2).slice(0, 17) + (man(2).endsWith('0') ? '1' : '0')],
        [2, '乙', '男', 500_999_198_005_170_200],
        [3, '丙', '男', '5.00999E+17'],
        [4, '丁', '男', man(1)],
        [5, '', '男', man(3), '县医院'],
      ),
      ROSTER,
    )
    expect(report.refused.map(({ row, field, heading, code }) => [row, field, heading, code])).toEqual([
      [3, 'identity', '身份证号码', 'identity/invalid'],
      [4, 'identity', '身份证号码', 'import/number-rounded'],
      [5, 'identity', '身份证号码', 'import/number-rounded'],
      [6, 'name', '姓名', 'import/name-differs'],
      [7, 'name', '姓名', 'import/name-missing'],
    ])
    expect(report).toMatchObject({ rows: 5, created: { holders: 0 } })
    expect(JSON.stringify(report)).not.toMatch(/\d{15}/)
  })

  it('hides numbers of the office’s own columns in what it would change', () => {
    const banked = (account: string) =>
      bookOf({
        rows: [
          [...HEAD, '银行卡号'],
          [1, '林若衡', '男', man(1), '', '', '', '', account],
        ],
      })
    runList(desk, banked('6222021234567890123'), ROSTER)
    const { rows } = tryList(desk, banked('6222021234567890999'), ROSTER)
    expect(rows[0]?.changes).toEqual([
      { field: 'own', heading: '银行卡号', from: '6222***********0123', to: '6222***********0999' },
    ])
    expect(tryList(desk, banked('6222***********0123'), ROSTER).rows[0]).toMatchObject({ verdict: 'same', changes: [] })
  })

  it('leaves a phone number on record when the list hides part of it', () => {
    runList(desk, list([1, '林若衡', '男', man(1), '县医院', '', '13800001111', '']), ROSTER)
    const { rows } = runList(desk, list([1, '林若衡', '男', man(1), '县医院', '', '138****1112', '']), ROSTER)
    expect(rows[0]).toMatchObject({ verdict: 'same', issues: [{ field: 'phone', code: 'import/number-masked' }] })
  })

  it('is refused at once when a cell of thousands of signs stands where its number should be', () => {
    const { report } = tryList(desk, list([1, '林若衡', '男', `"1"${' '.repeat(5000)}"1"`]), ROSTER)
    expect(report.refused).toMatchObject([{ row: 3, field: 'identity', code: 'import/cell-too-long' }])
  })

  it('is a duplicate when the person stands in the file already, also on another sheet', () => {
    const rows = [HEAD, [1, '林若衡', '男', man(1), '县医院'], [2, '林若衡', '男', man(1), '县人民医院']]
    const { report } = tryList(desk, bookOf({ name: '一', rows }, { name: '二', rows: rows.slice(0, 2) }), ROSTER)
    expect(report.duplicates).toEqual([
      { sheet: '一', row: 3, of: 2 },
      { sheet: '二', row: 2, of: 2, ofSheet: '一' },
    ])
  })

  it('keeps two people of one name apart when their numbers differ', () => {
    const { report } = runList(
      desk,
      list([1, '林若衡', '男', man(1), '县医院'], [2, '林若衡', '男', man(2), '县医院']),
      ROSTER,
    )
    expect(report).toMatchObject({ created: { holders: 2 }, duplicates: [] })
  })

  it('tells what was repaired when signs, blanks or spellings differ', () => {
    const [wide, blanks] = [man(1), man(2)]
    const { report } = tryList(
      desk,
      list(
        [1, '严　河群', '男', wide.replaceAll(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))],
        [2, '王芳', '男', ` ${blanks.slice(0, 6)} ${blanks.slice(6)}`, '县医院', '', '138 0000 1214'],
      ),
      ROSTER,
    )
    expect(report.repaired.map(({ row, field }) => [row, field])).toEqual([
      [3, 'name'],
      [3, 'identity'],
      [4, 'identity'],
      [4, 'phone'],
    ])
    expect(report.repaired[0]).toMatchObject({ from: '严　河群', to: '严河群' })
  })

  it('leaves out a sex that contradicts the number when the number itself is sound', () => {
    const { report } = runList(desk, list([1, '林若衡', '女', man(1)]), ROSTER)
    expect(report).toMatchObject({
      created: { holders: 1 },
      warnings: [{ field: 'sex', code: 'import/sex-differs' }],
    })
    expect(holderNamed(desk, '林若衡').sex).toBe('male')
  })

  it('keeps what matches nothing as fields of the office when headings are unknown', () => {
    const rows = [
      [...HEAD, '特长'],
      [1, '林若衡', '男', man(1), '', '', '', '', '书法'],
    ]
    runList(desk, bookOf({ rows }), ROSTER)
    expect(desk.ownFields.of({ holderId: holderNamed(desk, '林若衡').id }).values).toMatchObject([
      { name: '特长', value: '书法' },
    ])
  })
})

describe('a dry run', () => {
  it('says exactly what the run does when rows are of any kind', () => {
    const cell = fc.constantFrom(
      '',
      ' ',
      '林若衡',
      '王 芳',
      '合计',
      '男',
      '女',
      man(1),
      man(2),
      `${man(3)} `,
      '否',
      '是',
      'A卡',
      'B类',
      'X-1',
      'X-2',
      '2021年5月20日',
      '2021.13.1',
      '13800001111',
      '县医院',
      '县人民医院',
      '注：以上',
      '—',
    )
    const number = fc.constantFrom<Cells[number]>(
      44_187,
      5.009991976111522e17,
      { day: '2021-05-20' },
      { formula: true },
      { error: '#N/A' },
    )
    const heads = [
      '姓名',
      '性别',
      '身份证号',
      '单位',
      '服务卡类别',
      '卡号',
      '发卡日期',
      '联系电话',
      '有效期',
      '备注',
      '统一社会信用代码',
    ]
    const row = fc.array(fc.oneof({ weight: 9, arbitrary: cell }, { weight: 1, arbitrary: number }), {
      minLength: 11,
      maxLength: 11,
    })
    fc.assert(
      fc.property(fc.array(row, { maxLength: 25 }), fc.boolean(), (rows, withoutIdentity) => {
        const book = bookOf({ rows: [heads, ...rows] })
        const order = { ...ROSTER, withoutIdentity }
        const before = countOf('holder')
        const tried = tryList(desk, book, order)
        expect(countOf('holder')).toBe(before)
        const done = runList(desk, book, order)
        expect(done.report).toEqual(tried.report)
        expect(done.hash).toBe(tried.hash)
        expect(countOf('holder')).toBe(before + done.report.created.holders)
        const { rows: all, created, changed, same, duplicates, refused } = done.report
        const refusedRows = new Set(refused.map((one) => one.row)).size
        expect(created.holders + changed + same + duplicates.length + refusedRows).toBe(all)
        const again = tryList(desk, book, order).report
        expect(again).toMatchObject({ created: { holders: 0, cards: 0, requests: 0 }, changed: 0 })
      }),
      { numRuns: 60 },
    )
  })
})
