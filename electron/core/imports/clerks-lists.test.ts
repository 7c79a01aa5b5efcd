import { describe, expect, it } from 'vitest'
import { bookOf, listDesk, ORDER } from '../../../tests/fixtures/import-desk.ts'
import { importList } from './run.ts'

/** Lists as clerks of other offices keep them. */
const lists = listDesk()
const { man, bringIn, all } = lists

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

describe('a list of cards', () => {
  const ofCard = (name: string, number: string) => {
    const [levelId = 0] = lists.desk.schemes.list({}).schemes.flatMap(({ levels }) => levels.map(({ id }) => id))
    const { id: holderId } = lists.desk.holders.register({ fields: { name } })
    lists.desk.cards.enter({ holderId, levelId, number, issuedOn: null, validFromOn: null, validToOn: null })
  }
  const told = ({ rows }: ReturnType<typeof bringIn>) =>
    rows.map(({ verdict, name, issues }) => [name, verdict === 'refused' ? issues.map(({ code }) => code) : verdict])

  it('is of whose number is on record, or names another row, where names are missing', () => {
    ofCard('林若衡', 'K-1')
    const sheets = [
      ['名册', ['卡号', '姓名', '工作单位'], ['K-1', '', '县医院'], ['K-2', '周远', '县中学'], ['K-3', '', '县中学']],
      ['发卡', ['卡号', '姓名', '备注'], ['k-1', '', '已领'], ['K-2', '', '已领'], ['', '何清扬', '未领']],
    ] as const
    const done = bringIn('roster', ...sheets.map(([name, ...rows]) => ({ name, rows })))
    expect(told(done)).toEqual([
      ['林若衡', 'changed'],
      ['周远', 'new'],
      ['', ['import/name-missing']],
      ['林若衡', 'changed'],
      ['周远', 'changed'],
      ['何清扬', 'new'],
    ])
    expect(done.report.repaired).toMatchObject([
      { sheet: '名册', row: 2, field: 'name', from: '', to: '林若衡' },
      { sheet: '发卡', row: 2, field: 'cardNumber', from: 'k-1', to: 'K-1' },
      { sheet: '发卡', row: 2, field: 'name', from: '', to: '林若衡' },
      { sheet: '发卡', row: 3, field: 'name', from: '', to: '周远' },
    ])
    expect(all('SELECT name, note FROM holder ORDER BY id')).toEqual([
      ['林若衡', '已领'],
      ['周远', '已领'],
      ['何清扬', '未领'],
    ])
  })

  it('is of whom a row below it, or a later sheet, names', () => {
    const done = bringIn(
      'roster',
      {
        name: '发卡',
        rows: [
          ['卡号', '姓名', '备注'],
          ['K-2', '', '已领'],
        ],
      },
      {
        rows: [
          ['卡号', '姓名', '工作单位'],
          ['K-3', '', '县中学'],
          ['K-3', '何清扬', '县中学'],
          ['K-2', '周远', ''],
        ],
      },
    )
    expect(told(done)).toEqual([
      ['周远', 'changed'],
      ['何清扬', 'duplicate'],
      ['何清扬', 'new'],
      ['周远', 'new'],
    ])
    expect(all('SELECT name, note FROM holder ORDER BY id')).toEqual([
      ['何清扬', null],
      ['周远', '已领'],
    ])
  })

  it('lets others in while its rows wait for those that name somebody', () => {
    const rows = [['卡号', '姓名', '备注'], ...Array.from({ length: 30 }, (_, at) => [`K-${at}`, '', '已领'])]
    const steps = importList(
      () => ({ today: lists.desk.today, db: lists.desk.store.reader }),
      bookOf({ rows }),
      { ...ORDER, kind: 'roster' },
      null,
    )
    expect([...steps].length).toBeGreaterThanOrEqual(60)
  })

  it('needs no column for names', () => {
    ofCard('林若衡', 'K-1')
    const rows = [
      ['卡号', '发卡日期', '有效期至', '联系电话'],
      ['K-1', '2024.5.1', '2027.4.30', '13900880000'],
      ['K-9', '2024.5.1', '2027.4.30', '13900880001'],
    ]
    expect(told(bringIn('roster', { rows }))).toEqual([
      ['林若衡', 'changed'],
      ['', ['import/name-missing']],
    ])
    expect(all('SELECT phone, issued_on FROM holder JOIN card ON holder_id = holder.id')).toEqual([
      ['13900880000', '2024-05-01'],
    ])
  })

  it('is one of their holders’ uses when it says when they were used', () => {
    ofCard('林若衡', 'K-1')
    const rows = [
      ['卡号', '入园时间', '检票口'],
      ['K-1', '2025.6.1', '东门'],
      ['K-9', '2025.6.1', '东门'],
    ]
    expect(told(bringIn('usages', { rows }))).toEqual([
      ['林若衡', ['import/item-missing']],
      ['', ['import/name-missing', 'import/item-missing']],
    ])
  })
})

