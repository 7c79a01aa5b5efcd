import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openRegister, type RegisterDesk } from '../../../tests/fixtures/register-desk.ts'
import { findOrAddDepartment } from './commands.ts'
import { departmentByName, departmentKey, readDepartments } from './queries.ts'

let desk: RegisterDesk
beforeEach(() => {
  desk = openRegister()
})
afterEach(() => desk.close())

describe('departments', () => {
  it('takes a liaison person and stays a template when only that is written', () => {
    const { id, seq } = one('县教委')
    const changes = { nameZh: '县教委', liaisonName: '周敏', liaisonPhone: '023 7600 1234' }
    desk.departments.correct({ id, seen: seq, changes })
    expect(one('县教委')).toMatchObject({ liaisonName: '周敏', liaisonPhone: '02376001234', provenance: 'template' })
  })

  it('is the office’s own when its name is written or confirmed', () => {
    const { id, seq } = one('县教委')
    desk.departments.correct({ id, seen: seq, changes: { nameZh: '县教育委员会' } })
    expect(one('县教育委员会').provenance).toBe('office')
    const finance = one('县财政局')
    desk.departments.confirm({ id: finance.id, seen: finance.seq })
    expect(one('县财政局').provenance).toBe('office')
  })

  it('refuses a name when another department has it', () => {
    expect(() => desk.departments.add({ fields: { nameZh: '县教委' } })).toThrow('department/name-taken')
  })

  it('gains, corrects and loses windows when they are saved and removed', () => {
    const { id, seq } = one('县教委')
    const first = desk.departments.saveWindow({ id, seen: seq, window: { number: '3', place: '一楼', note: null } })
    const windowId = one('县教委').windows[0]?.id ?? 0
    const next = { id, seen: first.seq, windowId, window: { number: '4', place: '一楼', note: null } }
    const second = desk.departments.saveWindow(next)
    expect(one('县教委').windows).toEqual([{ id: windowId, number: '4', place: '一楼', note: null }])
    expect(desk.departments.saveWindow({ ...next, seen: second.seq }).seq).toBe(second.seq)
    desk.departments.removeWindow({ id, seen: second.seq, windowId })
    expect(one('县教委').windows).toEqual([])
  })

  it('hides the phone when a viewer looks', () => {
    const { id, seq } = one('县教委')
    desk.departments.correct({ id, seen: seq, changes: { liaisonPhone: '13800001234' } })
    const phoneFor = (role: 'viewer' | 'specialist') =>
      readDepartments(desk.store.reader, role).find((each) => each.id === id)?.liaisonPhone
    expect([phoneFor('viewer'), phoneFor('specialist')]).toEqual(['138****1234', '13800001234'])
  })

  it.each([
    ['区教委', 5002],
    ['县教委', 5002],
    ['秀山县教委', 5002],
    ['秀山土家族苗族自治县教育委员会', 5002],
    ['沙坪坝区教委', 5002],
    ['教委', 5002],
    ['市教委', 5102],
    ['重庆市教委', 5102],
    ['县人社局', 5006],
    ['区人力社保局', 5006],
    ['区人力资源和社会保障局', 5006],
    ['区卫健委', 5008],
    ['县卫生健康委员会', 5008],
    ['区住房城乡建委', 5007],
    ['县住建委', 5007],
    ['区金融办', 5010],
    ['区文化旅游委', 5013],
    ['区 公安局', 5004],
    ['县委组织部', 5001],
    ['县人才办', 5015],
    ['高新区管委会', undefined],
    ['县人民医院', undefined],
  ])('finds the department when a list calls it %s', (name, id) => {
    expect(departmentByName(desk.store.reader, name)).toBe(id)
  })

  it('is added once when a list names one that is not there', () => {
    const [first, second] = ['县人民医院', '人民医院'].map(
      (name) => desk.store.transact({ command: 'test', operator: 1 }, (db) => findOrAddDepartment(db, name)).value,
    )
    expect(second).toBe(first)
    expect(one('县人民医院')).toMatchObject({ provenance: 'office', isActive: true })
  })

  it('tells all seeded departments apart when names are folded', () => {
    const keys = desk.departments.list({}).departments.map(({ nameZh }) => departmentKey(nameZh))
    expect(new Set(keys).size).toBe(keys.length)
  })
})

function one(name: string) {
  const department = desk.departments.list({}).departments.find(({ nameZh }) => nameZh === name)
  if (!department) throw new Error(`No department ${name}`)
  return department
}
