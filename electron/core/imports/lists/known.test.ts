import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { bookOf, holderNamed, runList, tryList, type Cells } from '../../../../tests/fixtures/import-desk.ts'
import { openRegister, residentNumber, type RegisterDesk } from '../../../../tests/fixtures/register-desk.ts'

const ROSTER = { kind: 'roster' } as const
const HEAD = [
  '姓名',
  '身份证号码',
  '工作单位',
  '联系电话',
  '服务卡类别',
  '卡号',
  '人才层次',
  '职务职称',
  '服务专员',
  '备注',
  '住址',
  '发卡日期',
  '有效期至',
]

let desk: RegisterDesk
beforeEach(() => {
  desk = openRegister('2026-03-02T01:00:00.000Z')
})
afterEach(() => desk.close())

const NUMBER = residentNumber('1980-05-17', 3)
const FIRST = ['林若衡', NUMBER, '县医院', '13800001111', 'A卡', 'A-001', '', '主任医师', '', '双聘']
const MORE = ['林若衡', NUMBER, '县大学', '13800002222', 'B卡', 'B-001', 'B类', '', '周专员', '自带团队', '滨江路 1 号']
const onTwoSheets = (first: readonly Cells[], second: readonly Cells[]) =>
  bookOf({ name: '一', rows: [HEAD, ...first] }, { name: '二', rows: [HEAD, ...second] })

