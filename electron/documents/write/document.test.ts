import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { unzip } from '@cj-tech-master/excelts/archive'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Refusal } from '#shared/domain/refusal.ts'
import type { SheetPlan } from '#shared/domain/sheets.ts'
import { readWorkbook } from '../read/workbook.ts'
import { writeDocument } from './document.ts'

let place: string
beforeEach(() => (place = mkdtempSync(join(tmpdir(), 'yingcai-documents-'))))
afterEach(() => rmSync(place, { recursive: true, force: true }))

const SHEET: SheetPlan = {
  name: '台账',
  title: '人才服务工作台账',
  subtitle: '秀山县人才办　2026-01-01 至 2026-03-31',
  columns: [
    { key: 'name', title: '姓名', width: 12, kind: 'text' },
    { key: 'number', title: '证件号码', width: 22, kind: 'text' },
    { key: 'times', title: '人次', width: 8, kind: 'number' },
    { key: 'rate', title: '满意率', width: 8, kind: 'percent' },
  ],
  rows: [
    ['林若衡', '50099919900307123X', 3, 93.3],
    ['=HYPERLINK("http://x","点我")', '500999199003071233', null, null],
    ['他说"好", 换\n行', '001', -2, 0],
  ],
  mark: '吴敏 & 陈 2026-04-01',
  notes: ['口径说明'],
  chart: ['times'],
}

