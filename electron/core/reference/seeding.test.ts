import { afterEach, describe, expect, it } from 'vitest'
import { officeSeeds } from '#seeds/reference/office-seeds.ts'
import type { Cells } from '../ports.ts'
import { openRegister, type RegisterDesk } from '../../../tests/fixtures/register-desk.ts'
import { isSeedDue, SEED_COMMAND, seedReference } from './seeding.ts'

let desk: RegisterDesk | undefined
afterEach(() => desk?.close())

describe('seeding', () => {
  it('brings every row in with its provenance when the office is founded', () => {
    const { store } = open('500241')
    for (const [table, rows] of [
      ['scheme', officeSeeds.schemes],
      ['level', officeSeeds.levels],
      ['department', officeSeeds.departments],
      ['category', officeSeeds.categories],
      ['item', officeSeeds.items],
      ['item_material', officeSeeds.materials],
      ['ready_text', officeSeeds.readyTexts],
    ] as const) {
      const there = store.reader.all<{ id: number; provenance: string; source: string | null }>(
        `SELECT id, provenance, source FROM ${table} ORDER BY id`,
      )
      expect(there).toEqual(
        rows.map(({ id, provenance, source }) => ({ id, provenance, source })).sort((one, other) => one.id - other.id),
      )
    }
    expect(store.reader.all("SELECT id FROM rule WHERE provenance <> 'template'")).toEqual([])
    expect(isSeedDue(store.reader)).toBe(false)
  })

  it.each([
    ['500241', [1002, 1003, 1004], '县教委'],
    ['500110', [1002, 1003, 1005], '区教委'],
    ['500106', [1002, 1003, 1006], '区教委'],
    ['cq-liangjiang', [1002, 1003], '区教委'],
    ['500101', [1002, 1003], '区教委'],
  ])('puts the city schemes and the own one to use when the office is in %s', (district, inUse, education) => {
    const { reader } = open(district).store
    const schemes = reader.all<{ id: number }>('SELECT id FROM scheme WHERE is_in_use = 1 ORDER BY id')
    expect(schemes.map(({ id }) => id)).toEqual(inUse)
    expect(reader.get('SELECT name_zh, name_en FROM department WHERE id = 5002')).toEqual({
      nameZh: education,
      nameEn: `${education === '县教委' ? 'County' : 'District'} Education Commission`,
    })
  })

  it('leaves the rules of other districts out when the office has its own', () => {
    const { reader } = open('500110').store
    const rules = reader.all<{ id: number }>('SELECT id FROM rule WHERE scheme_id BETWEEN 1004 AND 1008 ORDER BY id')
    expect(rules.length).toBeGreaterThan(0)
    expect(reader.all('SELECT id FROM rule WHERE scheme_id IN (1004, 1006, 1007, 1008)')).toEqual([])
  })

  it('writes nothing when all rows are there as they should be', () => {
    const { store } = open()
    age(store)
    expect(seedAgain(store)).toEqual(['reference_seed'])
  })

  it('takes over what the program says anew when nobody in the office said otherwise', () => {
    const { store } = open()
    change(store, 'item', 4001, { nameZh: '旧名称', isActive: 0 })
    age(store)
    seedAgain(store)
    expect(store.reader.get('SELECT name_zh, is_active FROM item WHERE id = 4001')).toEqual({
      nameZh: '子女入学',
      isActive: 0,
    })
  })

  it('keeps a row as it is when the office wrote it', () => {
    const { store } = open()
    change(store, 'item', 4001, { nameZh: '义务教育入学', provenance: 'office' })
    age(store)
    seedAgain(store)
    expect(store.reader.get('SELECT name_zh, provenance FROM item WHERE id = 4001')).toEqual({
      nameZh: '义务教育入学',
      provenance: 'office',
    })
  })

  it('does not bring a row back when the office removed it', () => {
    const { store } = open()
    store.transact({ command: 'items.removeMaterial', operator: 1 }, (db) =>
      db.remove('item_material', 4501, 'current'),
    )
    age(store)
    seedAgain(store)
    expect(store.reader.get('SELECT id FROM item_material WHERE id = 4501')).toBeUndefined()
  })

  it('leaves a published rule alone when it differs from the program', () => {
    const { store } = open()
    change(store, 'rule', 7001, { clause: '第六条' })
    age(store)
    seedAgain(store)
    expect(store.reader.get('SELECT clause FROM rule WHERE id = 7001')).toEqual({ clause: '第六条' })
  })
})

function open(districtCode?: string): RegisterDesk {
  desk = openRegister(undefined, districtCode)
  return desk
}

/** As if the desk had been seeded by an older program. */
function age(store: RegisterDesk['store']): void {
  const { id } = store.reader.get<{ id: number }>('SELECT id FROM reference_seed') ?? { id: 0 }
  change(store, 'reference_seed', id, { version: 0 })
  expect(isSeedDue(store.reader)).toBe(true)
}

function seedAgain(store: RegisterDesk['store']): readonly string[] {
  return store.transact({ command: SEED_COMMAND, operator: null }, (db) => seedReference(db, store.history)).tables
}

function change(store: RegisterDesk['store'], table: string, id: number, cells: Cells): void {
  store.transact({ command: 'test.change', operator: 1 }, (db) => db.update(table, id, 'current', cells))
}
