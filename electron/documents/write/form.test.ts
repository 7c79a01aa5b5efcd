import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { unzip } from '@cj-tech-master/excelts/archive'
import { Workbook } from '@cj-tech-master/excelts'
import { read } from '@e965/xlsx'
import { describe, expect, it } from 'vitest'
import { Refusal } from '#shared/domain/refusal.ts'
import type { FilledCell } from '#shared/domain/upper-forms.ts'
import { zipOf, type ZipText } from '../../../tests/fixtures/zip.ts'
import { readForm } from '../read/form.ts'
import { filledForm } from './form.ts'

/** As another office program wrote it. */
const blank = readFileSync(join(import.meta.dirname, '../../../tests/fixtures/workbooks/upper-form.xlsx'))
const CELLS: readonly FilledCell[] = [
  { sheet: '月报', cell: 'B2', value: '秀山县<人才>办 & 服务中心' },
  { sheet: '月报', cell: 'C5', value: 12 },
  { sheet: '月报', cell: 'C6', value: 30 },
  { sheet: '月报', cell: 'C8', value: 0.933 },
  { sheet: '月报', cell: 'H40', value: '表外' },
]

async function partsOf(bytes: Uint8Array): Promise<ReadonlyMap<string, string>> {
  const archive = await unzip(bytes)
  const parts = new Map<string, string>()
  for await (const entry of archive.entries()) parts.set(entry.path, await entry.text())
  return parts
}

/** A sheet with these rows, in which style 1 has lines round it. */
function formOf(rows: string, more?: ZipText, before = ''): Buffer {
  const types = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  const relations = ['worksheet', 'styles'].map(
    (type) => `<Relationship Id="${type}" Type="${types}/${type}" Target="${type}.xml"/>`,
  )
  return zipOf([
    { name: 'xl/workbook.xml', text: '<workbook><sheets><sheet name="a" r:id="worksheet"/></sheets></workbook>' },
    { name: 'xl/_rels/workbook.xml.rels', text: `<Relationships>${relations.join('')}</Relationships>` },
    { name: 'xl/styles.xml', text: '<styleSheet><cellXfs><xf/><xf borderId="1"/></cellXfs></styleSheet>' },
    { name: 'xl/worksheet.xml', text: `<worksheet>${before}<sheetData>${rows}</sheetData></worksheet>` },
    ...(more ? [more] : []),
  ])
}

async function refusal(bytes: Buffer): Promise<unknown> {
  return readForm(bytes, 'a').then(
    () => null,
    (error: unknown) => error,
  )
}

describe('a blank form', () => {
  it('is drawn with its merged cells, its own formulas and its shares when it is read', async () => {
    const [sheet, notes] = await readForm(blank, '月报.xlsx')
    expect(sheet).toMatchObject({ name: '月报', isHidden: false, formulas: ['C7'], percents: ['C8'] })
    expect(sheet?.merged).toContainEqual({ fromRow: 1, fromColumn: 1, toRow: 1, toColumn: 4 })
    expect(sheet?.rows[0]?.[0]).toBe('区县人才服务工作月报表')
    expect(sheet?.rows.length).toBeGreaterThanOrEqual(9)
    expect(notes?.name).toBe('填表说明')
  })

  it('is refused when it is no workbook, has macros, or is far too large', async () => {
    expect(await refusal(Buffer.from('PK\u0003\u0004 no'))).toBeInstanceOf(Refusal)
    expect(await refusal(Buffer.from('姓名,电话'))).toMatchObject({ code: 'upper-form/not-a-form' })
    expect(await refusal(Buffer.alloc(3 * 1024 * 1024))).toMatchObject({ code: 'upper-form/too-large' })
    const macros = formOf('', { name: 'xl/vbaProject.bin', text: 'Attribute VB_Name' })
    expect(await refusal(macros)).toMatchObject({ code: 'upper-form/not-a-form' })
  })

  it('is refused as too large when lines are drawn round more cells than a form has, or a cell stands far below', async () => {
    const ruled = (rows: number) =>
      Array.from({ length: rows }, (_, at) => `<row r="${at + 1}"><c s="1"/><c s="1"/></row>`).join('')
    expect(await refusal(formOf(ruled(400)))).toBeNull()
    for (const rows of [ruled(401), ruled(100_000), '<row r="1000000"><c s="1"/></row>'])
      expect(await refusal(formOf(rows))).toMatchObject({ code: 'upper-form/too-large' })
  })

  it('is read at once when the columns that it sets begin far before the first', async () => {
    const far = `<cols><col min="-1000000000" max="1" width="20"/></cols>`
    const [sheet] = await readForm(formOf('<row r="1"><c s="1"/></row>', undefined, far), 'a')
    expect(sheet?.widths).toEqual([20])
  })
})

