import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { LedgerOrder } from '#shared/contract/exports.ts'
import type { Role } from '#shared/domain/roles.ts'
import { openRegister, refusalOf, type RegisterDesk } from '../../../tests/fixtures/register-desk.ts'
import { noteExport } from './commands.ts'
import { planList } from './queries.ts'

const PHONE = '13900000021'
const DAY = { from: '2026-03-02', to: '2026-03-02' }
const SAID = { reason: '联合走访联系人才', decidedBy: null, document: null }

let desk: RegisterDesk
beforeEach(() => {
  desk = openRegister('2026-03-02T01:00:00.000Z')
  const holderId = desk.holders.register({ fields: { name: '林若衡' } }).id
  const fields = { subject: 'holder', holderId, itemId: 4122, content: `请回电 ${PHONE}`, contact: PHONE } as const
  desk.requests.record({ fields, accept: true })
})
afterEach(() => desk.close())

function planned(order: object, role: Role = 'approver') {
  const { store, today, operator, clock } = desk
  const call = { db: store.reader, history: store.history, now: clock.at, today, operator: { ...operator, role } }
  const { list, steps } = planList('ledger', () => call, LedgerOrder.parse({ ...DAY, format: 'xlsx', ...order }))
  const columns = list.sheet.columns.map(({ key }) => key)
  const [row = []] = [...steps].flatMap((step) => step.rows)
  return { sheet: list.sheet, cell: (key: string) => row[columns.indexOf(key)] }
}

describe('a ledger with numbers in clear', () => {
  it('says on a page of its own who decided it, why, and who exported it', () => {
    const masked = planned({})
    expect(JSON.stringify([masked.cell('contact'), masked.cell('content')])).not.toContain(PHONE)
    expect(masked.sheet.cover).toBeUndefined()

    const { sheet, cell } = planned({ inClear: { ...SAID, decidedBy: '周部长', document: '人才办〔2026〕3号' } })
    expect(cell('contact')).toBe(PHONE)
    expect(cell('content')).toContain(PHONE)
    const cover = sheet.cover?.join('\n')
    for (const told of [
      '周部长（线下审批）',
      '人才办〔2026〕3号',
      SAID.reason,
      `导出人：${desk.operator.name}`,
      '2026-03-02',
    ]) {
      expect(cover).toContain(told)
    }
    expect(sheet.mark).toContain('未隐去，“事项答复”栏除外')
    expect(sheet.subtitle).not.toContain('已隐去部分数字')
  })

  it('is refused when nobody who may decide it did, and where there is no first page', () => {
    expect(refusalOf(() => planned({ inClear: SAID }, 'specialist'))?.code).toBe('export/approval-needed')
    expect(refusalOf(() => planned({ inClear: { ...SAID, decidedBy: '周部长' } }, 'specialist'))).toBeUndefined()
    for (const format of ['csv', 'json']) {
      expect(refusalOf(() => planned({ inClear: SAID, format }))?.code).toBe('export/no-first-page')
    }
    expect(planned({ inClear: SAID, format: 'pdf' }).sheet.cover?.join()).toContain(SAID.reason)
  })

  it('stands in the log with its approval when it leaves', () => {
    const { operator, store } = desk
    const made = { ...DAY, format: 'xlsx', rows: 1, inClear: SAID }
    store.transact({ command: 'exports.ledger', operator: operator.id }, (db) =>
      noteExport({ db, operator }, 'ledger', made),
    )
    const [approval] = store.reader.all('SELECT what, decided_by, note, is_offline FROM approval')
    expect(approval).toEqual({ what: 'export', decidedBy: operator.name, note: SAID.reason, isOffline: 0 })
    expect(store.reader.all('SELECT id FROM export')).toHaveLength(1)
  })
})
