import { Workbook } from '@cj-tech-master/excelts'
import { utils, write } from '@e965/xlsx'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { filesRead } from '../../../tests/fixtures/read-files.ts'
import { zipOf, type ZipText } from '../../../tests/fixtures/zip.ts'

const { eventsOf, cellsOf, refusalOf } = filesRead()

const SHEET_TYPE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet'
const WORKBOOK: readonly ZipText[] = [
  {
    name: 'xl/workbook.xml',
    text: '<workbook><sheets><sheet name="名册" sheetId="1" r:id="r1"/><sheet name="外部" sheetId="2" r:id="r2"/></sheets></workbook>',
  },
  {
    name: 'xl/_rels/workbook.xml.rels',
    text: `<Relationships><Relationship Id="r1" Type="${SHEET_TYPE}" Target="worksheets/a.xml"/>
      <Relationship Id="r2" Type="${SHEET_TYPE}" Target="http://example.invalid/b.xml" TargetMode="External"/></Relationships>`,
  },
]
const withSheet = (text: string, more: Partial<ZipText> = {}) =>
  zipOf([...WORKBOOK, { name: 'xl/worksheets/a.xml', text, ...more }])
const inSheet = (rows: string) => withSheet(`<worksheet><sheetData>${rows}</sheetData></worksheet>`)

