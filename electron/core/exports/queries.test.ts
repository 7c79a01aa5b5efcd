import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CardsOrder, LedgerOrder, SummaryOrder, type ExportOrders } from '#shared/contract/exports.ts'
import { ExportedSummary } from '#shared/contract/summaries.ts'
import { bookOf, runList } from '../../../tests/fixtures/import-desk.ts'
import { openRegister, type RegisterDesk } from '../../../tests/fixtures/register-desk.ts'
import { planExport, planList } from './queries.ts'

const HELP = 4122
const A_CARD = 2011
const EDUCATION = 5002
const TODAY = { from: '2026-03-02', to: '2026-03-02', format: 'csv' } as const

let desk: RegisterDesk
beforeAll(() => {
  desk = openRegister('2026-03-02T01:00:00.000Z')
  const lin = desk.holders.register({ fields: { name: '林若衡' } }).id
  const zhou = desk.holders.register({ fields: { name: '周启明', phone: '13812345678' } }).id
  const request = { subject: 'holder', itemId: HELP, content: '资助申报' } as const
  desk.requests.record({
    fields: { ...request, holderId: lin, receivedOn: '2025-11-30', promisedDays: 3, contact: '王秘书 13900000021' },
    departmentIds: [EDUCATION],
  })
  desk.requests.record({ fields: { ...request, holderId: zhou, channel: 'phone' } })
  const card = { levelId: A_CARD, number: null, validFromOn: null, issuedOn: '2024-01-05' }
  desk.cards.enter({ ...card, holderId: lin, validToOn: '2026-03-20' })
  desk.cards.enter({ ...card, holderId: zhou, validToOn: '2028-01-04' })
})
afterAll(() => desk.close())

function callOf(of = desk) {
  const { store, today, operator, clock } = of
  return { db: store.reader, history: store.history, now: clock.at, today, operator }
}

function summaryOf(order: SummaryOrder) {
  const steps = planExport('summary', { call: callOf, codeAt: () => 'code' }, order)
  let step = steps.next()
  while (!step.done) step = steps.next()
  return step.value.plan
}

/** Name and rows of the file, by title of the column. */
function fileOf<K extends 'ledger' | 'cards'>(kind: K, order: ExportOrders[K], of = desk) {
  const { name, list, steps } = planList(kind, () => callOf(of), order)
  const { columns, subtitle } = list.sheet
  const rows = [...steps].flatMap((step) => step.rows)
  const lines = rows.map((row) => Object.fromEntries(columns.map(({ title }, at) => [title, row[at] ?? null])))
  return { name, subtitle, lines }
}

