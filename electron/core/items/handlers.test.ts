import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openRegister, type RegisterDesk } from '../../../tests/fixtures/register-desk.ts'
import { categoryByName } from './queries.ts'

let desk: RegisterDesk
beforeEach(() => {
  desk = openRegister()
})
afterEach(() => desk.close())

describe('items', () => {
  it('stand in the order of their categories with materials when they are listed', () => {
    const { categories, items } = desk.items.list({})
    expect(categories[0]).toMatchObject({ nameZh: '子女入学', provenance: 'source' })
    const ranks = items.map(({ categoryId }) => categories.findIndex(({ id }) => id === categoryId))
    expect(ranks).toEqual([...ranks].sort((one, other) => one - other))
    expect(one('schooling').materials.map(({ provenance }) => provenance)).toEqual(Array(4).fill('template'))
  })

  it('is the office’s own when it is corrected, and stays what it was when it is only put aside', () => {
    const { id, seq } = one('schooling')
    const aside = desk.items.correct({ id, seen: seq, changes: { isActive: false } })
    expect(one('schooling')).toMatchObject({ isActive: false, provenance: 'source' })
    expect(desk.items.list({ isActive: true }).items.some((item) => item.id === id)).toBe(false)
    desk.items.correct({ id, seen: aside.seq, changes: { promisedDays: 5 } })
    expect(one('schooling')).toMatchObject({ promisedDays: 5, provenance: 'office' })
  })

  it('is confirmed with its materials when the office has checked it', () => {
    const { id, seq } = one('primary-school')
    desk.items.confirm({ id, seen: seq })
    const { provenance, materials } = one('primary-school')
    expect([provenance, ...materials.map((material) => material.provenance)]).toEqual(Array(5).fill('office'))
  })

  it('refuses a promise when it is longer than the law allows', () => {
    const { id, seq } = one('schooling')
    const changes = { statutoryDays: 5, promisedDays: 6 }
    expect(() => desk.items.correct({ id, seen: seq, changes })).toThrow('item/promise-over-limit')
    const limited = desk.items.correct({ id, seen: seq, changes: { statutoryDays: 10 } })
    expect(() => desk.items.correct({ id, seen: limited.seq, changes: { promisedDays: 11 } })).toThrow(
      'item/promise-over-limit',
    )
  })

  it('refuses a name when the category has it already', () => {
    expect(() => desk.items.add({ fields: { categoryId: 3001, nameZh: '转学协调' } })).toThrow('item/name-taken')
    desk.items.add({ fields: { categoryId: 3099, nameZh: '转学协调' } })
    expect(() => desk.items.add({ fields: { categoryId: 9, nameZh: '新事项' } })).toThrow('record/not-found')
  })

  it('gains, corrects and loses materials when they are saved and removed', () => {
    const { id } = desk.items.add({ fields: { categoryId: 3014, nameZh: '健身' } })
    const material = { nameZh: '体检报告', nameEn: null, isRequired: true, relation: null }
    const first = desk.items.saveMaterial({ id, seen: one('own-1').seq, material })
    const materialId = one('own-1').materials[0]?.id ?? 0
    const second = desk.items.saveMaterial({
      id,
      seen: first.seq,
      materialId,
      material: { ...material, relation: 'child' },
    })
    expect(one('own-1').materials).toMatchObject([{ rank: 1, relation: 'child', provenance: 'office' }])
    desk.items.removeMaterial({ id, seen: second.seq, materialId })
    expect(one('own-1').materials).toEqual([])
  })

  it('keeps categories apart by name when they are added and corrected', () => {
    const fields = { nameZh: '法律服务', nameEn: null, rank: 20 }
    const { id, seq } = desk.items.addCategory({ fields })
    expect(() => desk.items.addCategory({ fields })).toThrow('category/name-taken')
    desk.items.correctCategory({ id, seen: seq, changes: { nameZh: '法律援助' } })
    expect(desk.items.list({}).categories.at(-2)).toMatchObject({ id, nameZh: '法律援助', provenance: 'office' })
    const schooling = desk.items.list({}).categories[0]
    desk.items.confirmCategory({ id: 3001, seen: schooling?.seq ?? 0 })
    expect(desk.items.list({}).categories[0]?.provenance).toBe('office')
  })

  it.each([
    ['医疗保健 ', 3002],
    ['住房安居', 3003],
    ['配偶就业', 3004],
    ['没有的', undefined],
  ])('finds the category when a list calls it "%s"', (name, id) => {
    expect(categoryByName(desk.store.reader, name)).toBe(id)
  })
})

function one(code: string) {
  const item = desk.items.list({}).items.find((each) => each.code === code)
  if (!item) throw new Error(`No item ${code}`)
  return item
}