describe('a workbook', () => {
  it('gives texts, numbers, days and worked-out formulas when another program wrote it', async () => {
    const workbook = new Workbook()
    const sheet = workbook.addWorksheet('名册')
    sheet.addRow(['姓名', '号码', '日期', '和', '富文本'])
    sheet.addRow(['林若衡', '500999198005170012', new Date(Date.UTC(2021, 4, 20)), { formula: 'SUM(1,2)', result: 3 }])
    sheet.getCell('E2').value = { richText: [{ text: '主任' }, { font: { bold: true }, text: '医师' }] }
    sheet.getCell('C2').numFmt = 'yyyy"年"m"月"d"日"'
    sheet.getCell('B3').value = 500_999_198_005_170_000
    sheet.getCell('D3').value = { error: '#N/A' }
    sheet.mergeCells('A4:B4')
    workbook.addWorksheet('藏', { state: 'hidden' })
    const bytes = await workbook.xlsx.writeBuffer()
    const events = await eventsOf(new Uint8Array(bytes))
    expect(events.filter(({ type }) => type === 'sheet')).toEqual([
      { type: 'sheet', name: '名册', isHidden: false },
      { type: 'sheet', name: '藏', isHidden: true },
    ])
    expect(events.find(({ type }) => type === 'merged')).toEqual({
      type: 'merged',
      merged: [{ fromRow: 4, fromColumn: 1, toRow: 4, toColumn: 2 }],
    })
    const cells = await cellsOf(new Uint8Array(bytes))
    expect(cells[2]).toEqual(['林若衡', '500999198005170012', { day: '2021-05-20' }, 3, '主任医师'])
    expect(cells[3]).toEqual([null, 500_999_198_005_170_000, null, { error: '#N/A' }])
  })

  it('tells a text that is centred across empty cells as merged with them', async () => {
    const workbook = new Workbook()
    const sheet = workbook.addWorksheet('名册')
    for (const row of [['名册'], ['姓名', '服务卡', null, '子女'], ['林若衡', 'A', '1', '2']]) sheet.addRow(row)
    const places = ['A1', 'B1', 'C1', 'D1', 'B2', 'C2', 'D2', 'A3', 'B3', 'C3']
    for (const place of places) sheet.getCell(place).alignment = { horizontal: 'centerContinuous' }
    const events = await eventsOf(new Uint8Array(await workbook.xlsx.writeBuffer()))
    expect(events.find(({ type }) => type === 'merged')).toEqual({
      type: 'merged',
      merged: [
        { fromRow: 1, fromColumn: 1, toRow: 1, toColumn: 4 },
        { fromRow: 2, fromColumn: 2, toRow: 2, toColumn: 3 },
      ],
    })
  })

  it('tells which rows are struck out, and what is noted at cells', async () => {
    const workbook = new Workbook()
    const sheet = workbook.addWorksheet('名册')
    for (const row of [
      ['姓名', '单位', '电话'],
      ['林若衡', '县医院', '1'],
      ['周远', '县医院', '2'],
    ])
      sheet.addRow(row)
    for (const place of ['A2', 'A3', 'C3']) sheet.getCell(place).font = { strike: true }
    sheet.getCell('B2').note = '已调离'
    sheet.getCell('C2').font = { strike: true }
    sheet.getCell('B2').font = { strike: true }
    sheet.getCell('A2').font = { strike: false }
    sheet.getCell('C2').value = { richText: [{ font: { strike: true }, text: '1' }, { text: '3' }] }
    const bytes = new Uint8Array(await workbook.xlsx.writeBuffer())
    const marks = (await eventsOf(bytes)).filter(({ type }) => type === 'struck' || type === 'comments')
    expect(marks).toEqual([
      { type: 'struck', struck: [3] },
      {
        type: 'comments',
        comments: [
          { row: 2, column: 3, text: '已划去：1' },
          { row: 2, column: 2, text: '已调离' },
        ],
      },
    ])
    expect((await cellsOf(bytes))[2]).toEqual(['林若衡', '县医院', '3'])
  })

  it('counts a cell once when its style strikes it out, and each part of its text', async () => {
    const workbook = new Workbook()
    const sheet = workbook.addWorksheet('名册')
    sheet.addRow(['林若衡', '县医院', '1'])
    sheet.getCell('A1').font = { strike: true }
    sheet.getCell('A1').value = {
      richText: [
        { font: { strike: true }, text: '林' },
        { font: { strike: true }, text: '若衡' },
      ],
    }
    const bytes = new Uint8Array(await workbook.xlsx.writeBuffer())
    expect((await eventsOf(bytes)).map(({ type }) => type)).toEqual(['sheet', 'rows'])
  })

  it('tells a time of day as it is shown, and no other part of one', async () => {
    const workbook = new Workbook()
    const sheet = workbook.addWorksheet('签到')
    const formats = ['h:mm', '[$-804]上午/下午h"时"mm"分"', 'h:mm:ss', 'General', '0.00', '[h]:mm']
    sheet.addRow(formats.map(() => 0.395833333333333))
    for (const [at, format] of formats.entries()) sheet.getCell(1, at + 1).numFmt = format
    const bytes = new Uint8Array(await workbook.xlsx.writeBuffer())
    const number = 0.395833333333333
    expect((await cellsOf(bytes))[1]).toEqual(['9:30', '9:30', '9:30', number, number, number])
    const old = utils.aoa_to_sheet([[number, 45_601.5]])
    old['A1'] = { t: 'n', v: number, z: 'h:mm' }
    const book = utils.book_new()
    utils.book_append_sheet(book, old, '签到')
    const saved = write(book, { type: 'buffer', bookType: 'biff8' }) as Buffer
    expect((await cellsOf(saved, 'list.xls'))[1]).toEqual(['9:30', 45_601.5])
  })

  it('names a formula that was never worked out, and runs none', async () => {
    const cells = await cellsOf(inSheet('<row r="1"><c r="A1"><f>WEBSERVICE("http://example.invalid")</f></c></row>'))
    expect(cells[1]).toEqual([{ formula: true }])
  })

  it('has nothing in a cell whose formula came to an empty text', async () => {
    const row = '<c r="A1" t="str"><f>A2&amp;""</f><v></v></c><c r="B1"><v>7</v></c>'
    expect((await cellsOf(inSheet(`<row r="1">${row}</row>`)))[1]).toEqual([null, 7])
  })

  it('is read when its rows and cells carry no references, and its tags a prefix', async () => {
    const sheet =
      '<x:worksheet><x:sheetData><x:row><x:c t="inlineStr"><x:is><x:t>甲</x:t><x:rPh><x:t>ka</x:t></x:rPh></x:is></x:c><x:c><x:v>7</x:v></x:c></x:row></x:sheetData></x:worksheet>'
    expect(await cellsOf(withSheet(sheet))).toEqual({ 1: ['甲', 7] })
  })

  it('is read whatever prefix its relationships have', async () => {
    const [book, relations] = WORKBOOK.map((part) => ({ ...part, text: part.text.replaceAll('r:id', 'd3p1:id') }))
    const sheet = {
      name: 'xl/worksheets/a.xml',
      text: '<worksheet><sheetData><row><c><v>7</v></c></row></sheetData></worksheet>',
    }
    expect(await cellsOf(zipOf([book, relations, sheet].filter((part) => part !== undefined)))).toEqual({ 1: [7] })
  })

  it('leaves out what lies outside of it when a sheet is a link', async () => {
    const events = await eventsOf(inSheet('<row r="3"><c r="B3"><v>1</v></c></row>'))
    expect(events).toEqual([
      { type: 'sheet', name: '名册', isHidden: false },
      { type: 'rows', rows: [{ row: 3, cells: [null, 1] }] },
    ])
  })

  it('is not read past its last column when a hostile one is far out', async () => {
    const cells = await cellsOf(inSheet('<row r="1"><c r="A1"><v>1</v></c><c r="XFD1"><v>2</v></c></row>'))
    expect(cells[1]).toEqual([1])
  })
})

