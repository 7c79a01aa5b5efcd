import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { unzip } from '@cj-tech-master/excelts/archive'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Refusal } from '#shared/domain/refusal.ts'
import type { ListPlan, SheetCell, SheetPlan } from '#shared/domain/sheets.ts'
import { writeDocument } from './document.ts'
import { ListWriter } from './list.ts'

let place: string
beforeEach(() => (place = mkdtempSync(join(tmpdir(), 'yingcai-list-'))))
afterEach(() => rmSync(place, { recursive: true, force: true }))

const ROWS: SheetCell[][] = [
  ['林若衡', '50099919900307123X', 3, 93.3],
  ['=HYPERLINK("http://x","点我")', '500999199003071233', null, null],
  ['他说"好", 换\n行', '001', -2, 0],
  ['𠮷文', '_x003D_1+1', 0, 100],
  ['<b>&"\u0007', '长'.repeat(40), { formula: 'SUM(C4:C5)', result: 4 }, { formula: 'C4/C9', result: null }],
]
const HEAD = {
  name: '台账',
  title: '人才服务工作台账',
  subtitle: '秀山县人才办　2026-01-01 至 2026-03-31',
  columns: [
    { key: 'name', title: '姓名', width: 12, kind: 'text' },
    { key: 'number', title: '证件号码', width: 22, kind: 'text' },
    { key: 'times', title: '人次', width: 8, kind: 'number' },
    { key: 'rate', title: '满意率', width: 8, kind: 'percent' },
  ],
  mark: '吴敏 & 陈 2026-04-01',
  notes: ['口径说明'],
} as const
const planOf = (format: ListPlan['format']): ListPlan => ({
  format,
  sheet: HEAD,
  kind: 'ledger',
  period: { from: 'a' },
})

/** Writes the rows in parts of so many. */
async function listed(format: ListPlan['format'], rows: SheetPlan['rows'], size: number): Promise<string> {
  const path = join(place, `list-${size}.${format}`)
  const writer = new ListWriter(path, planOf(format))
  for (let at = 0; at < rows.length; at += size) await writer.add(rows.slice(at, at + size))
  await writer.end()
  return path
}

describe('a list', () => {
  it('is the file that is written of all rows at once when they come in parts', async () => {
    for (const rows of [ROWS, []]) {
      const sheet = { ...HEAD, rows, chart: null }
      const value = {
        period: { from: 'a' },
        ledger: rows.map((row) => Object.fromEntries(HEAD.columns.map(({ key }, at) => [key, row[at]]))),
      }
      await writeDocument(join(place, 'whole.csv'), { format: 'csv', sheet })
      await writeDocument(join(place, 'whole.json'), { format: 'json', value })
      await writeDocument(join(place, 'whole.xlsx'), { format: 'xlsx', sheets: [sheet] })
      const whole = (format: string) => readFileSync(join(place, `whole.${format}`), 'utf8')
      for (const size of [1, 2, 3, 4, 5]) {
        expect(readFileSync(await listed('csv', rows, size), 'utf8')).toBe(whole('csv'))
        expect(readFileSync(await listed('json', rows, size), 'utf8')).toBe(whole('json'))
        expect(await told(await listed('xlsx', rows, size))).toEqual(await told(join(place, 'whole.xlsx')))
      }
    }
  })

  it('merges no cell with itself when it has one column', async () => {
    const path = join(place, 'one.xlsx')
    const writer = new ListWriter(path, { ...planOf('xlsx'), sheet: { ...HEAD, columns: [HEAD.columns[0]] } })
    await writer.add([['林若衡']])
    await writer.end()
    const archive = await unzip(readFileSync(path))
    const sheets: string[] = []
    for await (const entry of archive.entries()) if (entry.path.endsWith('sheet1.xml')) sheets.push(await entry.text())
    expect(sheets.join()).toContain('林若衡')
    expect(sheets.join()).not.toContain('mergeCell')
  })

  it('leaves nothing behind when it is given up', async () => {
    const writer = new ListWriter(join(place, 'list.xlsx'), planOf('xlsx'))
    await writer.add(ROWS)
    await writer.discard()
    expect(readdirSync(place)).toEqual([])
  })

  it('is refused when its place is no folder', async () => {
    for (const format of ['xlsx', 'csv', 'json'] as const) {
      const writer = new ListWriter(join(place, 'no', `list.${format}`), planOf(format))
      const written = async () => {
        for (let part = 0; part < 50; part += 1) await writer.add(ROWS)
        await writer.end()
      }
      await expect(written()).rejects.toEqual(new Refusal('file/not-written'))
    }
    expect(readdirSync(place)).toEqual([])
  })
})

