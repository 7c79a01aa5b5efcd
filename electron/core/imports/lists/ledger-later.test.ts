import { beforeEach, describe, expect, it } from 'vitest'
import { listDesk, type Cells } from '../../../../tests/fixtures/import-desk.ts'

/** Ledgers that come in again with something added, and ledgers with a sheet a department. */
const desk = listDesk()
beforeEach(() => {
  desk.bringIn('roster', {
    rows: [
      ['姓名', '工作单位'],
      ['林若衡', '县医院'],
      ['周远', '县中学'],
    ],
  })
})

const HEAD = ['受理编号', '受理日期', '姓名', '诉求内容', '办理情况', '办结日期', '满意度', '备注']
const NUMBERED = ['LH-001', '2025-06-01', '林若衡', '子女转学', '办理中', '', '', '待联系']
const PLAIN = NUMBERED.with(0, '')
const list = (...rows: readonly Cells[]) => desk.bringIn('requests', { rows: [HEAD, ...rows] })
const told = ({ rows }: ReturnType<typeof list>) =>
  rows.map(({ verdict, issues }) => [verdict, ...issues.map(({ field, code, value }) => [field, code, value])])
const contents = () => desk.all('SELECT content FROM request ORDER BY id').map(([content]) => content)

describe('a ledger that comes in again', () => {
  it.each([
    ['its number', NUMBERED],
    ['its person, day and words', PLAIN],
  ])('knows a request by %s when its remark has changed, and tells the remark', (_, row) => {
    list(row)
    expect(told(list(row.with(7, '已联系')))).toEqual([
      ['same', ['content', 'import/request-on-record', '备注：已联系']],
    ])
    expect(told(list(row.with(7, '')))).toEqual([['same']])
    expect(contents()).toEqual(['子女转学\n备注：待联系'])
  })

  it('settles a request whose remark has changed', () => {
    list(PLAIN)
    const settled = PLAIN.with(4, '已解决').with(5, '2025-06-10').with(7, '学位已落实')
    expect(told(list(settled))).toEqual([['changed', ['content', 'import/request-on-record', '备注：学位已落实']]])
    expect(desk.all('SELECT state, resolved_on FROM request')).toEqual([['archived', '2025-06-10']])
  })

  it('tells of a list without ends only what it enters as open', () => {
    list(PLAIN.with(4, '已解决').with(5, '2025-06-10'))
    const rows = [HEAD, PLAIN, PLAIN.with(3, '停车')].map((row) => [...row.slice(1, 4), row[7]])
    expect(told(desk.bringIn('requests', { rows }))).toEqual([
      ['same'],
      ['new', ['outcome', 'import/outcome-unsaid', '']],
    ])
  })

  it('has a request of its own for each remark, in whatever order they stand', () => {
    list(PLAIN.with(7, '长子'))
    expect(told(list(PLAIN.with(7, '次子'), PLAIN.with(7, '长子')))).toEqual([['new'], ['same']])
    expect(contents()).toEqual(['子女转学\n备注：长子', '子女转学\n备注：次子'])
    expect(told(list(PLAIN.with(7, '次子，已报名'), PLAIN.with(7, '长子')))).toEqual([
      ['same', ['content', 'import/request-on-record', '备注：次子，已报名']],
      ['same'],
    ])
  })

  it('has no number of another day and other words for the same request', () => {
    list(NUMBERED)
    const other = NUMBERED.with(1, '2025-07-01').with(3, '申请人才公寓')
    expect(told(list(other))).toEqual([['refused', ['number', 'request/number-taken', 'LH-001']]])
  })

  it('brings in a rating that was given since, once', () => {
    const settled = PLAIN.with(4, '已解决').with(5, '2025-06-10')
    list(settled)
    const { rows } = list(settled.with(6, '非常满意'))
    expect(rows).toMatchObject([{ verdict: 'changed', changes: [{ field: 'grade', from: '', to: '非常满意' }] }])
    expect(desk.all('SELECT grade FROM rating')).toEqual([[5]])
    expect(told(list(settled.with(6, '满意')))).toEqual([['same', ['grade', 'import/request-on-record', '满意']]])
  })

  it('tells a rating in the words of who called back when nothing else rates', () => {
    const heads = HEAD.with(6, '回访情况')
    const settled = PLAIN.with(4, '已解决').with(5, '2025-06-10')
    const bringIn = (said: string) => desk.bringIn('requests', { rows: [heads, settled.with(6, said)] })
    bringIn('')
    expect(bringIn('满意').rows).toMatchObject([
      { verdict: 'changed', changes: [{ field: 'grade', from: '', to: '满意' }] },
    ])
    expect(told(bringIn('不满意'))).toContainEqual(
      expect.arrayContaining([['grade', 'import/request-on-record', '不满意']]),
    )
  })
})

describe('a ledger that rates by marks of its own', () => {
  it.each([
    ['a hundred', [95, '98分', 5]],
    ['a percentage', ['98%', '0.95', '100%']],
    ['letters', ['A', 'B', 'C']],
  ])('keeps them as words and says how they count: %s', (_, marks) => {
    const days = ['2025-06-01', '2025-06-02', '2025-06-03']
    const { rows } = list(...days.map((day, at) => ['', day, '林若衡', '转学', '已解决', '2025-06-10', marks[at], '']))
    expect(rows.map(({ issues }) => issues.map(({ code, value }) => [code, value]))).toEqual(
      marks.map((mark) => [['import/grade-unclear', String(mark)]]),
    )
    expect(desk.all('SELECT grade FROM rating')).toEqual([])
    expect(contents()).toEqual(marks.map((mark) => `转学\n满意度：${mark}`))
  })

  it('takes no low mark for a grade where the heading says of how many it is', () => {
    const heads = HEAD.with(6, '满意度（10分制）')
    const row = ['', '2025-06-01', '林若衡', '转学', '已解决', '2025-06-10', 5, '']
    const { rows } = desk.bringIn('requests', { rows: [heads, row] })
    expect(rows[0]?.issues.map(({ code }) => code)).toEqual(['import/grade-unclear'])
    expect(desk.all('SELECT grade FROM rating')).toEqual([])
  })
})

