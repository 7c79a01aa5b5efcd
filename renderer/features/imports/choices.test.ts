import { describe, expect, it } from 'vitest'
import { ImportOrder, type ImportSheet } from '#shared/contract/imports.ts'
import {
  columnsOf,
  corrected,
  isIncluded,
  NO_DEFAULTS,
  letterOf,
  namesSomebody,
  ofKind,
  orderOf,
  withField,
  type Choices,
} from './choices.ts'

const ROSTER: ImportSheet = {
  name: '名册',
  isHidden: false,
  filledRows: 3,
  headings: { from: 3, to: 3 },
  matching: null,
  isOfLeavers: false,
  kind: 'roster',
  columns: [
    { column: 1, heading: '姓名', field: 'name', samples: [] },
    { column: 2, heading: '电话', field: 'phone', samples: [] },
    { column: 3, heading: '手机', field: 'own', samples: [] },
  ],
}
const CHOICES: Choices = { kind: 'roster', withoutIdentity: false, usages: NO_DEFAULTS, issuer: 'district', sheets: {} }

const fields = (choices: Choices) => columnsOf(choices, ROSTER).map(({ field }) => field)

describe('the choices for a file', () => {
  it('take what is a list of the kind and seen when nobody has said anything', () => {
    expect(isIncluded(CHOICES, ROSTER)).toBe(true)
    expect(isIncluded(CHOICES, { ...ROSTER, isHidden: true })).toBe(false)
    expect(isIncluded(CHOICES, { ...ROSTER, kind: 'requests' })).toBe(false)
    expect(isIncluded(CHOICES, { ...ROSTER, headings: null })).toBe(false)
  })

  it('take a hidden sheet when it was asked for', () => {
    const asked = corrected(CHOICES, '名册', { isLeftOut: false })
    expect(isIncluded(asked, { ...ROSTER, isHidden: true })).toBe(true)
  })

  it('keep a column under its heading when another is taken for its field', () => {
    const chosen = withField(CHOICES, ROSTER, 3, 'phone')
    expect(fields(chosen)).toEqual(['name', 'own', 'phone'])
    expect(fields(withField(chosen, ROSTER, 2, 'own'))).toEqual(['name', 'own', 'phone'])
    expect(fields(withField(chosen, ROSTER, 3, null))).toEqual(['name', 'own', null])
  })

  it('forget what was said of columns when the rows of the headings or the kind are others', () => {
    const chosen = withField(CHOICES, ROSTER, 3, 'phone')
    expect(fields(corrected(chosen, '名册', { headings: { from: 4, to: 4 } }))).toEqual(['name', 'phone', 'own'])
    expect(fields(ofKind(chosen, 'requests'))).toEqual(['name', 'phone', 'own'])
  })

  it('name every sheet in the order when one was corrected', () => {
    const other: ImportSheet = { ...ROSTER, name: '说明', kind: null, headings: null, columns: [] }
    const order = orderOf('token', withField(CHOICES, ROSTER, 3, 'phone'), [ROSTER, other])
    expect(ImportOrder.parse(order)).toEqual(order)
    expect(order.sheets).toEqual([
      {
        name: '名册',
        isLeftOut: false,
        columns: [
          { column: 2, field: 'own' },
          { column: 3, field: 'phone' },
        ],
      },
      { name: '说明', isLeftOut: true },
    ])
  })

  it('register nobody without a number when the list is a ledger', () => {
    const order = orderOf('token', { ...CHOICES, kind: 'requests', withoutIdentity: true }, [ROSTER])
    expect(order.withoutIdentity).toBe(false)
  })
})

describe('the letters of a column', () => {
  it.each([
    [1, 'A'],
    [26, 'Z'],
    [27, 'AA'],
    [52, 'AZ'],
    [53, 'BA'],
    [703, 'AAA'],
  ])('are those of the workbook when it is column %i', (column, letters) => {
    expect(letterOf(column)).toBe(letters)
  })
})

it('a list names somebody by an employer when it is a ledger, and by a card when it is not', () => {
  const columns = (field: 'employer' | 'cardNumber' | 'phone') => [{ column: 1, heading: '', field, samples: [] }]
  const names = (kind: Choices['kind']) =>
    (['employer', 'cardNumber', 'phone'] as const).map((field) => namesSomebody(kind, columns(field)))
  expect(names('requests')).toEqual([true, false, false])
  expect(names('roster')).toEqual([false, true, false])
  expect(names('usages')).toEqual([false, true, false])
})
