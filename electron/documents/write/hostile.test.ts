import { unzip } from '@cj-tech-master/excelts/archive'
import { describe, expect, it } from 'vitest'
import { zipOf, type ZipText } from '../../../tests/fixtures/zip.ts'
import { readForm } from '../read/form.ts'
import { checkedTemplate, filledBytes } from './filled.ts'
import { filledForm } from './form.ts'

const TYPES = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const AWAY = 'http://example.invalid/away'
const relations = (all: readonly (readonly [id: string, type: string, target: string, mode?: string])[]) =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${all
    .map(
      ([id, type, target, mode = 'Internal']) =>
        `<Relationship Id="${id}" Type="${TYPES}/${type}" Target="${target}" TargetMode="${mode}"/>`,
    )
    .join('')}</Relationships>`

/** A document of Word by hand, that leads away in every way that one can. */
function letter(body: string, ...more: readonly ZipText[]): Buffer {
  const ns = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="${TYPES}" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"`
  const types = ['document.main', 'settings', 'styles'].map((kind) => {
    const name = kind.split('.')[0]
    return `<Override PartName="/word/${name}.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.${kind}+xml"/>`
  })
  return zipOf([
    {
      name: '[Content_Types].xml',
      text: `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="html" ContentType="text/html"/>${types.join('')}</Types>`,
    },
    { name: '_rels/.rels', text: relations([['r1', 'officeDocument', 'word/document.xml']]) },
    { name: 'word/document.xml', text: `<w:document ${ns}><w:body>${body}</w:body></w:document>` },
    {
      name: 'word/_rels/document.xml.rels',
      text: relations([
        ['r1', 'settings', 'settings.xml'],
        ['r2', 'aFChunk', 'chunk.html'],
        ['r3', 'image', `${AWAY}.png`, 'External'],
        ['r4', 'subDocument', `${AWAY}.docx`, 'External'],
        ['r5', 'oleObject', `${AWAY}.bin`, 'External'],
        ['r6', 'frame', `${AWAY}.htm`, 'External'],
      ]),
    },
    { name: 'word/settings.xml', text: `<w:settings ${ns}><w:attachedTemplate r:id="r1"/></w:settings>` },
    { name: 'word/_rels/settings.xml.rels', text: relations([['r1', 'attachedTemplate', `${AWAY}.dotm`, 'External']]) },
    { name: 'word/chunk.html', text: '<html><script>alert(1)</script></html>' },
    ...more,
  ])
}

const WORDS = '<w:p><w:r><w:t>编号{编号}</w:t></w:r></w:p>'
const field = (...codes: readonly string[]) =>
  `<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r>${codes.map((code) => `<w:r><w:instrText xml:space="preserve">${code}</w:instrText></w:r>`).join('')}<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>`

describe('a template that was made to do harm', () => {
  it.each([
    ['altChunk', '<w:altChunk r:id="r2"/>'],
    ['DDEAUTO', field(' DDEAUTO c:\\\\windows\\\\cmd.exe')],
    ['INCLUDEPICTURE', field(' INCLUDE', `PICTURE "${AWAY}.png"`)],
    ['INCLUDETEXT', `<w:p><w:fldSimple w:instr="INCLUDETEXT ${AWAY}.docx"><w:r><w:t>a</w:t></w:r></w:fldSimple></w:p>`],
  ])('is refused by name when a paper made of it would bring in something else: %s', async (text, more) => {
    const refusal = { code: 'paper/fetches', params: { text } }
    await expect(checkedTemplate(letter(WORDS + more), 'coordination')).rejects.toMatchObject(refusal)
  })

  it('is refused when it has macros', async () => {
    const macros = { name: 'word/vbaProject.bin', text: 'Attribute VB_Name' }
    const refusal = { code: 'paper/not-a-template' }
    await expect(checkedTemplate(letter(WORDS, macros), 'coordination')).rejects.toMatchObject(refusal)
  })

  it('makes papers that lead nowhere when it leads to a template, a picture or an object elsewhere', async () => {
    const shown =
      '<w:drawing><a:graphic><a:graphicData><pic:pic><a:blip r:link="r3"/></pic:pic></a:graphicData></a:graphic></w:drawing>'
    const bytes = letter(
      `${WORDS}<w:p><w:r>${shown}</w:r></w:p><w:subDoc r:id="r4"/>${field(' PAGE ')}${field(' HYPERLINK "link/Added"')}`,
    )
    const file = await checkedTemplate(bytes, 'coordination')
    const words = { 编号: 'XS-2026-0001' }
    const paper = await filledBytes([{ name: '', kind: 'coordination', template: { file }, words, lines: [] }])
    const archive = await unzip(paper)
    const parts: string[] = []
    for await (const entry of archive.entries()) parts.push(await entry.text())
    expect(parts.join('')).toContain('编号XS-2026-0001')
    expect(parts.join('')).not.toContain('example.invalid')
  })

  it.each(['<w:pPr>', '<w:t ', '<w:p>'])(
    'keeps nobody waiting when it never closes what it opens: %s',
    async (open) => {
      const bytes = letter(`${WORDS}<w:p>${open.repeat(300_000)}</w:p>`)
      await expect(checkedTemplate(bytes, 'coordination')).rejects.toMatchObject({ code: 'paper/not-a-template' })
    },
  )
})

describe('a form that was made to do harm', () => {
  it.each(['<row>', '<row ', '<c>'])('is filled at once when a remark in it is full of %s', async (open) => {
    const form = zipOf([
      { name: 'xl/workbook.xml', text: '<workbook><sheets><sheet name="a" r:id="r1"/></sheets></workbook>' },
      { name: 'xl/_rels/workbook.xml.rels', text: relations([['r1', 'worksheet', 'a.xml']]) },
      {
        name: 'xl/a.xml',
        text: `<worksheet><sheetData><row r="1"><c r="A1"/><!--${open.repeat(300_000)}--></row></sheetData></worksheet>`,
      },
    ])
    const filled = await filledForm(form, [{ sheet: 'a', cell: 'A1', value: 7 }])
    expect((await readForm(Buffer.from(filled), 'a'))[0]?.rows[0]?.[0]).toBe('7')
  })
})