describe('the exported ledger', () => {
  it('has no day of an end where a ledger of former years says none', () => {
    const former = openRegister('2026-03-02T01:00:00.000Z')
    former.holders.register({ fields: { name: '林若衡' } })
    const rows = [
      ['姓名', '受理日期', '诉求内容', '办理结果'],
      ['林若衡', '2026-03-02', '停车', '已解决'],
    ]
    runList(former, bookOf({ rows }), { kind: 'requests' })
    const lines = fileOf('ledger', LedgerOrder.parse(TODAY), former).lines
    expect(lines).toMatchObject([{ 办理结果: '已解决', 办结日期: null }])
    former.close()
  })

  it('is in the order of the days of receipt, and of entry on one day, however it was filtered', () => {
    const mixed = openRegister('2026-03-02T01:00:00.000Z')
    const holderId = mixed.holders.register({ fields: { name: '林若衡' } }).id
    const days = ['2026-02-10', '2026-01-20', '2026-02-10', '2026-02-28']
    const numbers = days.map((receivedOn) => {
      const fields = { subject: 'holder', holderId, itemId: HELP, content: '咨询', receivedOn } as const
      return mixed.requests.record({ fields, accept: true }).number
    })
    for (const filter of [undefined, { view: 'all' }] as const) {
      const order = LedgerOrder.parse({ ...TODAY, from: '2026-01-01', filter })
      const told = fileOf('ledger', order, mixed).lines.map((line) => numbers.indexOf(String(line['受理编号'])))
      expect(told).toEqual([1, 0, 2, 3])
    }
    mixed.close()
  })

  const ledger = (filter?: LedgerOrder['filter']) => fileOf('ledger', LedgerOrder.parse({ ...TODAY, filter }))

  it('holds what counts in the period when no filter is given', () => {
    expect(ledger().lines.map((line) => line['姓名'])).toEqual(['林若衡', '周启明'])
    expect(ledger().subtitle).toContain('2026-03-02 至 2026-03-02')
  })

  it('holds what the list shows, judged by all its past, when a filter is given', () => {
    const { name, subtitle, lines } = ledger({ view: 'overdue' })
    expect(lines).toMatchObject([{ 姓名: '林若衡', 是否超期: '是' }])
    expect(name).toBe('人才服务工作台账 2026-03-02.csv')
    expect(subtitle).toContain('2026-03-02 按页面筛选列出')
    expect(ledger({ view: 'all', channel: 'phone' }).lines.map((line) => line['姓名'])).toEqual(['周启明'])
    expect(ledger({ view: 'all', isMine: true }).lines).toHaveLength(2)
  })

  it('gives a department its part no earlier than the request is accepted when it came on a day off', () => {
    const [shown] = ledger({ view: 'overdue' }).lines
    expect(shown).toMatchObject({ 收件日期: '2025-11-30', 受理日期: '2025-12-01', 交办日期: '2025-12-01' })
  })

  it('names the person and the masked phone when a request has no contact of its own', () => {
    const contacts = ledger().lines.map((line) => line['联系人、电话'])
    expect(contacts).toEqual(['王秘书 139****0021', '周启明 138****5678'])
  })

  it('lets others have a turn before its first row when many are to be judged', () => {
    const told = [...planList('ledger', callOf, LedgerOrder.parse(TODAY)).steps]
    expect(told.findIndex(({ rows }) => rows.length > 0)).toBeGreaterThan(1)
    expect(told[0]).toEqual({ done: 0, total: null, rows: [] })
    expect(told.at(-1)).toMatchObject({ done: 2, total: 2 })
  })
})

describe('the exported cards', () => {
  it('are those that the list shows when a filter is given', () => {
    const cards = (filter: CardsOrder['filter']) => fileOf('cards', CardsOrder.parse({ ...TODAY, filter })).lines
    expect(cards({ isDueSoon: true })).toMatchObject([{ 姓名: '林若衡', 有效期止: '2026-03-20' }])
    expect(cards({ text: '周' })).toMatchObject([{ 姓名: '周启明' }])
    expect(cards({})).toHaveLength(2)
  })
})