describe('a ledger with a sheet a department', () => {
  const sheet = (name: string, heads: Cells, row: Cells) => ({ name, rows: [heads, row] })
  const heads = ['受理日期', '姓名', '诉求内容', '办理情况']

  it('has the departments by which its sheets are called, and says so', () => {
    const { rows } = desk.bringIn(
      'requests',
      sheet('教委', heads, ['2025-06-01', '林若衡', '子女转学', '办理中']),
      sheet('卫健委 ', heads, ['2025-06-02', '林若衡', '体检', '办理中']),
      sheet('其他', heads, ['2025-06-03', '周远', '停车', '办理中']),
    )
    expect(rows.map(({ repairs }) => repairs.map(({ field, from, to }) => [field, from, to]))).toEqual([
      [['department', '教委', '县教委']],
      [['department', '卫健委', '县卫生健康委']],
      [],
    ])
    expect(
      desk.all(
        'SELECT name_zh FROM assignment JOIN department ON department.id = department_id ORDER BY assignment.id',
      ),
    ).toEqual([['县教委'], ['县卫生健康委']])
  })

  it('has them where the name of a sheet is numbered, as a copy or a further table of refused rows', () => {
    desk.bringIn('requests', sheet('教委 (2)', heads, ['2025-06-01', '林若衡', '子女转学', '办理中']))
    expect(desk.all('SELECT name_zh FROM assignment JOIN department ON department.id = department_id')).toEqual([
      ['县教委'],
    ])
  })

  it('has those of the column where there is one', () => {
    desk.bringIn('requests', sheet('教委', [...heads, '承办单位'], ['2025-06-01', '林若衡', '转学', '办理中', '']))
    expect(desk.all('SELECT * FROM assignment')).toEqual([])
  })
})

describe('a number of a ledger', () => {
  const head = ['编号', '日期', '姓名', '诉求内容', '责任单位', '办理结果', '办结日期']
  const ofYear = (year: number, number = '001'): Cells[] => [
    head,
    [number, `${year}-03-05`, '林若衡', '孩子入学', '县教委', '已办结', `${year}-03-09`],
    ['002', `${year}-11-20`, '周远', '租房', '县住建委', '已办结', `${year}-12-01`],
  ]
  const numbers = () => desk.all('SELECT number, received_on, content FROM request ORDER BY id')

  it('begins anew each year, and stays with the words where another year has it', () => {
    const years = [2022, 2023].map((year) => ({ name: `${year}年`, rows: ofYear(year) }))
    const done = desk.bringIn('requests', ...years)
    expect(told(done)).toEqual([
      ['new'],
      ['new'],
      ['new', ['number', 'import/number-of-other-year', '001']],
      ['new', ['number', 'import/number-of-other-year', '002']],
    ])
    expect(numbers()).toEqual([
      ['001', '2022-03-05', '孩子入学'],
      ['002', '2022-11-20', '租房'],
      ['XS-2023-0001', '2023-03-05', '孩子入学\n编号：001'],
      ['XS-2023-0002', '2023-11-20', '租房\n编号：002'],
    ])
  })

  it('is that of the same request where it is long, whatever its year', () => {
    desk.bringIn('requests', { rows: ofYear(2022, '20220305') })
    expect(told(desk.bringIn('requests', { rows: ofYear(2023, '20220305') }))[0]).toEqual([
      'same',
      ['receivedOn', 'import/request-on-record', '2023-03-05'],
    ])
  })
})

describe('a request with a row for each department', () => {
  const head = ['受理编号', '受理日期', '姓名', '诉求内容', '责任单位', '办理结果', '办结日期']
  const row: Cells = ['2024-001', '2024-03-05', '林若衡', '购房补贴和孩子入学', '县教委', '已办结', '2024-03-20']
  const other = row.with(4, '县住建委').with(6, '2024-03-25')
  const assigned = () =>
    desk.all(
      `SELECT request.number, resolved_on, group_concat(name_zh) FROM request JOIN assignment ON request_id = request.id
       JOIN department ON department.id = department_id GROUP BY request.id ORDER BY request.id`,
    )

  it('is one by its number, settled with the last of them', () => {
    expect(told(desk.bringIn('requests', { rows: [head, row, other] }))).toEqual([['new']])
    expect(assigned()).toEqual([['2024-001', '2024-03-25', '县教委,县住房城乡建委']])
  })

  it('is open while one of them has not settled it', () => {
    desk.bringIn('requests', { rows: [head, row, other.with(5, '办理中').with(6, '')] })
    expect(desk.all('SELECT state FROM request')).toEqual([['accepted']])
  })

  it('is told to be alike where it has no number', () => {
    const rows = [head, row, other].map(([, ...cells]) => cells)
    expect(told(desk.bringIn('requests', { rows }))).toEqual([
      ['new'],
      ['new', ['content', 'import/request-alike', '购房补贴和孩子入学']],
    ])
  })

  it('is a duplicate where the same stands there twice', () => {
    expect(told(desk.bringIn('requests', { rows: [head, row, row] }))).toEqual([['new'], ['duplicate']])
  })
})