describe('an old workbook', () => {
  const sheet = utils.aoa_to_sheet([
    ['人才名册'],
    ['姓名', '身份证号', '发卡日期', '人数'],
    ['林若衡', '500999198005170011', 44_260, 3],
  ])
  sheet['!merges'] = [{ s: { r: 0, c: 0 }, e: { r: 0, c: 3 } }]
  sheet['C3'] = { t: 'n', v: 44_260, z: 'yyyy"年"m"月"d"日"' }
  sheet['E3'] = { t: 'e', v: 42 }
  const book = utils.book_new()
  utils.book_append_sheet(book, sheet, '名册')
  book.Workbook = { Sheets: [{ Hidden: 1 }] }
  const saved = (bookType: 'biff8' | 'xlml' | 'html') => write(book, { type: 'buffer', bookType }) as Buffer

  it('is read like a new one when it was saved as .xls', async () => {
    const events = await eventsOf(saved('biff8'), 'list.xls')
    expect(events[0]).toEqual({ type: 'sheet', name: '名册', isHidden: true })
    expect(events.at(-1)).toEqual({ type: 'merged', merged: [{ fromRow: 1, fromColumn: 1, toRow: 1, toColumn: 4 }] })
    const rows = await cellsOf(saved('biff8'), 'list.xls')
    expect(rows[3]?.slice(0, 4)).toEqual(['林若衡', '500999198005170011', { day: '2021-03-05' }, 3])
  })

  it('is read, its numbers still text, when a web system saved a page or XML under that name', async () => {
    const page =
      '<html><meta charset="utf-8"><table><tr><td>姓名</td><td>身份证号</td></tr><tr><td>林若衡</td><td>500999198005170011</td></tr></table>'
    expect((await cellsOf(page, 'list.xls'))[2]).toEqual(['林若衡', '500999198005170011'])
    expect((await cellsOf(saved('xlml'), 'list.xls'))[3]?.slice(0, 2)).toEqual(['林若衡', '500999198005170011'])
  })

  it('is told to export it again when a web system answered with a page for logging in', async () => {
    const page = '<html><head><title>登录</title></head><body>会话已过期</body></html>'
    expect(await refusalOf(page, 'list.xls')).toEqual(['workbook/not-readable', 'web-page'])
  })

  it('is told to save it anew when a web system wrote it as a page with its pictures', async () => {
    const archive = `MIME-Version: 1.0\nContent-Type: multipart/related; boundary="a"\n\n--a\n<table><tr><td>姓名</td></tr></table>`
    expect(await refusalOf(archive, 'list.xls')).toEqual(['workbook/not-readable', 'web-archive'])
  })

  it('is refused when it is of WPS, locked, no workbook, or cut off', async () => {
    const whole = saved('biff8')
    expect(await refusalOf(whole, 'list.et')).toEqual(['workbook/wps-format', undefined])
    expect(await refusalOf(Buffer.concat([whole, Buffer.from('EncryptedPackage', 'utf16le')]), 'list.xls')).toEqual([
      'workbook/encrypted',
      undefined,
    ])
    const letter = Buffer.from(
      whole.toString('latin1').replaceAll('W\0o\0r\0k\0b\0o\0o\0k\0', 'W\0o\0r\0d\0D\0o\0c\0u\0'),
      'latin1',
    )
    expect(await refusalOf(letter, 'list.xls')).toEqual(['workbook/not-readable', 'no-workbook'])
    expect(await refusalOf(whole.subarray(0, 900), 'list.xls')).toEqual(['workbook/not-readable', 'no-workbook'])
  })
})

