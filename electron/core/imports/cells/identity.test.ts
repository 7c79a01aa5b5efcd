import { describe, expect, it } from 'vitest'
import { bookOf, issuesOf, listDesk, runList, tryList } from '../../../../tests/fixtures/import-desk.ts'

const lists = listDesk()
const { man, bringIn, all } = lists

describe('an identity number', () => {
  it('is a resident’s whatever other document its row speaks of', () => {
    const done = bringIn('roster', {
      rows: [
        ['姓名', '证件号码', '证件类型', '备注'],
        ['胡一', man(1), '', '护照已过期'],
        ['胡二', man(2), '☑身份证 □护照', ''],
        ['胡三', man(3), '身份证/护照', ''],
      ],
    })
    expect(issuesOf(done)).toEqual([])
    expect(all('SELECT kind FROM identity_document').flat()).toEqual(['resident-id', 'resident-id', 'resident-id'])
  })

  it('is refused where it was lost, failed or given to two people', () => {
    const done = bringIn('roster', {
      rows: [
        ['姓名', '证件号码', '单位', '电话'],
        ['胡一', 5.0099919820113e17, '县医院', 13800000001],
        ['胡二', '5.00999E+17', '县医院', '1.38E+10'],
        ['胡三', '500999198001010000', '县医院', { error: '#N/A' }],
        ['胡四', { error: '#REF!' }, '县医院', ''],
        ['胡五', { formula: true }, '县医院', ''],
        ['胡六', `“${man(6)}”（本人）`, '县医院', '13800000001 13900000018'],
        ['胡七', man(6), '县医院', ''],
      ],
    })
    expect(issuesOf(done)).toEqual([
      [2, 'identity', 'import/number-rounded'],
      [3, 'identity', 'import/number-rounded'],
      [4, 'identity', 'import/number-rounded'],
      [5, 'identity', 'import/cell-error'],
      [6, 'identity', 'import/formula-without-value'],
      [8, 'identity', 'import/number-of-another'],
    ])
    expect(all('SELECT name, phone FROM holder')).toContainEqual(['胡六', '13800000001/13900000018'])
  })

  it('is refused as what it is with hidden digits', () => {
    const sound = man(0)
    const numbers = [
      '5009**********1234',
      '50099919800517001*',
      '500999XXXXXXXX1234',
      '500999××××××××1234',
      `*${sound}*`,
      '50099919800517001',
    ]
    const rows = [['姓名', '身份证号'], ...numbers.map((number, at) => [`林若${'甲乙丙丁戊己'.charAt(at)}`, number])]
    const { report } = runList(lists.desk, bookOf({ rows }), { kind: 'roster' })
    expect(report.refused.map(({ row, code }) => [row, code])).toEqual([
      [2, 'import/identity-masked'],
      [3, 'import/identity-masked'],
      [4, 'import/identity-masked'],
      [5, 'import/identity-masked'],
      [7, 'identity/invalid'],
    ])
  })

  it('is repaired where its X is another sign like it and its check says so', () => {
    const ending = [...Array(99).keys()].map(man).filter((number) => number.endsWith('X'))
    const written = ['×', 'Х', 'Ⅹ', '✕', '✗'].map((sign, at) => `${ending[at]?.slice(0, -1)}${sign}`)
    const { report } = bringIn('roster', {
      rows: [
        ['姓名', '身份证号', '单位'],
        ...written.map((number, at) => [`林若${'甲乙丙丁戊'[at]}`, number, '县医院']),
      ],
    })
    expect(report).toMatchObject({ refused: [], created: { holders: 5 } })
    expect(all('SELECT number FROM identity_document ORDER BY id').flat()).toEqual(ending.slice(0, 5))
    const wrong = `${[...Array(99).keys()]
      .map(man)
      .find((number) => number.endsWith('5'))
      ?.slice(0, -1)}×`
    const odd = tryList(
      lists.desk,
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

  it.each(['="%"', '=%', '#%', 'ID:%', 'No.%', '\u202A%\u202C', "'%", '%；'])(
    'is repaired where it stands as %s',
    (round) => {
      const rows = [
        ['姓名', '身份证号', '单位'],
        ['林若衡', round.replace('%', man(1)), '县医院'],
      ]
      expect(bringIn('roster', { rows }).report).toMatchObject({ refused: [], repaired: [{ field: 'identity' }] })
      expect(all('SELECT number FROM identity_document')).toEqual([[man(1)]])
    },
  )

  it('is the one that a remark says with its document, where the cell has no number, and nobody else’s', () => {
    const remarks: (readonly [string, string, string?])[] = [
      ['', '美国籍，护照号码 512345678', 'passport 512345678'],
      ['外籍', 'Passport No. K1234567', 'passport K1234567'],
      ['见备注', '外籍专家，E12345678（护照）', 'passport E12345678'],
      ['', '香港籍，回乡证 H12345678', 'hk-macao-travel-permit H12345678'],
      ['', '台湾居民来往大陆通行证：12345678', 'taiwan-travel-permit 12345678'],
      ['/', '外国人永久居留身份证 USA310000000000', 'foreign-permanent-residence USA310000000000'],
      ['', '港澳居民居住证 810000196407251230', 'hk-macao-taiwan-residence 810000196407251230'],
      ['', '港澳居民居住证 810000196407251231'],
      ['', '配偶外籍，配偶护照 E87654321'],
    ]
    const rows = remarks.map(([cell, remark], at) => [`林若${'甲乙丙丁戊己庚辛壬'[at]}`, cell, '县医院', remark])
    const { report } = bringIn('roster', { rows: [['姓名', '身份证号', '单位', '备注'], ...rows] })
    expect(report.refused).toEqual([])
    expect(all("SELECT kind || ' ' || number FROM identity_document ORDER BY id").flat()).toEqual(
      remarks.flatMap(([, , number]) => number ?? []),
    )
  })

  it('is a passport’s, of any shape, in a column of passports', () => {
    const rows = [
      ['姓名', '护照号码'],
      ['林若甲', 'XDA123456'],
      ['林若乙', '512345678'],
      ['林若丙', man(0)],
    ]
    const { report } = runList(lists.desk, bookOf({ rows }), { kind: 'roster' })
    expect(report.refused).toEqual([])
    expect(lists.desk.store.reader.all('SELECT kind FROM identity_document ORDER BY id')).toEqual([
      { kind: 'passport' },
      { kind: 'passport' },
      { kind: 'resident-id' },
    ])
  })

  it('keeps out a birth date or sex that it contradicts, which is told', () => {
    const number = man(1)
    const rows = [
      ['姓名', '身份证号码', '出生日期', '性别'],
      ['林若衡', number, '1981-05-17', '女'],
      ['王芳', '', '2080-05-17', ''],
    ]
    const { report } = runList(lists.desk, bookOf({ rows }), { kind: 'roster' })
    expect(report.warnings.map(({ row, code }) => [row, code])).toEqual([
      [2, 'import/born-differs'],
      [2, 'import/sex-differs'],
      [3, 'import/born-in-future'],
    ])
    expect(lists.desk.store.reader.all('SELECT born_on, sex FROM holder ORDER BY id')).toEqual([
      { bornOn: '1980-05-17', sex: 'male' },
      { bornOn: null, sex: null },
    ])
  })

  it('is that of the passport in the remark where there is no other', () => {
    bringIn('roster', {
      rows: [
        ['姓名', '身份证号码', '单位', '备注'],
        ['周远', '', '县医院', '外籍，护照 E12345678'],
      ],
    })
    expect(all('SELECT kind, number FROM identity_document')).toEqual([['passport', 'E12345678']])
  })

  it('is of the document that a word before it, a column of its own, or the number itself tells', () => {
    const { report } = bringIn('roster', {
      rows: [
        ['姓名', '证件类型', '证件号码'],
        ['甲', '', '护照：E12345678'],
        ['乙', '护照', 'E12345679'],
        ['丙', '居民身份证', `身份证${man(4)}`],
        ['丁', '', '810000196407251230'],
        ['戊', '', `${man(5).toLowerCase()}\t`],
      ],
    })
    expect(report).toMatchObject({ created: { holders: 5 }, refused: [] })
    expect(all('SELECT kind FROM identity_document ORDER BY id').flat()).toEqual([
      'passport',
      'passport',
      'resident-id',
      'hk-macao-taiwan-residence',
      'resident-id',
    ])
  })
})