describe('a person on two sheets', () => {
  it('has nothing added by a row without a number, and is told that this is why', () => {
    const { report, rows } = tryList(desk, onTwoSheets([FIRST], [MORE.with(1, '').with(3, FIRST[3] ?? '')]), ROSTER)
    expect(report).toMatchObject({ created: { holders: 1, cards: 1 }, duplicates: [{ row: 2, of: 2, ofSheet: '一' }] })
    expect(new Set(rows[1]?.issues.map(({ code }) => code))).toEqual(new Set(['import/unnumbered-adds']))
  })

  const book = onTwoSheets([FIRST], [MORE])

  it('has what the second sheet adds, and is told what it says otherwise', () => {
    const { rows, report } = tryList(desk, book, ROSTER)
    expect(report).toMatchObject({ rows: 2, created: { holders: 1, cards: 2 }, changed: 1, duplicates: [] })
    expect(rows[1]?.changes).toEqual([
      { field: 'note', from: '双聘', to: '双聘；自带团队' },
      { field: 'employer', from: '县医院', to: '县大学' },
      { field: 'recognition', from: '', to: 'B类人才' },
      { field: 'cardNumber', from: '', to: 'B卡 B-001' },
      { field: 'specialist', from: '', to: '周专员' },
      { field: 'own', heading: '住址', from: '', to: '滨江路 1 号' },
    ])
    expect(rows[1]?.issues).toEqual([
      {
        field: 'phone',
        heading: '联系电话',
        code: 'import/said-otherwise',
        value: '138****2222',
        params: { row: 2, sheet: '一' },
      },
    ])
  })

  it('comes in as the dry run said, and twice changes nothing', () => {
    const tried = tryList(desk, book, ROSTER)
    const done = runList(desk, book, ROSTER)
    expect([done.report, done.rows, done.hash]).toEqual([tried.report, tried.rows, tried.hash])
    expect(holderNamed(desk, '林若衡')).toMatchObject({ title: '主任医师', note: '双聘；自带团队' })
    expect(holderNamed(desk, '林若衡').employments.map(({ employer }) => employer)).toEqual(['县大学', '县医院'])
    expect(desk.store.reader.all('SELECT phone FROM holder')).toEqual([{ phone: '13800001111' }])
    expect(desk.store.reader.all('SELECT number FROM card ORDER BY id')).toEqual([
      { number: 'A-001' },
      { number: 'B-001' },
    ])
    expect(runList(desk, book, ROSTER).report).toMatchObject({ changed: 0, same: 1, duplicates: [{ row: 2, of: 2 }] })
  })

  it('is told which row says otherwise', () => {
    const last = [...MORE.slice(0, -1), '滨江路 2 号']
    const { rows } = tryList(desk, onTwoSheets([FIRST], [MORE, last]), ROSTER)
    expect(rows[2]?.issues.map(({ field, params }) => [field, params])).toEqual([
      ['phone', { sheet: '一', row: 2 }],
      ['own', { sheet: '二', row: 2 }],
    ])
  })

  it('is refused the number of another one’s card', () => {
    const other = ['王芳', residentNumber('1981-05-17', 4), '县医院', '', 'B卡', 'B-001']
    const { report } = tryList(desk, onTwoSheets([FIRST, other], [MORE]), ROSTER)
    expect(report.refused).toMatchObject([
      { sheet: '二', row: 2, field: 'cardNumber', code: 'import/card-number-twice' },
    ])
  })

  it('is refused the number of another one’s card, which says no class, however often the list comes', () => {
    const other = ['王芳', residentNumber('1981-05-17', 4), '县医院', '', '', 'B-001']
    const book = onTwoSheets([other, ['林若衡', NUMBER, '县大学', '', '', 'B-001']], [MORE])
    const verdicts = () => runList(desk, book, ROSTER).rows.map(({ verdict }) => verdict)
    expect(verdicts()).toEqual(['new', 'refused', 'new'])
    expect(verdicts()).toEqual(['same', 'refused', 'same'])
  })

  it('has the card of the class that a later row says, though another one has its number', () => {
    runList(desk, bookOf({ rows: [HEAD, FIRST.with(4, '').with(5, 'B-001')] }), ROSTER)
    const said = (phone: string, ...card: Cells) => ['王芳', residentNumber('1981-05-17', 4), '', phone, ...card]
    const book = onTwoSheets(
      [said('', '', 'B-001'), said('13800001111')],
      [said('13800002222'), said('', 'B卡', 'B-001')],
    )
    const verdicts = () => runList(desk, book, ROSTER).rows.map(({ verdict }) => verdict)
    expect(verdicts()).toEqual(['duplicate', 'new', 'duplicate', 'changed'])
    expect(verdicts()).toEqual(['duplicate', 'same', 'duplicate', 'duplicate'])
  })

  it('has two cards of one number, of which the days stay those of the one without a class', () => {
    const said = (...card: Cells) => ['林若衡', NUMBER, '', '', ...card]
    const days = said('', 'A-001', '', '', '', '', '', '2022-05-20')
    const sheets = [[said('B卡', '')], [days], [said('B卡', 'A-001')]]
    const book = bookOf(...sheets.map((rows, at) => ({ name: `${at}`, rows: [HEAD, ...rows] })))
    runList(desk, book, ROSTER)
    expect(runList(desk, book, ROSTER).report).toMatchObject({ changed: 0, same: 1 })
    expect(desk.store.reader.all('SELECT number, issued_on FROM card ORDER BY issued_on')).toEqual([
      { number: 'A-001', issuedOn: null },
      { number: 'A-001', issuedOn: '2022-05-20' },
    ])
  })

  it('has the days of a card with a number compared with that one, not with another of the class that has none', () => {
    const said = (...card: Cells) => ['林若衡', NUMBER, '', '', ...card]
    const until = said('A卡', 'B-001', '', '', '', '', '', '', '2025-05-19')
    runList(desk, onTwoSheets([said('B卡', 'B-001')], [said('A卡', '', '', '', '', '', '', '2022-05-20')]), ROSTER)
    const book = onTwoSheets([until], [said('A卡', 'A-001')])
    expect(runList(desk, book, ROSTER).report).toMatchObject({ changed: 2 })
    expect(runList(desk, book, ROSTER).report).toMatchObject({ changed: 0 })
    const days = (on: string, ...card: Cells) => said(...card, '', '', '', '', '', on)
    runList(desk, bookOf({ rows: [HEAD, days('2021-05-20', 'C卡', '')] }), ROSTER)
    const further = onTwoSheets([said('A卡', 'C-001')], [days('2022-05-20', 'C卡', 'C-001')])
    expect(runList(desk, further, ROSTER).report).toMatchObject({ changed: 2 })
    expect(runList(desk, further, ROSTER).report).toMatchObject({ changed: 0 })
  })

  it('keeps the days on record of a card to which an earlier sheet gave its number', () => {
    const said = (number: string, on = '') => ['林若衡', NUMBER, '', '', 'A卡', number, '', '', '', '', '', on]
    runList(desk, bookOf({ rows: [HEAD, said('', '2021-05-20')] }), ROSTER)
    const { report, rows } = runList(desk, onTwoSheets([said('A-001')], [said('A-001', '2022-05-20')]), ROSTER)
    expect(report).toMatchObject({ changed: 1 })
    expect(rows[1]?.issues).toMatchObject([{ field: 'issuedOn', code: 'import/card-on-record' }])
  })

  it('comes in as the dry run said whatever the sheets say', () => {
    const cell = (...values: string[]) => fc.constantFrom('', ...values)
    const row = fc
      .tuple(
        fc.constantFrom(0, 1),
        cell('县医院', '县 医院', '县大学'),
        cell('13800001111', '13800002222'),
        cell('A卡', 'B卡'),
        cell('A-001', 'B-001'),
        cell('B类', 'C类'),
        cell('主任医师', '院长'),
        cell('周专员', '吴专员'),
        cell('双聘', '自带团队'),
        cell('滨江路 1 号', '滨江路 2 号'),
        cell('2021-05-20', '2022-05-20'),
        cell('2024-05-19', '2025-05-19'),
      )
      .map(([who, ...cells]) => [['林若衡', '王芳'][who], residentNumber('1980-05-17', who * 2 + 1), ...cells])
    const sheets = fc.array(fc.array(row, { minLength: 1, maxLength: 3 }), { minLength: 2, maxLength: 3 })
    const lists = fc.array(sheets, { minLength: 1, maxLength: 2 })
    fc.assert(
      fc.property(lists, (books) => {
        const fresh = openRegister('2026-03-02T01:00:00.000Z')
        for (const told of books) {
          const list = bookOf(...told.map((rows, at) => ({ name: `${at}`, rows: [HEAD, ...rows] })))
          const tried = tryList(fresh, list, ROSTER)
          const done = runList(fresh, list, ROSTER)
          expect([done.rows, done.hash]).toEqual([tried.rows, tried.hash])
          expect(runList(fresh, list, ROSTER).counts).toMatchObject({ holders: 0, changed: 0, cards: 0 })
        }
        fresh.close()
      }),
      { numRuns: 15, endOnFailure: true },
    )
  })
})

