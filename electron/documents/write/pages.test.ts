import { beforeEach, expect, test, vi } from 'vitest'
import type { SheetHead } from '#shared/domain/sheets.ts'
import { ListPages } from './list-pages.ts'
import { pdfBytes } from './pdf.ts'
import { Pen } from './pen.ts'
import { Typefaces } from './typefaces.ts'

/** Every sign is as wide as it is high, so that pages are laid out the same on every machine. */
class Squares extends Typefaces {
  override readable = (text: string) => text
  override runsOf = (text: string) => [{ text, face: { widthOf: (signs: string) => signs.length } as never }]
}

const typefaces = new Squares(new Map())
let drawn: { text: string; y: number }[]
beforeEach(() => {
  drawn = []
  vi.restoreAllMocks()
  vi.spyOn(Pen.prototype, 'draw').mockImplementation((text, _type, { y }) => void drawn.push({ text, y }))
})

/** What stands on each page, whose number is drawn before all else. */
function pages(): string[][] {
  const found: string[][] = []
  for (const { text } of drawn) {
    if (/^— \d+ —$/.test(text)) found.push([])
    else if (text !== '') found.at(-1)?.push(text)
  }
  return found
}

const LIST: SheetHead = {
  name: '入住',
  title: '人才公寓入住',
  subtitle: '秀山县人才办',
  columns: [
    { key: 'name', title: '姓名', width: 60, kind: 'text' },
    { key: 'home', title: '公寓', width: 60, kind: 'text' },
  ],
  notes: ['第一条说明', '第二条说明'],
}

async function listed(plan: SheetHead, rows: number): Promise<string[][]> {
  const list = new ListPages(typefaces, plan, () => undefined)
  list.add(Array.from({ length: rows }, (_, at) => [`第${at + 1}人`, null]))
  await list.end()
  return pages()
}

test('breaks no word of a heading when its column is narrower', async () => {
  const columns = ['Extension granted to', 'Acknowledgement'].map((title) => {
    return { key: title, title, width: 6, kind: 'text' } as const
  })
  const [only = []] = await listed({ ...LIST, columns: [...LIST.columns, ...columns] }, 1)
  expect(only.join(' ')).toContain('Acknowledgement')
  expect(only.join(' ')).toContain('granted')
})

test('has all columns on one page when wide ones need only give a little', async () => {
  const columns = ['单位', '内容', '情况', '意见', '备注'].map((title) => {
    return { key: title, title, width: 40, kind: 'text' } as const
  })
  expect(await listed({ ...LIST, columns }, 1)).toHaveLength(1)
  drawn = []
  const narrow = [...columns, ...columns, ...columns].map((column, at) => ({ ...column, key: String(at), width: 14 }))
  expect(await listed({ ...LIST, columns: narrow }, 1)).toHaveLength(2)
})

test('tells its notes below the last row when a list is printed', async () => {
  const [only = [], ...more] = await listed(LIST, 3)
  expect(more).toEqual([])
  expect(only.slice(-3)).toEqual(['第3人', ...LIST.notes])
  const below = drawn.slice(-3).map(({ y }) => y)
  expect(below).toEqual(below.toSorted((one, other) => one - other))
})

test('tells its notes on a page more when rows fill the last one', async () => {
  const without = (rows: number) => listed({ ...LIST, notes: [] }, rows)
  let rows = 1
  while ((await without(rows + 1)).length === 1) {
    drawn = []
    rows += 1
  }
  drawn = []
  const found = await listed(LIST, rows)
  expect(found.map((page) => page.slice(-1))).toEqual([[`第${rows}人`], ['第二条说明']])
  expect(found[1]?.slice(0, 2)).toEqual([LIST.title, LIST.subtitle])
})

/** A table whose rows have so many lines each, below so many lines of text, by what pages begin with below its heads. */
async function tabled(lines: readonly number[], above = 0): Promise<string[][]> {
  const rows = lines.map((count, at) => [
    Array.from({ length: count }, (_, line) => `${at + 1}.${line + 1}`).join('\n'),
  ])
  const table = { caption: '', columns: [{ title: '内容', share: 1, isNumber: false }], rows }
  const text = Array.from({ length: above }, (_, at) => ({ kind: 'note', text: `上${at + 1}` }) as const)
  await pdfBytes({ title: '表', blocks: [...text, { kind: 'table', table }] }, typefaces)
  return pages().map((page) => page.filter((text) => text !== '内容'))
}

/** Lines of a table's rows that a page has room for, below its heads. */
const ROOM = 38

test('begins no page for the sake of the last row when no page has room for both', async () => {
  const found = await tabled([1, ROOM - 1, 2])
  expect(found.map((page) => page[0])).toEqual(['1.1', '3.1'])
})

test('takes the row before to the next page when the last one has no room', async () => {
  const found = await tabled([ROOM - 1, 1, 1])
  expect(found.map((page) => page[0])).toEqual(['1.1', '2.1'])
})

test('writes no Chinese from top to bottom as long as there is room', async () => {
  const columns = ['是否超期', '办理情况说明'].map((title, at) => ({ title, share: 1 + 30 * at, isNumber: false }))
  const table = { caption: '', columns, rows: [['超期', '未登记']] }
  await pdfBytes({ title: '表', blocks: [{ kind: 'table', table }] }, typefaces)
  expect(drawn.map(({ text }) => text)).toEqual(expect.arrayContaining(['是否', '超期']))
})

test('breaks no word of a table when it fits in smaller type', async () => {
  const words = ['Employers', 'Signed', 'Holders', 'Pieces', 'Amount', 'Unit']
  const columns = words.map((title) => ({ title, share: 1, isNumber: false }))
  const rows = [words.map(() => 'abcdef')]
  await pdfBytes({ title: '表', blocks: [{ kind: 'table', table: { caption: '', columns, rows } }] }, typefaces)
  expect(drawn.map(({ text }) => text)).toEqual(expect.arrayContaining([...words, ...(rows[0] ?? [])]))
})

test('has a table of few rows whole on the next page when this one has no room for it', async () => {
  const found = await tabled(Array<number>(12).fill(1), ROOM - 5)
  expect(found[1]).toEqual(Array.from({ length: 12 }, (_, at) => `${at + 1}.1`))
})

test('has a code with its lines on the page of the note before it, wherever that page ends', async () => {
  for (let notes = 20; notes <= 45; notes += 1) {
    drawn = []
    const said = Array.from({ length: notes }, (_, at) => ({ kind: 'note', text: `第${at + 1}条` }) as const)
    const code = {
      kind: 'code',
      code: 'ABCD',
      lines: ['校验码：ABCD，可凭此码核验打印之前的记录是否改动'.repeat(2)],
    } as const
    await pdfBytes({ title: '表', blocks: [...said, code] }, typefaces)
    const last = pages().at(-1) ?? []
    expect(last.join(''), `${notes} notes`).toMatch(new RegExp(`第${notes}条${code.lines.join()}$`))
  }
})

test('begins a longer table with three rows at least', async () => {
  const found = await tabled(Array<number>(20).fill(1), ROOM - 2)
  expect(found.map((page) => page[0])).toEqual(['上1', '1.1'])
  const begun = await tabled(Array<number>(20).fill(1), ROOM - 3)
  expect(begun.at(-1)?.[0]).toBe('4.1')
})