/** What a workbook shows: cells with what they hold and look like, widths, merged cells, print set-up. */
async function told(path: string): Promise<unknown> {
  const parts = new Map<string, string>()
  for await (const entry of unzip(readFileSync(path)).entries()) parts.set(entry.path, await entry.text())
  const sheet = parts.get('xl/worksheets/sheet1.xml') ?? ''
  const styles = parts.get('xl/styles.xml') ?? ''
  const strings = [...(parts.get('xl/sharedStrings.xml') ?? '').matchAll(/<si>(.*?)<\/si>/gs)].map(([, text]) => text)
  const list = (tag: string) => new RegExp(`<${tag}\\b.*?</${tag}>`, 's').exec(styles)?.[0] ?? ''
  const items = (tag: string, item: string) => list(tag).match(new RegExp(`<${item}\\b(?:[^>]*/>|.*?</${item}>)`, 'gs'))
  const [fonts, fills, borders, formats] = [
    items('fonts', 'font'),
    items('fills', 'fill'),
    items('borders', 'border'),
    items('cellXfs', 'xf'),
  ]
  const codes = new Map(
    [...styles.matchAll(/numFmtId="(\d+)" formatCode="([^"]*)"/g)].map(([, id, code]) => [id, code]),
  )
  const look = (id: string | undefined) => {
    const xf = formats?.[Number(id ?? 0)] ?? ''
    const of = (name: string) => new RegExp(`${name}="(\\d+)"`).exec(xf)?.[1] ?? '0'
    const { 1: aligned = '' } = /(<alignment[^>]*>)/.exec(xf) ?? []
    const format = codes.get(of('numFmtId')) ?? of('numFmtId')
    return [
      format,
      fonts?.[Number(of('fontId'))],
      fills?.[Number(of('fillId'))],
      borders?.[Number(of('borderId'))],
      aligned,
    ]
  }
  const cells = [...sheet.matchAll(/<c r="([A-Z]+\d+)"([^>]*?)(?:\/>|>(.*?)<\/c>)/gs)].map(
    ([, at, more = '', text = '']) => {
      const shared = /t="s"/.test(more) ? strings[Number(/<v>(\d+)</.exec(text)?.[1])] : undefined
      const inline = /<is>(.*?)<\/is>/s.exec(text)?.[1]
      return [at, look(/s="(\d+)"/.exec(more)?.[1]), (shared ?? inline ?? text).replaceAll(/<\/?[tv]\b[^>]*>/g, '')]
    },
  )
  const heights = sheet.match(/<row r="\d+"|(?<=<row [^>]*)ht="\d+"(?: customHeight="1")?/g)
  const kept = ['sheetViews', 'cols', 'mergeCells', 'headerFooter'].map(
    (tag) => sheet.match(new RegExp(`<${tag}\\b.*?</${tag}>`, 's'))?.[0],
  )
  return {
    cells,
    heights,
    kept,
    page: /<pageSetup[^>]*>/.exec(sheet)?.[0],
    names: /<definedNames>.*<\/definedNames>/s.exec(parts.get('xl/workbook.xml') ?? '')?.[0],
  }
}
