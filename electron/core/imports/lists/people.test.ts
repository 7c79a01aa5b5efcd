import { describe, expect, it } from 'vitest'
import { bookOf, listDesk, ORDER } from '../../../../tests/fixtures/import-desk.ts'
import { importList } from '../run.ts'

const lists = listDesk()
const { man, bringIn, all } = lists

describe('namesakes', () => {
  const registerTwo = () => {
    for (const phone of ['13800000001', '13800000002'])
      lists.desk.holders.register({
        fields: { name: '林若衡', phone },
        employments: [{ employer: '县医院', department: null, post: null, fromOn: null, toOn: null }],
      })
  }

  it('of one employer on the register refuse a row that may be of either', () => {
    registerTwo()
    const { rows } = bringIn('roster', {
      rows: [
        ['姓名', '单位', '备注'],
        ['林若衡', '县医院', '双聘'],
      ],
    })
    expect(rows.map(({ verdict, issues }) => [verdict, ...issues.map(({ code }) => code)])).toEqual([
      ['refused', 'import/person-ambiguous'],
    ])
    expect(all('SELECT note FROM holder').flat()).toEqual([null, null])
  })

  it('of one employer on the register are told apart by the phone that a row of a ledger says, too', () => {
    registerTwo()
    const { counts } = bringIn('requests', {
      rows: [
        ['受理日期', '姓名', '单位', '联系电话', '诉求内容'],
        ['2024-03-01', '林若衡', '县医院', '13800000002', '转学'],
      ],
    })
    expect(counts).toMatchObject({ requests: 1, refused: 0 })
    expect(all('SELECT phone FROM request JOIN holder ON holder.id = holder_id')).toEqual([['13800000002']])
  })

  it('are told where nothing tells them apart, of the file and of the register', () => {
    bringIn('roster', {
      rows: [
        ['姓名', '单位'],
        ['周远', '县医院'],
      ],
    })
    const { report } = bringIn(
      'roster',
      {
        name: '名册',
        rows: [
          ['姓名', '身份证号', '单位'],
          ['林一', man(1), '县医院'],
          ['林二', man(2), '县一中'],
        ],
      },
      {
        name: '联系方式',
        rows: [
          ['姓名', '手机'],
          ['林一', '13800000001'],
          ['周远', '13800000002'],
          ['林三', '13800000003'],
        ],
      },
    )
    expect(report).toMatchObject({ created: { holders: 5 } })
    expect(report.warnings.map(({ sheet, row, code, params }) => [sheet, row, code, params])).toEqual([
      ['联系方式', 2, 'import/namesake', { sheet: '名册', row: 2 }],
      ['联系方式', 3, 'import/namesake-on-register', { name: '周远' }],
    ])
  })
})

describe('a list of cards without names', () => {
  const ofCard = (name: string, number: string) => {
    const [levelId = 0] = lists.desk.schemes.list({}).schemes.flatMap(({ levels }) => levels.map(({ id }) => id))
    const { id: holderId } = lists.desk.holders.register({ fields: { name } })
    lists.desk.cards.enter({ holderId, levelId, number, issuedOn: null, validFromOn: null, validToOn: null })
  }
  const told = ({ rows }: ReturnType<typeof bringIn>) =>
    rows.map(({ verdict, name, issues }) => [name, verdict === 'refused' ? issues.map(({ code }) => code) : verdict])

  it('is of whose number is on record, or names another row', () => {
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
