import { afterEach, beforeEach, expect, it } from 'vitest'
import { openRegister, type RegisterDesk } from '../../tests/fixtures/register-desk.ts'
import { keptUntilChanged } from './kept.ts'

let desk: RegisterDesk
let reads: number
const departments = keptUntilChanged(['department'], (db) => {
  reads += 1
  return db.all<{ nameZh: string }>('SELECT name_zh FROM department ORDER BY id').map(({ nameZh }) => nameZh)
})
beforeEach(() => {
  desk = openRegister()
  reads = 0
})
afterEach(() => desk.close())

const HEAD = { command: 'test', operator: null }
const FIRST = 'SELECT id FROM department ORDER BY id LIMIT 1'

it('is read once when nothing of its tables has changed, whoever asks', () => {
  const first = departments(desk.store.reader)
  desk.holders.register({ fields: { name: '林若衡' } })
  desk.store.transact(HEAD, (db) => expect(departments(db)).toBe(first))
  expect(reads).toBe(1)
})

it('is read again when a row has changed, by the transaction too that has changed it', () => {
  departments(desk.store.reader)
  desk.store.transact(HEAD, (db) => {
    db.update('department', db.get<{ id: number }>(FIRST)?.id ?? 0, 'current', { nameZh: '改名局' })
    expect(departments(db)[0]).toBe('改名局')
  })
  expect(departments(desk.store.reader)[0]).toBe('改名局')
  expect(reads).toBe(2)
})

it('is as before when the change was rolled back', () => {
  const [name] = departments(desk.store.reader)
  const failing = () =>
    desk.store.transact(HEAD, (db) => {
      db.update('department', db.get<{ id: number }>(FIRST)?.id ?? 0, 'current', { nameZh: '改名局' })
      departments(db)
      throw new Error('rolled back')
    })
  expect(failing).toThrow('rolled back')
  expect(departments(desk.store.reader)[0]).toBe(name)
})
