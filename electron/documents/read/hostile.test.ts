import { describe, expect, it } from 'vitest'
import { filesRead } from '../../../tests/fixtures/read-files.ts'
import { zipOf } from '../../../tests/fixtures/zip.ts'

const { cellsOf } = filesRead()

const TYPE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet'
const workbook = (sheets: number, sheet: string) =>
  zipOf([
    {
      name: 'xl/workbook.xml',
      text: `<workbook><sheets>${Array.from({ length: sheets }, (_, at) => `<sheet name="${at}" sheetId="${at + 1}" r:id="r1"/>`).join('')}</sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      text: `<Relationships><Relationship Id="r1" Type="${TYPE}" Target="worksheets/a.xml"/></Relationships>`,
    },
    { name: 'xl/worksheets/a.xml', text: sheet },
  ])

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
  })

  it('is refused when it has more sheets than any list', async () => {
    await expect(cellsOf(workbook(1_001, '<worksheet/>'))).rejects.toMatchObject({ code: 'workbook/too-large' })
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
