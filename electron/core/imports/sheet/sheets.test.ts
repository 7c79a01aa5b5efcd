import { describe, expect, it } from 'vitest'
import { bookOf, understood } from '../../../../tests/fixtures/import-desk.ts'

const BOOK = bookOf({
  rows: [['名单'], ['姓名', '联系电话'], ['人才', '诉求内容', '受理日期'], ['林若衡', '子女入学', '2021-05-20']],
})
const headingsOf = (corrections: Parameters<typeof understood>[1]) =>
  understood(BOOK, corrections).sheets.map(({ kind, headings, columns }) => ({
    kind,
    headings,
    fields: columns.map(({ field }) => field),
  }))

describe('the sheets of a file', () => {
  it('are read as the kind that was chosen when it is another than they speak of', () => {
    const [read] = headingsOf({ kind: 'roster', headings: [] })
    expect(read?.headings).toEqual({ from: 2, to: 2 })
    expect(read?.fields).toEqual(['name', 'phone'])
    expect(understood(BOOK, { kind: null, headings: [] }).kind).toBe('requests')
  })

  it('have the columns of the rows that were chosen when the headings stand elsewhere', () => {
    const [read] = headingsOf({ kind: 'requests', headings: [{ name: '名册', from: 3, to: 3 }] })
    expect(read).toMatchObject({ headings: { from: 3, to: 3 }, fields: ['name', 'content', 'receivedOn'] })
  })

  it('show no number of a document when it stands in a remark', () => {
    const book = bookOf({
      rows: [
        ['姓名', '备注'],
        ['林若衡', '护照 E12345678，卡号 CQA-XS-2020-0001'],
      ],
    })
    const [sheet] = understood(book, { kind: null, headings: [] }).sheets
    const [remark = ''] = sheet?.columns[1]?.samples ?? []
    expect(remark).not.toContain('E12345678')
    expect(remark).toContain('CQA-XS-2020-0001')
  })

  it.each([
    ['退出人员', '名单', true],
    ['已注销', '名单', true],
    ['Sheet1', '2026年离职人才名单', true],
    ['未退出人员', '名单', false],
    ['在册', '名单', false],
    ['在职人员（不含离职人员）', '名单', false],
  ])('are told to be of people who left when they are called %s, %s', (name, title, isSaid) => {
    const rows = [[title], ['姓名', '联系电话'], ['林若衡', '']]
    const { sheets } = understood(bookOf({ name, rows }), { kind: null, headings: [] })
    expect(sheets.map(({ isOfLeavers }) => isOfLeavers)).toEqual([isSaid])
  })

  it('have none when the rows that were chosen are blank', () => {
    const [read] = headingsOf({ kind: 'roster', headings: [{ name: '名册', from: 40, to: 40 }] })
    expect(read).toMatchObject({ headings: null, fields: [] })
  })
})
