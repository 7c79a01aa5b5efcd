import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ImportOrder } from '#shared/contract/imports.ts'
import type { Workbook } from '#shared/domain/workbook.ts'
import { bookOf, runList, tryList, type Cells } from '../../../tests/fixtures/import-desk.ts'
import { openRegister, residentNumber, type RegisterDesk } from '../../../tests/fixtures/register-desk.ts'
import type { Readings } from './run.ts'

const ROSTER = { kind: 'roster' } as const
const HEAD = ['姓名', '身份证号码', '工作单位', '联系电话', '服务卡类别', '卡号', '发卡日期', '备注']
const NUMBERS = [1, 3, 5].map((order) => residentNumber('1980-05-17', order))
const PEOPLE: Cells[] = [
  ['林若衡', NUMBERS[0], '县医院', '13800001111', 'A卡', 'A-001', '2024.3.5', '双聘'],
  ['周 望', NUMBERS[1], '县大学', '１３８００００２２２２', 'B卡', 'B-001', '2024年3月', ''],
  ['吴一', '500999198005171', '县大学', '不详', '', '', '', '同上'],
  ['林若衡', NUMBERS[0], '县大学', '13800003333', 'B卡', 'B-002', '', ''],
]

let desk: RegisterDesk
beforeEach(() => {
  desk = openRegister('2026-03-02T01:00:00.000Z')
})
afterEach(() => desk.close())

describe('what a trial has read', () => {
  it('is judged by the run and not read again', () => {
    const book = bookOf({ rows: [HEAD, ...PEOPLE] })
    const trial = tryList(desk, book, ROSTER)
    const told = structuredClone(trial.rows)
    expect(told.map(({ verdict }) => verdict)).toEqual(['new', 'new', 'refused', 'duplicate'])
    expect(isTaken(book, trial.readings)).toBe(true)
    const run = runList(desk, book, ROSTER, trial.readings)
    expect(run.hash).toBe(trial.hash)
    expect(run.rows).toEqual(told)
    expect(trial.rows).toEqual(told)
  })

  it('gives the same register as rows that are read in the run', () => {
    const cell = (words: readonly string[]) => fc.constantFrom(...words)
    const row = fc.tuple(
      cell(['林若衡', '周望', '周 望']),
      cell(['', ...NUMBERS]),
      cell(['', '县医院', '县大学']),
      cell(['', '13800001111', '不详']),
      cell(['', 'A卡', 'B卡']),
      cell(['', 'A-001', 'B-001']),
      cell(['', '2024.3.5', '2024年']),
      cell(['', '双聘', '自带团队']),
    )
    const sheet = fc.array(row, { minLength: 1, maxLength: 4 })
    fc.assert(
      fc.property(sheet, sheet, (first, second) => {
        const book = bookOf({ name: '一', rows: [HEAD, ...first] }, { name: '二', rows: [HEAD, ...second] })
        const [here, there] = [openRegister(), openRegister()]
        try {
          const trial = tryList(here, book, ROSTER)
          const run = runList(here, book, ROSTER, trial.readings)
          expect(run.rows).toEqual(runList(there, book, ROSTER).rows)
          expect(run.hash).toBe(trial.hash)
          expect(registerOf(here)).toEqual(registerOf(there))
        } finally {
          here.close()
          there.close()
        }
      }),
      { numRuns: 8 },
    )
  })

  it('is read again on another day, by other columns or other levels', () => {
    const book = bookOf({ rows: [HEAD, ...PEOPLE] })
    const { readings } = tryList(desk, book, ROSTER)
    const columns = [{ column: 8, field: 'family' as const }]
    expect(isTaken(book, readings, { sheets: [{ name: '名册', columns, isLeftOut: false }] })).toBe(false)
    expect(isTaken(book, readings, { withoutIdentity: true })).toBe(false)
    expect(isTaken(book, readings)).toBe(true)
    const other = desk.schemes.list({}).schemes.find(({ isInUse }) => !isInUse)
    if (!other) throw new Error('Every scheme is in use')
    desk.schemes.takeInUse({ id: other.id, seen: other.seq, isInUse: true })
    expect(isTaken(book, readings)).toBe(false)
    const fresh = tryList(desk, book, ROSTER).readings
    expect(isTaken(book, fresh)).toBe(true)
    desk.clock.at = '2026-03-03T01:00:00.000Z'
    expect(isTaken(book, fresh)).toBe(false)
  })

  it('is judged by the register of the moment', () => {
    const book = bookOf({ rows: [HEAD, ...PEOPLE.slice(0, 2)] })
    const trial = tryList(desk, book, ROSTER)
    expect(trial.counts.holders).toBe(2)
    runList(desk, bookOf({ rows: [HEAD, ...PEOPLE.slice(0, 1)] }), ROSTER)
    const run = runList(desk, book, ROSTER, trial.readings)
    expect(run.rows.map(({ verdict }) => verdict)).toEqual(['same', 'new'])
    expect(run.hash).not.toBe(trial.hash)
  })
})

/** Whether a trial takes what was read before: it is given none of the rows and would have none. */
function isTaken(book: Workbook, readings: Readings | null, order: Partial<ImportOrder> = {}): boolean {
  if (!readings) throw new Error('The trial kept nothing')
  return tryList(desk, book, { ...ROSTER, ...order }, { ...readings, rows: [] }).rows.length === 0
}

/** What an import writes, with ids as they would be on any desk. */
function registerOf({ store: { reader } }: RegisterDesk): unknown {
  const tables = 'holder identity_document employment recognition enrolment card card_event own_value'.split(' ')
  const plain = (_key: string, value: unknown) => (typeof value === 'number' ? value % 2 ** 32 : value)
  return tables.map((table) => JSON.stringify(reader.all(`SELECT * FROM ${table} ORDER BY id`), plain))
}
