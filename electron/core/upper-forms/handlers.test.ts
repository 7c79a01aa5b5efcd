import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { FormContent } from '#shared/contract/upper-forms.ts'
import { SummaryFigure } from '#shared/domain/figures/measures.ts'
import { cellName, type FormSheet } from '#shared/domain/upper-forms.ts'
import { openRegister, refusalOf, type RegisterDesk } from '../../../tests/fixtures/register-desk.ts'
import { keepForm, replaceForm } from './commands.ts'
import { filledCells } from './queries.ts'

const HELP = 4122
const MARCH = { from: '2026-03-01', to: '2026-03-31' }
const SHEET: FormSheet = {
  name: '月报',
  isHidden: false,
  columns: 4,
  widths: [9, 9, 9, 9],
  rows: [['月报表'], ['指标', '数'], ['受理'], [], [], []],
  merged: [{ fromRow: 1, fromColumn: 1, toRow: 1, toColumn: 4 }],
  formulas: ['B6'],
  percents: ['B5'],
}

let desk: RegisterDesk
let holderId: number
let formId: number
beforeEach(() => {
  desk = openRegister('2026-03-02T01:00:00.000Z')
  holderId = desk.holders.register({ fields: { name: '林若衡' } }).id
  formId = kept('月报', SHEET)
})
afterEach(() => desk.close())

const head = () => ({ command: 'imports.upperForm', operator: desk.operator.id })
const kept = (name: string, ...sheets: FormSheet[]) =>
  desk.store.transact(head(), (db) => keepForm(db, name, { fileName: `${name}.xlsx`, file: '', sheets })).value
const record = (more: object = {}) =>
  desk.requests.recordResolved({
    fields: { subject: 'holder', holderId, itemId: HELP, content: '咨询', ...more },
    result: 'solved',
    outcome: '已答复',
  }).id
const figure = (name: SummaryFigure, more: object = {}): FormContent => ({
  kind: 'figure',
  figure: name,
  span: 'period',
  part: null,
  ...more,
})
const place = (cell: string, content: FormContent | null) =>
  desk.upperForms.place({ formId, sheet: '月报', cell, content })
const valuesIn = (period = MARCH) =>
  Object.fromEntries(desk.upperForms.get({ id: formId, ...period }).cells.map(({ cell, value }) => [cell, value]))
const call = () => ({
  db: desk.store.reader,
  history: desk.store.history,
  today: desk.today,
  operator: desk.operator,
})

