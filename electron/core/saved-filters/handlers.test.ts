import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openRegister, refusalOf, type RegisterDesk } from '../../../tests/fixtures/register-desk.ts'

let desk: RegisterDesk
beforeEach(() => (desk = openRegister()))
afterEach(() => desk.close())

const SCHOOLS = { view: 'overdue', departmentId: 5002 } as const

describe('a saved filter', () => {
  it('stands in the list as it was saved when it is new', () => {
    desk.savedFilters.save({ name: '县教委', filter: SCHOOLS })
    desk.savedFilters.save({ name: '我的', filter: { isMine: true } })
    expect(desk.savedFilters.list({}).filters).toMatchObject([
      { name: '县教委', filter: SCHOOLS },
      { name: '我的', filter: { view: 'all', isMine: true } },
    ])
  })

  it('takes the place of the other when its name is there already', () => {
    const { id } = desk.savedFilters.save({ name: '县教委', filter: SCHOOLS })
    expect(desk.savedFilters.save({ name: '县教委', filter: { departmentId: 5002 } }).id).toBe(id)
    expect(desk.savedFilters.list({}).filters).toMatchObject([{ id, filter: { view: 'all', departmentId: 5002 } }])
  })

  it('is gone when it was removed, and back when that is undone', () => {
    const { id, seq } = desk.savedFilters.save({ name: '县教委', filter: SCHOOLS })
    const removed = desk.savedFilters.remove({ id, seen: seq })
    expect(desk.savedFilters.list({}).filters).toEqual([])
    desk.history.undo({ seq: removed.seq })
    expect(desk.savedFilters.list({}).filters).toMatchObject([{ id, name: '县教委' }])
  })

  it('is nobody else’s when another operator kept it', () => {
    const { value: id } = desk.store.transact({ command: 'test', operator: null }, (db) => {
      const other = db.insert('operator', { name: '周明', login: 'zhou', role: 'specialist' })
      return db.insert('saved_filter', { operatorId: other, name: '县教委', filter: '{}' })
    })
    expect(desk.savedFilters.list({}).filters).toEqual([])
    const seen = desk.store.head.seq
    expect(refusalOf(() => desk.savedFilters.remove({ id, seen }))?.code).toBe('record/not-found')
  })

  it('filters nothing when what was kept is not understood', () => {
    desk.store.transact({ command: 'test', operator: null }, (db) =>
      db.insert('saved_filter', { operatorId: desk.operator.id, name: '旧', filter: '{"view":"someday"}' }),
    )
    expect(desk.savedFilters.list({}).filters).toMatchObject([{ name: '旧', filter: { view: 'all' } }])
  })

  it('is refused when there are too many', () => {
    for (let at = 1; at <= 12; at += 1) desk.savedFilters.save({ name: `筛选${at}`, filter: {} })
    expect(refusalOf(() => desk.savedFilters.save({ name: '再一个', filter: {} }))).toEqual({
      code: 'saved-filter/too-many',
      params: { most: 12 },
    })
  })
})