describe('a filled form', () => {
  it('holds its values for another library, and its formulas, when it is opened', async () => {
    const book = read(await filledForm(blank, CELLS), { cellFormula: true, cellStyles: true })
    const sheet = book.Sheets['月报']
    expect(book.SheetNames).toEqual(['月报', '填表说明'])
    expect(sheet?.['B2']).toMatchObject({ t: 's', v: '秀山县<人才>办 & 服务中心' })
    expect(sheet?.['C5']).toMatchObject({ t: 'n', v: 12 })
    expect(sheet?.['C8']).toMatchObject({ t: 'n', v: 0.933 })
    expect(sheet?.['C7']?.f).toBe('C5+C6')
    expect(sheet?.['H40']?.v).toBe('表外')
    expect(sheet?.['A1']?.v).toBe('区县人才服务工作月报表')
    expect(sheet?.['!merges']).toHaveLength(read(blank).Sheets['月报']?.['!merges']?.length ?? 0)
  })

  it('keeps every other part, and of its sheet all but the values, when it is filled', async () => {
    const [before, after] = [await partsOf(blank), await partsOf(await filledForm(blank, CELLS))]
    expect([...after.keys()].toSorted()).toEqual([...before.keys()].toSorted())
    for (const [name, text] of before) {
      if (!/^xl\/(workbook|worksheets\/sheet1)\.xml$/.test(name)) expect(after.get(name), name).toBe(text)
    }
    const bare = (xml = '') => xml.replace(/<sheetData[^]*<\/sheetData>/, '')
    expect(bare(after.get('xl/worksheets/sheet1.xml'))).toBe(bare(before.get('xl/worksheets/sheet1.xml')))
    const styleOf = (xml = '', cell = '') => new RegExp(`<c r="${cell}"[^>]*? s="(\\d+)"`).exec(xml)?.[1]
    for (const cell of ['B2', 'C5', 'C7', 'C8', 'A1']) {
      const style = styleOf(before.get('xl/worksheets/sheet1.xml'), cell)
      expect(style).toBeDefined()
      expect(styleOf(after.get('xl/worksheets/sheet1.xml'), cell)).toBe(style)
    }
    expect(after.get('xl/worksheets/sheet1.xml')).toMatch(/<f[^>]*>C5\+C6<\/f><\/c>/)
    expect(after.get('xl/workbook.xml')).toContain('fullCalcOnLoad="1"')
  })

  it('is filled as well when its tags carry a prefix and its cells no places', async () => {
    const book = new Workbook()
    book.addWorksheet('月报').addRow(['受理', 0])
    const parts = await partsOf(new Uint8Array(await book.xlsx.writeBuffer()))
    const { zip } = await import('@cj-tech-master/excelts/archive')
    const archive = zip()
    const prefixed = `<x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:sheetData><x:row><x:c t="inlineStr"><x:is><x:t>受理</x:t></x:is></x:c><x:c/></x:row></x:sheetData></x:worksheet>`
    for (const [name, text] of parts) archive.add(name, name.endsWith('sheet1.xml') ? prefixed : text)
    const filled = await filledForm(Buffer.from(await archive.bytes()), [{ sheet: '月报', cell: 'B1', value: 7 }])
    const written = (await partsOf(filled)).get('xl/worksheets/sheet1.xml')
    expect(written).toContain('<x:c r="B1"><x:v>7</x:v></x:c>')
    expect(written).toContain('<x:t>受理</x:t>')
  })
})
