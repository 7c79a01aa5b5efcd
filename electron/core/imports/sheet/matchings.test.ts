import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { bookOf, runList, tryList, type Cells, understood } from '../../../../tests/fixtures/import-desk.ts'
import { openRegister, type RegisterDesk } from '../../../../tests/fixtures/register-desk.ts'
import type { ImportOrder } from '#shared/contract/imports.ts'
import type { Workbook } from '#shared/domain/workbook.ts'
import { keepMatchings } from './keep-matchings.ts'
import { forgetMatching, listMatchings, readMatchings } from './matching-rows.ts'

let desk: RegisterDesk
beforeEach(() => {
  desk = openRegister()
})
afterEach(() => desk.close())

const HEAD = ['姓名', '归口', '联系', '备注', '备注']
const list = (...rows: readonly Cells[]) => bookOf({ rows: [['季度名册'], HEAD, ...rows] })
const FIRST = list(['冉小满', '县医院', '见附件', '甲', '乙'])
/** 归口 is the employer here, and what 联系 holds is no phone. */
const CHOICE: ImportOrder['sheets'][number] = {
  name: '名册',
  columns: [
    { column: 2, field: 'employer' },
    { column: 3, field: null },
    { column: 5, field: 'programme' },
  ],
}

describe('what was corrected of a list', () => {
  it('is how the next list of the same headings is read', () => {
    keep(FIRST, { sheets: [CHOICE] })
    const next = list(['杨一', '县中学', '无', '丙', '首席技师'])
    const [sheet] = read(next).sheets
    expect(sheet?.columns.map(({ field }) => field)).toEqual(['name', 'employer', null, 'note', 'programme'])
    expect(sheet?.matching).toBe(readMatchings(desk.store.reader)[0]?.id)
    const { rows } = runList(desk, next, { kind: 'roster' })
    expect(rows).toMatchObject([{ verdict: 'new', name: '杨一', about: '县中学' }])
    expect(listMatchings(desk.store.reader)).toMatchObject([
      {
        name: '季度名册',
        kind: 'roster',
        columns: 5,
        keptOn: desk.today,
        corrected: [
          { heading: '归口', field: 'employer' },
          { heading: '联系', field: null },
          { heading: '备注 2', field: 'programme' },
        ],
      },
    ])
  })

  it('is found again for a list without the comments of the first', () => {
    const noted = bookOf({
      rows: [HEAD, ['冉小满', '县医院', '', '', '']],
      comments: [{ row: 2, column: 1, text: '新引进' }],
    })
    const columns = [...(CHOICE.columns ?? []), { column: 6, field: null }]
    keep(noted, { sheets: [{ name: '名册', columns }] })
    expect(fieldsOf(bookOf({ rows: [HEAD, ['杨一', '县中学', '', '', '']] }))[1]).toBe('employer')
  })

  it('holds what was told by the values too, which the next list may have too few of', () => {
    const head = ['姓名', '手台', '归口']
    const two = [
      ['冉小满', '13800001001', '县医院'],
      ['杨一', '13800001002', '县中学'],
    ]
    keep(bookOf({ rows: [head, ...two] }), { sheets: [{ name: '名册', columns: [{ column: 3, field: 'employer' }] }] })
    expect(fieldsOf(bookOf({ rows: [head, ['田二', '13800001003', '县中学']] }))).toEqual(['name', 'phone', 'employer'])
  })

  it('is told by the headings when columns have changed places or one has come', () => {
    keep(FIRST, { sheets: [CHOICE] })
    const other = bookOf({
      rows: [
        ['归口', '姓名', '联系', '备注', '备注', '批次'],
        ['县中学', '杨一', '', '', '', '一'],
      ],
    })
    expect(fieldsOf(other)).toEqual(['employer', 'name', null, 'note', 'programme', 'own'])
    const another = bookOf({
      rows: [
        ['归口', '姓名', '年龄', '住址', '政治面貌'],
        ['县中学', '杨一', 30, '', ''],
      ],
    })
    expect(read(another).sheets[0]?.matching).toBeNull()
  })

  it('finds headings of two rows and the kind of list that nobody would tell by them', () => {
    const odd = (...rows: readonly Cells[]) => bookOf({ rows: [['甲', '乙'], ['一', '二'], ...rows] })
    expect(read(odd(['杨一', '要一个车位'])).sheets[0]?.headings).toBeNull()
    const headings = { from: 1, to: 2 }
    const columns = [
      { column: 1, field: 'name' as const },
      { column: 2, field: 'employer' as const },
    ]
    keep(odd(['杨一', '县中学']), { sheets: [{ name: '名册', headings, columns }] })
    expect(read(odd(['田二', '县医院']))).toMatchObject({ kind: 'roster', sheets: [{ headings, kind: 'roster' }] })
    expect(tryList(desk, odd(['田二', '县医院']), { kind: 'roster' }).counts).toMatchObject({ rows: 1, holders: 1 })
  })

  it('counts for less than what is corrected now, and changes with it', () => {
    keep(FIRST, { sheets: [CHOICE] })
    const columns = [{ column: 3, field: 'phone' as const }]
    keep(FIRST, { sheets: [{ name: '名册', columns }] })
    expect(fieldsOf(FIRST)).toEqual(['name', 'employer', 'phone', 'note', 'programme'])
    expect(readMatchings(desk.store.reader)).toHaveLength(1)
  })

  it('is kept for no list that is read so anyway, and goes when it is set back or forgotten', () => {
    expect(keep(FIRST, { sheets: [{ name: '名册', columns: [{ column: 1, field: 'name' }] }] })).toBe(0)
    keep(FIRST, { sheets: [CHOICE] })
    const unaided = fieldsOf(FIRST, false)
    const columns = unaided.map((field, at) => ({ column: at + 1, field }))
    expect(keep(FIRST, { sheets: [{ name: '名册', columns }] })).toBe(0)
    expect(readMatchings(desk.store.reader)).toEqual([])
    keep(FIRST, { sheets: [CHOICE] })
    const [{ id, seq } = { id: 0, seq: 0 }] = readMatchings(desk.store.reader)
    write((call) => forgetMatching(call, id, seq))
    expect(fieldsOf(FIRST)).toEqual(unaided)
  })

  it('stays when the import that it came with is taken back', () => {
    const { seq } = runList(desk, FIRST, { kind: 'roster', sheets: [CHOICE] })
    keep(FIRST, { sheets: [CHOICE] })
    desk.history.undo({ seq })
    expect(fieldsOf(FIRST)[1]).toBe('employer')
  })
})

function keep(book: Workbook, order: Pick<ImportOrder, 'sheets'>): number {
  const usages = { itemId: null, occasion: null, onDay: null }
  const whole: ImportOrder = {
    token: 'a',
    kind: 'roster',
    only: null,
    withoutIdentity: false,
    usages,
    issuer: 'district',
    ...order,
  }
  const outcome = tryList(desk, book, whole)
  return write((call) => keepMatchings(call, whole, outcome))
}

function write<T>(body: (call: Parameters<typeof keepMatchings>[0]) => T): T {
  const { store, operator, today, clock } = desk
  const call = { now: clock.at, today, operator, history: store.history }
  return store.transact({ command: 'test.write', operator: operator.id }, (db) => body({ ...call, db })).value
}

function read(book: Workbook, isAided = true) {
  return understood(book, { kind: null, headings: [] }, isAided ? readMatchings(desk.store.reader) : [])
}

function fieldsOf(book: Workbook, isAided = true) {
  return (read(book, isAided).sheets[0]?.columns ?? []).map(({ field }) => field)
}