describe('a hostile file', () => {
  it('is refused when it unfolds to more than it says, or says what nobody needs', async () => {
    const bomb = ' '.repeat(8_000_000)
    expect(await refusalOf(withSheet(bomb))).toEqual(['workbook/not-readable', 'bomb'])
    expect(await refusalOf(withSheet(bomb, { said: 100 }))).toEqual(['workbook/not-readable', 'size'])
    expect(await refusalOf(withSheet('<worksheet/>', { said: 900_000_000 }))).toEqual(['workbook/not-readable', 'bomb'])
    expect(await refusalOf(withSheet('<worksheet/>', { said: 5 }))).toEqual(['workbook/not-readable', 'size'])
  })

  it('is refused when it is encrypted, cut off, no workbook, or multiplies itself', async () => {
    expect(await refusalOf(withSheet('<worksheet/>', { flags: 1 }))).toEqual(['workbook/encrypted', undefined])
    expect(await refusalOf(zipOf([{ name: 'a.txt', text: 'a' }]))).toEqual(['workbook/not-readable', 'no-workbook'])
    const main = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument'
    const letter = zipOf([
      {
        name: '_rels/.rels',
        text: `<Relationships><Relationship Id="r1" Type="${main}" Target="word/document.xml"/></Relationships>`,
      },
      { name: 'word/document.xml', text: '<w:document><w:body/></w:document>' },
    ])
    expect(await refusalOf(letter)).toEqual(['workbook/not-readable', 'no-workbook'])
    const whole = inSheet('<row r="1"><c r="A1"><v>1</v></c></row>')
    expect(await refusalOf(whole.subarray(0, whole.length - 40))).toEqual(['workbook/not-readable', 'not-a-zip'])
    const laughs =
      '<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><worksheet><sheetData><row r="1"><c t="str"><v>&b;&b;</v></c></row></sheetData></worksheet>'
    const answer = await cellsOf(withSheet(laughs)).catch((error: unknown) => error)
    expect(JSON.stringify(answer)).not.toContain('aaaaaaaaaa')
  })

  it('never does more than refuse when its bytes are anything', async () => {
    const whole = inSheet('<row r="1"><c r="A1" t="inlineStr"><is><t>姓名</t></is></c></row>')
    const changed = fc.tuple(fc.nat(whole.length - 1), fc.nat(255)).map(([at, byte]) => {
      const bytes = Buffer.from(whole)
      bytes[at] = byte
      return bytes
    })
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          changed,
          fc.uint8Array({ maxLength: 300 }),
          fc.nat(whole.length).map((end) => whole.subarray(0, end)),
        ),
        async (bytes) => {
          await refusalOf(bytes)
        },
      ),
      { numRuns: 300 },
    )
  })
})
