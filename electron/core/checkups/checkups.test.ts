import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { retirementDay } from '#shared/domain/checkups.ts'
import { bookOf, runList } from '../../../tests/fixtures/import-desk.ts'
import { openRegister, refusalOf, residentNumber, type RegisterDesk } from '../../../tests/fixtures/register-desk.ts'
import { correctionsPlan } from './corrections.ts'

let desk: RegisterDesk
beforeAll(() => {
  desk = openRegister('2026-03-02T01:00:00.000Z')
  const rows = [
    ['姓名', '身份证号', '单位', '电话', '卡类别', '卡号', '有效期至'],
    ['林若衡', residentNumber('1980-05-17', 1), '县医院', '13800001111', 'B卡', 'B1', '2030.1.1'],
    ['王芳', '', '县医院', '1380000222', 'B卡', 'B2', '2024.1.1'],
    ['赵国庆', residentNumber('1955-05-17', 3), '县一中', '', '', '', ''],
    ['胡一', residentNumber('1981-05-17', 5), '县一中', '13800001115', '', '', ''],
  ]
  runList(desk, bookOf({ rows }), { kind: 'roster' })
  runList(desk, bookOf({ rows: [rows[0] ?? [], ['胡一', residentNumber('1981-05-17', 5), '县二中']] }), {
    kind: 'roster',
  })
  desk.holders.register({ fields: { name: '林若衡', bornOn: '1980-05-17' } })
})
afterAll(() => desk.close())

const named = (kind: Parameters<RegisterDesk['checkups']['people']>[0]['kind']) =>
  desk.checkups.people({ kind }).people.map(({ name, about, employer }) => [name, about, employer?.name ?? null])
const employerId = (name: string) =>
  desk.store.reader.get<{ id: number }>('SELECT id FROM employer WHERE name = ?', [name])?.id ?? 0

describe('a check-up', () => {
  it('names each person with what is missing, doubtful or out of date when there is such a thing', () => {
    expect(named('alike')).toEqual([
      ['林若衡', '1980-05-17', '县医院'],
      ['林若衡', '1980-05-17', null],
    ])
    expect(named('no-number')).toEqual([
      ['林若衡', '', null],
      ['王芳', '', '县医院'],
    ])
    expect(named('no-phone').map(([name]) => name)).toEqual(['林若衡', '赵国庆'])
    expect(named('odd-phone')).toEqual([['王芳', '', '县医院']])
    expect(named('card-expired')).toEqual([['王芳', '2024-01-01', '县医院']])
    expect(named('past-retirement')).toEqual([['赵国庆', '1955-05-17', '县一中']])
    expect(named('two-employers')).toEqual([['胡一', '县一中,县二中', '县一中']])
  })

  it('counts each person once in all, however much was found', () => {
    const { holders, people, kinds } = desk.checkups.counts({})
    expect({ holders, people }).toEqual({ holders: 5, people: 5 })
    expect(kinds.find(({ kind }) => kind === 'no-phone')).toEqual({ kind: 'no-phone', count: 2 })
  })

  it('asks an employer in a workbook that comes back as a list of people when it is filled in', () => {
    const { columns, rows, title } = correctionsPlan(desk.store.reader, employerId('县医院'), desk.today)
    expect(title).toBe('县医院人才信息更正表')
    expect(rows).toHaveLength(1)
    const filled = rows.map((cells) => [
      String(cells[0]),
      String(cells[1]),
      residentNumber('1990-01-01', 2),
      '13800002222',
      '仍在岗',
      String(cells[5]),
    ])
    const book = bookOf({ rows: [[title], columns.map((column) => column.title), ...filled] })
    const { report, rows: judged } = runList(desk, book, { kind: 'roster' })
    expect(report).toMatchObject({ rows: 1, changed: 1, created: { holders: 0 }, warnings: [] })
    expect(judged[0]?.changes.map(({ field }) => field)).toEqual(['phone', 'note', 'identity'])
    expect(named('odd-phone')).toEqual([])
  })

  it('registers nobody new when a name or an employer was changed in the workbook', () => {
    const head = ['姓名', '工作单位', '证件号码', '联系电话', '备注', '需要核对的内容']
    const rows = [head, ['王芳', '县人民医院', residentNumber('1991-01-01', 4), '13800002229', '', '请填写联系电话']]
    const { counts, report } = runList(desk, bookOf({ rows }), { kind: 'roster' })
    expect(counts).toMatchObject({ holders: 0, changed: 0 })
    expect(report.refused).toMatchObject([{ row: 2, code: 'import/asked-unknown' }])
  })

  it('writes nothing when an employer has nothing to be asked', () => {
    const nobody = refusalOf(() => correctionsPlan(desk.store.reader, employerId('县二中') + 99, desk.today))
    expect(nobody?.code).toBe('record/not-found')
    const healthy = refusalOf(() => correctionsPlan(desk.store.reader, employerId('县医院'), desk.today))
    expect(healthy).toMatchObject({ code: 'checkup/nothing-to-ask', params: { name: '县医院' } })
  })
})

describe('the day of retirement', () => {
  it.each([
    ['male', '1964-12-31', '2024-12-31'],
    ['male', '1965-01-31', '2025-02-28'],
    ['male', '1965-05-10', '2025-07-10'],
    ['male', '1980-05-17', '2043-05-17'],
    ['female', '1969-12-01', '2024-12-01'],
    ['female', '1970-01-01', '2025-02-01'],
    ['female', '1990-01-01', '2048-01-01'],
  ] as const)('of a %s born on %s is %s', (sex, bornOn, day) => {
    expect(retirementDay(sex, bornOn)).toBe(day)
  })
})