describe('a person twice on one sheet', () => {
  it('is a duplicate that tells what it would have added', () => {
    const { rows, report } = tryList(desk, bookOf({ name: '一', rows: [HEAD, FIRST, MORE] }), ROSTER)
    expect(report).toMatchObject({
      created: { holders: 1, cards: 1 },
      changed: 0,
      duplicates: [{ row: 3, of: 2 }],
      warnings: [],
    })
    const about = { sheet: '一', row: 2 }
    expect(
      rows[1]?.issues.map(({ field, heading, code, value, params }) => [field, heading, code, value, params]),
    ).toEqual([
      ['phone', '联系电话', 'import/said-otherwise', '138****2222', about],
      ['note', '备注', 'import/repeat-adds', '自带团队', about],
      ['employer', '工作单位', 'import/repeat-adds', '县大学', about],
      ['recognition', '人才层次', 'import/repeat-adds', 'B类人才', about],
      ['cardNumber', '卡号', 'import/repeat-adds', 'B卡 B-001', about],
      ['specialist', '服务专员', 'import/repeat-adds', '周专员', about],
      ['own', '住址', 'import/repeat-adds', '滨江路 1 号', about],
    ])
  })
})

describe('a card and an employer that a repeated row tells of otherwise', () => {
  const head = ['姓名', '工作单位', '统一社会信用代码', '服务卡类别', '卡号', '发卡日期', '有效期至']
  const [one, other] = ['91110000600037341L', '914403001922038216']
  const first = ['林若衡', '县医院', '', 'A卡', 'A-001', '2021-05-20', '2024-05-19']
  const said = (...more: readonly Cells[]) => {
    const { rows } = tryList(desk, bookOf({ rows: [head, first, ...more] }), ROSTER)
    return rows.slice(1).map(({ verdict, issues }) => [verdict, ...issues.map(({ field, code }) => `${field} ${code}`)])
  }

  it('are told: level, days, and credit code', () => {
    const level = ['林若衡', '县医院', '', 'B卡', 'A-001', '2021-05-21', '2025-05-20']
    expect(said(level)).toEqual([
      [
        'duplicate',
        'cardLevel import/said-otherwise',
        'issuedOn import/said-otherwise',
        'validToOn import/said-otherwise',
      ],
    ])
    expect(said(['王芳', '县医院', one], ['周远', '县中学', one])).toEqual([
      ['new'],
      ['new', 'creditCode import/credit-code-taken'],
    ])
    const codes = [one, other].map((code) => ['林若衡', '县医院', code, 'A卡', 'A-001'])
    expect(said(codes[0] ?? [])).toEqual([['duplicate', 'creditCode import/repeat-adds']])
    expect(said(['王芳', '县医院', one], codes[1] ?? [])).toEqual([
      ['new'],
      ['duplicate', 'creditCode import/credit-code-differs'],
    ])
  })

  it('are none where only the scheme says until when', () => {
    expect(said(['林若衡', '县医院', '', 'A卡', 'A-001', '2021-05-20', ''])).toEqual([['duplicate']])
  })
})