describe('a form of the upper level', () => {
  it('is filled from the figures of the summary when its cells are chosen', () => {
    place('B3', figure('accepted'))
    place('C3', figure('accepted', { part: { by: 'channel', channel: 'phone' } }))
    place('D3', figure('accepted', { span: 'before' }))
    place('A4', { kind: 'word', word: 'period' })
    place('B5', figure('resolvedRate'))
    record({ channel: 'phone' })
    record({ channel: 'window' })
    const period = '2026年3月1日至3月31日'
    expect(valuesIn()).toEqual({ B3: 2, C3: 1, D3: 0, A4: period, B5: 100 })
    const filled = filledCells(call(), formId, MARCH)
    expect(filled).toContainEqual({ sheet: '月报', cell: 'B5', value: 1 })
    expect(valuesIn({ from: '2026-02-01', to: '2026-02-28' })).toMatchObject({ B3: 0, B5: null })
  })

  it('keeps the label of a cell before the word that is filled in', () => {
    const headed = kept('抬头', { ...SHEET, rows: [['填报单位：'], ['月份']] })
    for (const cell of ['A1', 'A2']) {
      desk.upperForms.place({ formId: headed, sheet: '月报', cell, content: { kind: 'word', word: 'month' } })
    }
    expect(filledCells(call(), headed, MARCH).map(({ value }) => value)).toEqual(['填报单位：3', '3'])
  })

  it('has in each cell what the summary has for every figure that it defines', () => {
    record()
    const { summary, details } = desk.summaries.of(MARCH)
    const { requests, ratings, services, cards } = summary
    const all: { readonly [name: string]: unknown } = {
      ...details,
      ...details.cards,
      ...cards,
      ...services,
      ...ratings,
      ...requests,
      cardsAtStart: cards.atStart,
      cardsAtEnd: cards.atEnd,
    }
    const wide = kept('全表', { ...SHEET, rows: SummaryFigure.options.map(() => []) })
    for (const [at, name] of SummaryFigure.options.entries()) {
      const content = figure(name)
      desk.upperForms.place({ formId: wide, sheet: '月报', cell: cellName(at + 1, at === 0 ? 1 : 3), content })
    }
    const { cells } = desk.upperForms.get({ id: wide, ...MARCH })
    expect(cells).toHaveLength(SummaryFigure.options.length)
    for (const { content, value } of cells) {
      if (content.kind === 'figure') expect(value, content.figure).toBe(all[content.figure])
    }
  })

  it('counts in a cell what its list holds when it is narrowed to any part', () => {
    record({ channel: 'phone' })
    const { categories, departments, levels } = desk.upperForms.parts({})
    expect(Math.min(categories.length, departments.length, levels.length)).toBeGreaterThan(0)
    const parts = [
      ...categories.map(({ id }) => ({ by: 'category' as const, id })),
      { by: 'department' as const, id: null },
      { by: 'level' as const, id: null },
      { by: 'result' as const, result: 'solved' as const },
    ]
    for (const part of parts) {
      place('B3', figure('resolved', { part }))
      expect(valuesIn()['B3']).toBe(desk.summaries.list({ ...MARCH, figure: 'resolved', part }).total)
    }
  })

  it('marks what is another than when it was handed in last, and keeps what was sent', () => {
    place('B3', figure('accepted'))
    record()
    desk.upperForms.handIn({ id: formId, ...MARCH, note: '第3期' })
    record()
    const { cells, returns, form } = desk.upperForms.get({ id: formId, ...MARCH })
    expect(cells).toMatchObject([{ cell: 'B3', value: 2, sent: 1 }])
    expect(returns).toMatchObject([{ ...MARCH, sentOn: '2026-03-02', note: '第3期', changed: 1 }])
    expect(form.lastSentOn).toBe('2026-03-02')
    place('C3', figure('resolved'))
    expect(desk.upperForms.get({ id: formId, ...MARCH }).cells[1]).not.toHaveProperty('sent')
  })

  it('is marked against what was handed in for the same days when later days were handed in since', () => {
    place('B3', figure('accepted'))
    record({ receivedOn: '2026-02-10' })
    const february = { from: '2026-02-01', to: '2026-02-28' }
    for (const period of [february, MARCH]) desk.upperForms.handIn({ id: formId, ...period })
    const sent = (period: typeof MARCH) => desk.upperForms.get({ id: formId, ...period }).cells[0]?.sent
    expect([sent(february), sent({ from: '2026-04-01', to: '2026-04-30' })]).toEqual([1, 0])
  })

  it('leaves a cell as it was when it is chosen no more or the choice is undone', () => {
    const { seq } = place('B3', figure('accepted'))
    place('C3', figure('resolved'))
    desk.history.undo({ seq })
    place('C3', null)
    expect(valuesIn()).toEqual({})
    expect(refusalOf(() => desk.upperForms.handIn({ id: formId, ...MARCH }))?.code).toBe('upper-form/nothing-chosen')
  })

  it('refuses a cell when it is none, reckoned, covered, or the figure is not counted by the part', () => {
    const code = (body: () => unknown) => refusalOf(body)?.code
    expect(code(() => place('A7', figure('accepted')))).toBe('upper-form/no-cell')
    expect(code(() => place('E1', figure('accepted')))).toBe('upper-form/no-cell')
    expect(code(() => place('B6', figure('accepted')))).toBe('upper-form/cell-reckoned')
    expect(code(() => place('B1', figure('accepted')))).toBe('upper-form/cell-covered')
    const part = { by: 'channel', channel: 'phone' }
    expect(code(() => place('B3', figure('issued', { part })))).toBe('upper-form/part-not-counted')
    expect(code(() => place('B3', figure('timesServed', { part })))).toBe('upper-form/part-not-counted')
    const unknown = { by: 'category', id: 1 }
    expect(code(() => place('B3', figure('accepted', { part: unknown })))).toBe('record/not-found')
    expect(code(() => kept('月报', SHEET))).toBe('upper-form/name-taken')
  })

  it('tells what a special ledger counts, each in its own unit, when that is chosen for a cell', () => {
    const counts = { hasEnd: false, hasAttendance: false, hasAmount: true, ceilingFen: null } as const
    const names = { nameZh: '人才贷', nameEn: null, note: null, isActive: true }
    const { id: ledgerId } = desk.specialLedgers.add({
      fields: { ...names, ...counts, subject: 'holder', unit: 'pieces' },
      columns: [],
    })
    const blank = { employerId: null, toOn: null, quantity: 1, attended: null, note: null, values: [] }
    const of = (measure: 'count' | 'people' | 'amount', span: 'period' | 'before' = 'period') =>
      ({ kind: 'ledger', ledgerId, measure, span }) as const
    // The last one is booked ahead.
    for (const onDay of ['2025-03-02', '2026-03-01', '2026-03-02', '2026-03-20']) {
      desk.specialLedgers.enter({ ledgerId, fields: { ...blank, holderId, onDay, amountFen: 1_234_500 } })
    }
    place('B3', of('count'))
    place('B4', of('people'))
    place('B5', of('amount'))
    place('C3', of('count', 'before'))
    expect(valuesIn()).toEqual({ B3: 2, B4: 1, B5: 24_690, C3: 1 })
    expect(desk.upperForms.parts({}).ledgers).toMatchObject([{ id: ledgerId, hasAmount: true }])
    desk.upperForms.handIn({ id: formId, ...MARCH, note: null })
    desk.specialLedgers.enter({ ledgerId, fields: { ...blank, holderId, onDay: '2026-03-02', amountFen: 100 } })
    expect(desk.upperForms.get({ id: formId, ...MARCH }).returns).toMatchObject([{ changed: 2 }])
    const unknown = () => place('C4', { ...of('count'), ledgerId: 999 })
    expect(refusalOf(unknown)?.code).toBe('record/not-found')
  })

  it('says that nothing changed since it was handed in when only the day in its words has', () => {
    place('B3', figure('accepted'))
    place('B4', { kind: 'word', word: 'day' })
    desk.upperForms.handIn({ id: formId, ...MARCH, note: null })
    desk.clock.at = '2026-04-02T01:00:00.000Z'
    expect(desk.upperForms.get({ id: formId, ...MARCH }).returns).toMatchObject([{ changed: 0 }])
  })

  it('says that nothing changed since it was handed in when its days have not all come', () => {
    const fields = { subject: 'holder', holderId, itemId: 4122, content: '咨询', promisedDays: 3 } as const
    desk.requests.record({ fields, accept: true })
    place('B3', figure('overdueOpen'))
    desk.upperForms.handIn({ id: formId, ...MARCH, note: null })
    expect(desk.upperForms.get({ id: formId, ...MARCH }).returns).toMatchObject([{ changed: 0 }])
  })

  it('keeps the chosen cells that a newer blank still has when it takes its place', () => {
    place('B3', figure('accepted'))
    place('B4', figure('resolved'))
    const newer = { ...SHEET, formulas: ['B4'] }
    desk.store.transact(head(), (db) => replaceForm(db, formId, { fileName: '新.xlsx', file: '', sheets: [newer] }))
    expect(Object.keys(valuesIn())).toEqual(['B3'])
    expect(desk.upperForms.list({}).forms).toMatchObject([{ fileName: '新.xlsx', cells: 1 }])
  })

  it('is listed no more and its name is free when it is retired', () => {
    const { form } = desk.upperForms.get({ id: formId, ...MARCH })
    desk.upperForms.retire({ id: formId, seen: form.seq })
    expect(desk.upperForms.list({}).forms).toEqual([])
    expect(kept('月报', SHEET)).not.toBe(formId)
  })
})