describe('a roster', () => {
  const head = ['姓名', '身份证号', '工作单位']
  const told = ({ rows }: ReturnType<typeof bringIn>) =>
    rows.flatMap(({ name, issues }) => issues.map(({ heading, code, value }) => [name, heading, code, value]))

  it('registers no relatives that stand below their holders', () => {
    const done = bringIn('roster', {
      rows: [
        [...head, '与人才关系'],
        ['林若衡', man(1), '县医院', '本人'],
        ['何清扬', man(2), '县中学', '配偶'],
        ['林小一', '', '实验小学', '次子'],
        ['周远', man(3), '县医院', '户主'],
      ],
    })
    expect(told(done)).toEqual([
      ['何清扬', '与人才关系', 'import/is-relative', '配偶'],
      ['林小一', '与人才关系', 'import/is-relative', '次子'],
    ])
    expect(done.counts).toMatchObject({ holders: 2, refused: 2 })
  })

  it('has holders whose relatives stand beside them, with the relation', () => {
    for (const other of ['家属姓名', '随迁人员', '配偶'])
      bringIn('roster', {
        rows: [
          [...head, other, '与人才关系'],
          [`林${other}`, '', '县医院', '周远', '配偶'],
        ],
      })
    expect(all('SELECT name FROM holder')).toHaveLength(3)
  })

  it('tells the cards that stand beside the one that comes in, and keeps them', () => {
    const done = bringIn('roster', {
      rows: [
        [...head, 'A卡编号', 'A卡发卡日期', 'B卡编号', '原卡号'],
        ['林若衡', man(1), '县医院', 'A-1', '2024.3.1', 'B-1', 'C-1'],
        ['周远', man(2), '县医院', '', '', 'B-2', ''],
      ],
    })
    expect(told(done)).toEqual([
      ['林若衡', 'B卡编号', 'import/further-card', 'B-1'],
      ['周远', 'B卡编号', 'import/further-card', 'B-2'],
    ])
    expect(all('SELECT number FROM card')).toEqual([['A-1']])
  })

  it('keeps a term without a day to count it from, and takes 长期 for no end, 续期至 for the end', () => {
    const sheet = (heading: string, ...terms: readonly string[]) => ({
      name: heading,
      rows: [
        [...head, '卡种', '发卡日期', heading],
        ...terms.map((term, at) => [
          `林${'一二'[at]}${heading}`,
          '',
          '县医院',
          'B卡',
          at === 0 ? '' : '2024.5.1',
          term,
        ]),
      ],
    })
    const { report } = bringIn(
      'roster',
      sheet('有效期', '三年', '三年'),
      sheet('到期时间', '', '长期'),
      sheet('续期至', '', '2029.5.1'),
    )
    expect(report.warnings).toEqual([])
    expect(all('SELECT name, value FROM own_value JOIN own_field ON own_field.id = own_field_id')).toEqual([
      ['有效期', '三年'],
    ])
    const ends = all('SELECT name, valid_to_on FROM card JOIN holder ON holder.id = holder_id ORDER BY holder.id')
    expect(ends.map(([, end]) => end)).toEqual([null, '2027-04-30', null, null, null, '2029-05-01'])
  })

  it('is warned of when a column says when the card was given up', () => {
    const done = bringIn('roster', {
      rows: [
        [...head, '卡种', '注销日期', '注销原因'],
        ['林若衡', man(1), '县医院', 'B卡', '2024.1.1', '调离'],
        ['周远', man(2), '县医院', 'B卡', '', '无'],
      ],
    })
    expect(told(done)).toEqual([['林若衡', '注销日期', 'import/card-not-in-force', '2024.1.1']])
  })

  it('is warned of when those who left are listed with their cards', () => {
    const done = bringIn('roster', {
      rows: [
        [...head, '卡号', '退出时间'],
        ['林若衡', man(1), '县医院', 'B-1', '2024.6'],
      ],
    })
    expect(told(done)).toEqual([['林若衡', '退出时间', 'import/card-not-in-force', '2024.6']])
  })

  it('has its employers under 学校/医院', () => {
    bringIn('roster', {
      rows: [
        ['姓名', '身份证号', '学校/医院'],
        ['林若衡', man(1), '县医院'],
      ],
    })
    expect(all('SELECT name FROM employer')).toEqual([['县医院']])
  })
})