describe('a document', () => {
  it('begins with a mark and turns formulas into text when it is csv', async () => {
    const path = join(place, 'list.csv')
    await writeDocument(path, { format: 'csv', sheet: SHEET })
    const text = readFileSync(path, 'utf8')
    expect(text.startsWith('\ufeff姓名,证件号码,人次,满意率\r\n')).toBe(true)
    expect(text).not.toMatch(/(^|,|\n)"?=/)
    expect(text).toContain('"他说""好"", 换\n行",001,')
  })

  it('keeps numbers of documents and formulas as text when it is a workbook', async () => {
    const path = join(place, 'list.xlsx')
    await writeDocument(path, { format: 'xlsx', sheets: [SHEET] })
    const rows: unknown[] = []
    for await (const event of readWorkbook(path, 'list.xlsx')) if (event.type === 'rows') rows.push(...event.rows)
    expect(rows.slice(3, 6)).toEqual([
      { row: 4, cells: ['林若衡', '50099919900307123X', 3, 93.3] },
      { row: 5, cells: ['=HYPERLINK("http://x","点我")', '500999199003071233'] },
      { row: 6, cells: ['他说"好", 换\n行', '001', -2, 0] },
    ])
  })

  it('writes numbers as each row says in a column of plain ones', async () => {
    const path = join(place, 'list.xlsx')
    const columns = [{ key: 'value', title: '数值', width: 8, kind: 'plain' }] as const
    const kinds = ['number', 'decimal'] as const
    await writeDocument(path, {
      format: 'xlsx',
      sheets: [{ ...SHEET, columns, rows: [[1200], [92]], kinds, chart: null }],
    })
    const sheet = await partOf(path, 'worksheets/sheet1.xml')
    const styles = await partOf(path, 'styles.xml')
    const formats = [...(/<cellXfs.*<\/cellXfs>/s.exec(styles)?.[0] ?? '').matchAll(/<xf numFmtId="(\d+)"/g)]
    const formatOf = (place: string) => {
      const style = new RegExp(`r="${place}" s="(\\d+)"`).exec(sheet)?.[1]
      const id = formats[Number(style)]?.[1]
      return new RegExp(`numFmtId="${id}" formatCode="([^"]+)"`).exec(styles)?.[1] ?? id
    }
    expect([formatOf('A4'), formatOf('A5')]).toEqual(['3', '#,##0.0'])
  })

  it('says on every printed page who made it and when it is a workbook', async () => {
    const path = join(place, 'list.xlsx')
    await writeDocument(path, { format: 'xlsx', sheets: [SHEET] })
    expect(await partOf(path, 'worksheets/sheet1.xml')).toContain('&amp;R&amp;9 吴敏 &amp;&amp; 陈 2026-04-01')
  })

  it('draws its chart lying down when what is drawn has long names', async () => {
    const drawn = async (name: string) => {
      const path = join(place, `${name}.xlsx`)
      const rows = SHEET.rows.map((row) => [name, ...row.slice(1)])
      await writeDocument(path, { format: 'xlsx', sheets: [{ ...SHEET, rows, chart: ['times'] }] })
      const chart = await partOf(path, 'charts/chart1.xml')
      return ['barDir', 'orientation'].map((what) => new RegExp(`<c:${what} val="(\\w+)"`).exec(chart)?.[1])
    }
    expect(await drawn('县教委')).toEqual(['col', 'minMax'])
    expect(await drawn('县人力资源和社会保障局人才开发科')).toEqual(['bar', 'maxMin'])
  })

  it('has its chart on the page of its rows as long as that can be read', async () => {
    const pagesOf = async (count: number) => {
      const path = join(place, 'charted.xlsx')
      const rows = Array.from({ length: count }, (_, at) => [`县人力资源和社会保障局第${at + 1}科`, null, 1, null])
      const columns = SHEET.columns.map((column) => ({ ...column, width: 40 }))
      await writeDocument(path, { format: 'xlsx', sheets: [{ ...SHEET, columns, rows }] })
      // One is meant where none is said.
      return /fitToHeight="(\d)"/.exec(await partOf(path, 'worksheets/sheet1.xml'))?.[1] ?? '1'
    }
    expect(await pagesOf(28)).toBe('1')
    expect(await pagesOf(90)).toBe('0')
  })

  it('draws each column of its chart in a colour of its own when it is a workbook', async () => {
    const path = join(place, 'drawn.xlsx')
    await writeDocument(path, { format: 'xlsx', sheets: [{ ...SHEET, chart: ['times', 'rate'] }] })
    const chart = await partOf(path, 'charts/chart1.xml')
    const ranges = chart.match(/\$[A-D]\$\d+:\$[A-D]\$\d+(?=<\/c:f>)/g)
    expect(ranges).toEqual(['$A$4:$A$6', '$C$4:$C$6', '$A$4:$A$6', '$D$4:$D$6'])
    expect(chart.match(/(?<=<c:spPr><a:solidFill><a:srgbClr val=")\w+/g)).toEqual(['0E5A5E', 'BFDFD0'])
  })

  it('goes over several pages that each name the row when it is wider than one can be read', async () => {
    const set = async (columns: number, hidden = 0, title = SHEET.title) => {
      const path = join(place, 'wide.xlsx')
      const wide = Array.from({ length: columns }, (_, at) => ({
        key: `c${at}`,
        title: `栏${at}`,
        width: 20,
        kind: 'text' as const,
        isHidden: at >= columns - hidden,
      }))
      const sheets = [{ ...SHEET, title, columns: wide, rows: [], notes: ['填好后发回'], chart: null }]
      await writeDocument(path, { format: 'xlsx', sheets })
      const sheet = await partOf(path, 'worksheets/sheet1.xml')
      return {
        page: /<pageSetup[^>]*>/.exec(sheet)?.[0],
        merged: [...sheet.matchAll(/<mergeCell ref="([^"]*)"/g)].map(([, area]) => area),
        book: await partOf(path, 'workbook.xml'),
      }
    }
    expect((await set(5)).page).toMatch(/paperSize="9".*orientation="portrait"/)
    expect((await set(6)).page).toMatch(/paperSize="9".*orientation="landscape"/)
    expect((await set(10)).page).toMatch(/paperSize="9".*orientation="landscape"/)
    const { page, book, merged } = await set(30)
    // Nothing of two lines stands in the columns that are repeated.
    expect(merged).toEqual(expect.arrayContaining(['A1:AD1', 'C2:AD2', 'C4:AD4']))
    expect((await set(30, 0, 'Requests that departments have not answered')).merged).toContain('C1:AD1')
    expect((await set(11)).page).toMatch(/fitToWidth="2"/)
    expect((await set(11, 1)).page).not.toMatch(/fitToWidth="2"/)
    expect((await set(7)).merged).toContain('A2:G2')
    expect(page).toMatch(/orientation="landscape"/)
    expect(page).toMatch(/fitToWidth="3"/)
    expect(book).toMatch(/Print_Titles[^<]*<?[^<]*\$A:\$B/)
    expect((await set(7)).book).not.toContain('$A:$B')
  })

  it('has room for headings whose words don’t share a line', async () => {
    const headsOf = async (title: string) => {
      const path = join(place, 'heads.xlsx')
      const columns = SHEET.columns.map((column, at) => (at === 0 ? { ...column, title, width: 12 } : column))
      await writeDocument(path, { format: 'xlsx', sheets: [{ ...SHEET, columns, rows: [], chart: null }] })
      return /<row r="3"[^>]*>/.exec(await partOf(path, 'worksheets/sheet1.xml'))?.[0]
    }
    expect(await headsOf('Promised working days')).toContain('ht="45"')
    expect(await headsOf('Promised days')).toContain('ht="30"')
  })

  it('says whose it is in full when its columns are narrower than the name of the office', async () => {
    const headOf = async (subtitle: string) => {
      const path = join(place, 'narrow.xlsx')
      const columns = SHEET.columns.slice(0, 2)
      await writeDocument(path, { format: 'xlsx', sheets: [{ ...SHEET, subtitle, columns, rows: [], chart: null }] })
      return /<row r="2"[^>]*>/.exec(await partOf(path, 'worksheets/sheet1.xml'))?.[0]
    }
    expect(await headOf('秀山县人才办')).not.toContain('ht=')
    expect(await headOf('秀山土家族苗族自治县人才工作服务中心　2025-10-01 至 2026-03-31')).toContain('ht="28"')
  })

  it('has its code for a camera as a picture below all that it says when it bears one', async () => {
    const path = join(place, 'coded.xlsx')
    const code = { code: 'ABCD-1234', line: '校验码：ABCD-1234' }
    await writeDocument(path, { format: 'xlsx', sheets: [SHEET, { ...SHEET, name: '口径说明', chart: null, code }] })
    // Three rows of heads, three of data, two of notes.
    expect(await partOf(path, 'drawings/drawing2.xml')).toMatch(/<xdr:from>.*<xdr:row>8<\/xdr:row>/s)
    expect(await partOf(path, 'sharedStrings.xml')).toContain('校验码：ABCD-1234')
    const last = await partOf(path, 'worksheets/sheet2.xml')
    expect(last).toMatch(/<row r="8"/)
    expect(last).not.toContain('fitToHeight="0"')
  })

  it('leaves nothing behind when its place is no folder', async () => {
    const nowhere = writeDocument(join(place, 'no', 'list.json'), { format: 'json', value: {} })
    await expect(nowhere).rejects.toEqual(new Refusal('file/not-written'))
    expect(readdirSync(place)).toEqual([])
  })
})

/** The text of a part of a workbook. */
async function partOf(path: string, part: string): Promise<string> {
  let text = ''
  for await (const entry of unzip(readFileSync(path)).entries()) {
    if (entry.path === `xl/${part}`) text = await entry.text()
    else entry.discard()
  }
  return text
}