describe('the summary on paper', () => {
  it('names months by their number alone, and says above them which they are, when a table has a column for each', () => {
    const order = SummaryOrder.parse({ from: '2025-12-01', to: '2026-03-31', format: 'docx' })
    const plan = summaryOf(order)
    const tables =
      plan.format === 'docx' ? plan.paper.blocks.flatMap((one) => (one.kind === 'table' ? [one.table] : [])) : []
    const table = tables.find(({ caption }) => caption.startsWith('类别逐月受理'))
    expect(table?.caption).toBe('类别逐月受理（2025-12 至 2026-03）')
    expect(table?.columns.map(({ title }) => title)).toEqual(['类别', '12', '1', '2', '3', '受理合计'])
  })

  it('gives every share and mean one decimal, and no count any', () => {
    const plan = summaryOf(SummaryOrder.parse({ from: '2025-12-01', to: '2026-03-31', format: 'docx' }))
    const tables =
      plan.format === 'docx' ? plan.paper.blocks.flatMap((one) => (one.kind === 'table' ? [one.table] : [])) : []
    const totals = new Map(tables[0]?.rows.map(([figure, , value]) => [figure, value]))
    expect(totals.get('办结率')).toBe('0.0')
    expect(totals.get('受理')).toBe('1')
  })

  it('says which of its figures are shares and means when it is a workbook', () => {
    const plan = summaryOf(SummaryOrder.parse({ ...TODAY, from: '2025-12-01', format: 'xlsx' }))
    const { rows = [], kinds = [] } = (plan.format === 'xlsx' && plan.sheets[0]) || {}
    const told = new Map(rows.map(([figure], at) => [figure, kinds[at]]))
    expect([told.get('办结率'), told.get('平均用时'), told.get('受理')]).toEqual(['decimal', 'decimal', 'number'])
  })

  it('tells how it counts on a sheet of its own when it is a workbook, so that the totals are one page', () => {
    const plan = summaryOf(SummaryOrder.parse({ ...TODAY, format: 'xlsx' }))
    const sheets = plan.format === 'xlsx' ? plan.sheets : []
    expect(sheets[0]?.notes).toEqual(['各数的口径见“口径说明”表。'])
    expect(sheets.at(-1)).toMatchObject({ name: '口径说明', notes: [] })
    expect(sheets.at(-1)?.rows[0]).toEqual(['1', expect.stringContaining('上期结转＋受理＝办结')])
  })

  it('tells on a sheet of its own what all time adds up to, and apart what is known of years before', () => {
    const base = { figure: 'resolved', value: 320, untilOn: '2024-12-31', source: '工作总结' } as const
    const { id, seq: seen } = desk.summaries.saveBase({ fields: base })
    const plan = summaryOf(SummaryOrder.parse({ ...TODAY, format: 'xlsx' }))
    desk.summaries.removeBase({ id, seen })
    const sheet = plan.format === 'xlsx' ? plan.sheets.find(({ name }) => name === '历史累计') : undefined
    expect(sheet?.rows).toEqual([
      ['受理', 1, '件', '2026-03-02', '本系统登记'],
      ['办结', 0, '件', '2026-03-02', '本系统登记'],
      ['办结', 320, '件', '2024-12-31', '工作总结'],
    ])
  })

  it('says of which days it is, and the year to date beside the period, when it is csv', () => {
    const plan = summaryOf(SummaryOrder.parse({ ...TODAY, from: '2026-03-01' }))
    const rows = plan.format === 'csv' ? plan.sheet.rows : []
    expect(rows.slice(0, 2)).toEqual([
      ['统计期间', null, '起始日期', '2026-03-01'],
      ['统计期间', null, '截止日期', '2026-03-02'],
    ])
    expect(rows).toContainEqual(['总体情况', '本期', '收件', 1])
    expect(rows).toContainEqual(['总体情况', '年初以来', '收件', 1])
    expect(rows).toContainEqual(['历史累计', '本系统登记 2026-03-02', '受理', 1])
  })

  it('has beside its figures those of the year to date, of all time and of years before when it is json', () => {
    const base = { figure: 'resolved', value: 320, untilOn: '2024-12-31', source: '工作总结' } as const
    const { id, seq: seen } = desk.summaries.saveBase({ fields: base })
    const plan = summaryOf(SummaryOrder.parse({ ...TODAY, format: 'json' }))
    desk.summaries.removeBase({ id, seen })
    const value = ExportedSummary.parse(plan.format === 'json' ? plan.value : null)
    expect(value).toMatchObject({ allTime: { accepted: 1, resolved: 0 }, bases: [base] })
    expect(value.toDate?.period).toEqual({ from: '2026-01-01', to: TODAY.to })
    expect(value.toDate?.requests.received).toBe(1)
    expect(value.before).toBeUndefined()
  })

  it('names the office as it was when the workbook is of what was sent', () => {
    const { from, to } = TODAY
    const { id } = desk.editions.finalise({ from, to, sentTo: '县委人才办', note: null })
    const office = desk.store.reader.get<{ id: number }>('SELECT id FROM office')
    const renamed = { name: '秀山县人才发展中心' }
    desk.store.transact({ command: 'test', operator: null }, (db) =>
      db.update('office', office?.id ?? 0, 'current', renamed),
    )
    const steps = planExport('edition', { call: callOf, codeAt: () => 'code' }, { id, format: 'xlsx' })
    let step = steps.next()
    while (!step.done) step = steps.next()
    const { plan } = step.value
    const [sheet] = plan.format === 'xlsx' ? plan.sheets : []
    expect(sheet?.subtitle).toBe('秀山土家族苗族自治县人才工作服务中心　2026-03-02 至 2026-03-02')
  })

  it('draws what was accepted and resolved by category, department and month when it is a workbook', () => {
    const plan = summaryOf(SummaryOrder.parse({ ...TODAY, from: '2025-12-01', format: 'xlsx' }))
    const drawn = plan.format === 'xlsx' ? plan.sheets.filter(({ chart }) => chart) : []
    expect(drawn.map(({ name }) => name)).toEqual(['按类别', '按主办单位', '逐月'])
    for (const { chart } of drawn) expect(chart).toEqual(['accepted', 'resolved'])
  })
})
