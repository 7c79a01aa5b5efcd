import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { filesRead } from '../../../tests/fixtures/read-files.ts'
import { zipOf } from '../../../tests/fixtures/zip.ts'

const { cellsOf } = filesRead()

const TYPES = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const relation = (id: string, type: string, target: string) =>
  `<Relationship Id="${id}" Type="${TYPES}/${type}" Target="${target}"/>`
const workbook = (sheets: number, sheet: string, styles = '', comments = '') =>
  zipOf([
    {
      name: 'xl/workbook.xml',
      text: `<workbook><sheets>${Array.from({ length: sheets }, (_, at) => `<sheet name="${at}" sheetId="${at + 1}" r:id="r1"/>`).join('')}</sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      text: `<Relationships>${relation('r1', 'worksheet', 'worksheets/a.xml')}${relation('r2', 'styles', 'styles.xml')}</Relationships>`,
    },
    { name: 'xl/worksheets/a.xml', text: sheet },
    {
      name: 'xl/worksheets/_rels/a.xml.rels',
      text: `<Relationships>${relation('r1', 'comments', '../comments.xml')}</Relationships>`,
    },
    { name: 'xl/styles.xml', text: `<styleSheet>${styles}</styleSheet>` },
    { name: 'xl/comments.xml', text: `<comments>${comments}</comments>` },
  ])
const many = (count: number, of: (at: number) => string) =>
  Array.from({ length: count }, (_, at) => of(at + 1)).join('')

describe('a hostile file', () => {
  it('is refused or read to its limits when it names places far outside of any sheet', async () => {
    const page = '<table><tr><td colspan=1000000000 rowspan=1000000000>姓名</td><td>单位</td></tr></table>'
    expect(await cellsOf(`<html>${page}</html>`)).toEqual({ 1: ['姓名'] })
    const ns = 'urn:schemas-microsoft-com:office:spreadsheet'
    const far = (row: number, column: number) =>
      `<?xml version="1.0"?><Workbook xmlns="${ns}" xmlns:ss="${ns}"><Worksheet ss:Name="a"><Table><Row ss:Index="${row}"><Cell ss:Index="${column}"><Data ss:Type="String">姓名</Data></Cell></Row></Table></Worksheet></Workbook>`
    expect(await cellsOf(far(3, 2))).toEqual({ 3: [null, '姓名'] })
    expect(await cellsOf(far(3, 1_000_000_000))).toEqual({})
    await expect(cellsOf(far(1_000_000_000, 1))).rejects.toMatchObject({ code: 'workbook/too-large' })
    for (const row of ['0', '-5', '2.5', 'x', '1048577', '1e300']) {
      const sheet = `<worksheet><row r="${row}"><c><v>7</v></c></row></worksheet>`
      await expect(cellsOf(workbook(1, sheet)), row).rejects.toMatchObject({ code: 'workbook/not-readable' })
    }
  })

  it('is refused when it has more sheets than any list', async () => {
    await expect(cellsOf(workbook(1_001, '<worksheet/>'))).rejects.toMatchObject({ code: 'workbook/too-large' })
  })

  it('is refused when it has more merged cells or comments than the window could be handed at once', async () => {
    const tooLarge = { code: 'workbook/too-large' }
    const merged = many(500_001, (at) => `<mergeCell ref="A${at}:B${at}"/>`)
    await expect(cellsOf(workbook(1, `<worksheet>${merged}</worksheet>`))).rejects.toMatchObject(tooLarge)
    const said = (count: number, text: string) =>
      workbook(
        1,
        '<worksheet/>',
        '',
        many(count, (at) => `<comment ref="A${at}"><text><t>${at}${text}</t></text></comment>`),
      )
    await expect(cellsOf(said(500_001, ''))).rejects.toMatchObject(tooLarge)
    await expect(cellsOf(said(11_000, randomBytes(999).toString('hex')))).rejects.toMatchObject(tooLarge)
  })

  it('is refused when its sheets unfold to more together than any list, one part named by many of them', async () => {
    const sheet = `<worksheet><sheetData/>${' '.repeat(4_000_000)}</worksheet>`
    await expect(cellsOf(workbook(600, sheet))).rejects.toMatchObject({ code: 'workbook/too-large' })
  })

  it('is read when a format opens thousands of brackets and closes none, and keeps nobody waiting', async () => {
    const format = `<numFmts><numFmt numFmtId="200" formatCode="${'['.repeat(100_000)}"/></numFmts>`
    const styles = `${format}<cellXfs>${'<xf numFmtId="200"/>'.repeat(100)}</cellXfs>`
    const sheet = '<worksheet><row r="1"><c s="0"><v>7</v></c></row></worksheet>'
    const began = performance.now()
    expect(await cellsOf(workbook(1, sheet, styles))).toEqual({ 1: [7] })
    expect(performance.now() - began).toBeLessThan(5_000)
  })

  it('is read to its columns when a line has millions of fields', async () => {
    expect(await cellsOf(`姓名,单位\n林若衡,县医院${','.repeat(3_000_000)}`, 'list.csv')).toMatchObject({
      1: ['姓名', '单位'],
      2: { length: 400 },
    })
  })

  it('is refused when a quote is never closed, for all that follows would be in one cell', async () => {
    const endless = { code: 'workbook/not-readable', params: { reason: 'endless' } }
    await expect(cellsOf('姓名,单位\n林若衡,"县医院\n田野,县教委\n')).rejects.toMatchObject(endless)
    await expect(cellsOf(`姓名,单位\n林若衡,${'县'.repeat(2_000_000)}`)).rejects.toMatchObject(endless)
    expect(await cellsOf('姓名,单位\n林若衡,"县医院"')).toEqual({ 1: ['姓名', '单位'], 2: ['林若衡', '县医院'] })
  })

  it('is read no further than any field goes when a cell has thousands of signs', async () => {
    const text = '停车'.repeat(50_000)
    const rows = `<row r="1"><c r="A1" t="inlineStr"><is><t>${text}</t></is></c></row>`
    const [cell] = (await cellsOf(workbook(1, `<worksheet><sheetData>${rows}</sheetData></worksheet>`)))[1] ?? []
    expect(cell).toBe(text.slice(0, 10_000))
  })
})