describe('somebody on the register', () => {
  it('has a note of no more than it can hold, and what is cut off of a list is told', () => {
    const come = (note: string) =>
      runList(
        desk,
        bookOf({
          rows: [
            ['姓名', '身份证号码', '备注'],
            ['林若衡', NUMBER, note],
          ],
        }),
        ROSTER,
      ).report
    expect(come('长'.repeat(1990)).warnings).toEqual([])
    expect(come('双聘，自带团队，每年来区四个月')).toMatchObject({
      changed: 1,
      warnings: [{ field: 'note', code: 'import/note-too-long', params: { max: 2000 } }],
    })
    expect(come('双聘，自带团队，每年来区四个月')).toMatchObject({
      same: 1,
      warnings: [{ code: 'import/note-too-long' }],
    })
    expect(holderNamed(desk, '林若衡').note).toHaveLength(2000)
  })

  it('keeps birth date and sex on record, and what a list says otherwise is told', () => {
    const head = ['姓名', '工作单位', '联系电话', '性别', '出生日期']
    const come = (...said: Cells) => {
      const book = bookOf({ rows: [head, ['林若衡', '县医院', '13800001111', ...said]] })
      const { rows } = runList(desk, book, ROSTER)
      return rows.map(({ verdict, issues }) => [verdict, ...issues.map(({ code, params }) => [code, params['known']])])
    }
    expect(come('男', '1980-05-17')).toEqual([['new']])
    expect(come('女', '1980-05-18')).toEqual([
      ['same', ['import/born-on-record', '1980-05-17'], ['import/sex-on-record', 'male']],
    ])
    expect(come('', '')).toEqual([['same']])
    expect(holderNamed(desk, '林若衡')).toMatchObject({ sex: 'male', bornOn: '1980-05-17' })
  })

  it('gets the days that their card on record lacks, and is told those that it has otherwise', () => {
    const head = ['姓名', '服务卡类别', '卡号', '发卡日期', '有效期至']
    const told = (...cells: Cells) => runList(desk, bookOf({ rows: [head, ['林若衡', ...cells]] }), ROSTER)
    told('A卡', 'A-001', '', '')
    expect(told('A卡', 'A-001', '2021-05-20', '').report).toMatchObject({ changed: 1, warnings: [] })
    const days = () => desk.store.reader.all('SELECT issued_on, valid_from_on, valid_to_on FROM card')
    const known = [{ issuedOn: '2021-05-20', validFromOn: '2021-05-20', validToOn: '2024-05-19' }]
    expect(days()).toEqual(known)
    expect(told('A卡', 'A-001', '2021-05-20', '').report).toMatchObject({ same: 1, warnings: [] })
    expect(told('A卡', 'A-001', '2024-05-20', '2027-05-19').report).toMatchObject({
      same: 1,
      warnings: [
        { field: 'issuedOn', code: 'import/card-on-record', value: '2024-05-20', params: { known: '2021-05-20' } },
        { field: 'validToOn', code: 'import/card-on-record', value: '2027-05-19', params: { known: '2024-05-19' } },
      ],
    })
    expect(days()).toEqual(known)
  })

  it('is one person when rows that share nothing else mean them', () => {
    const works = (employer: string) => ({ employer, department: null, post: null, fromOn: null, toOn: null })
    desk.holders.register({ fields: { name: '林若衡' }, employments: [works('县医院'), works('县大学')] })
    const rows = [
      ['姓名', '工作单位', '住址'],
      ['林若衡', '县医院', '滨江路 1 号'],
      ['林若衡', '县大学', '滨江路 2 号'],
    ]
    const { report, rows: told } = runList(desk, bookOf({ rows }), ROSTER)
    expect(report).toMatchObject({ changed: 1, duplicates: [{ row: 3, of: 2 }] })
    expect(told[1]?.issues).toMatchObject([{ code: 'import/said-otherwise', value: '滨江路 2 号' }])
    expect(runList(desk, bookOf({ rows }), ROSTER).report).toMatchObject({ changed: 0, same: 1 })
  })

  const one = (cells: Cells) => bookOf({ rows: [HEAD, cells] })

  it('gets the number of the card and the post that an earlier list did not have', () => {
    runList(desk, one(['林若衡', NUMBER, '县医院', '', 'B卡']), ROSTER)
    const { rows, report } = runList(desk, one(['林若衡', NUMBER, '县医院', '', 'B卡', 'A-001', '', '院长']), ROSTER)
    expect(report).toMatchObject({ changed: 1, created: { cards: 0 } })
    expect(rows[0]?.changes).toEqual([
      { field: 'post', from: '', to: '院长' },
      { field: 'cardNumber', from: 'B卡', to: 'B卡 A-001' },
    ])
    expect(desk.store.reader.all('SELECT number, post FROM card, employment')).toEqual([
      { number: 'A-001', post: '院长' },
    ])
  })
})
