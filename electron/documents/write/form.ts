import { zip } from '@cj-tech-master/excelts/archive'
import { placeOf, cellName, type FilledCell, type FormValue } from '#shared/domain/upper-forms.ts'
import { columnOf } from '../read/sheet.ts'
import { readStructure } from '../read/xlsx.ts'
import { openZip, partBytes, partText } from '../read/zip.ts'

/**
 * A form with its cells filled. Only the values of these cells are written anew, in the XML that the form brought, so that
 * styles, merged cells, print set-up, pictures and lists to choose from stay byte for byte; what it reckons by itself is
 * reckoned when it is opened.
 */
export async function filledForm(file: Buffer, cells: readonly FilledCell[]): Promise<Uint8Array> {
  const parts = openZip(file, '')
  const { sheets, main } = await readStructure(parts, '')
  const written = new Map<string, string>([[main.name, reckonedAnew(await partText(main))]])
  for (const { name, part } of sheets) {
    const filled = cells.filter(({ sheet }) => sheet === name).map(({ cell, value }) => [cell, value] as const)
    written.set(part.name, filledSheet(await partText(part), new Map(filled)))
  }
  const archive = zip()
  for (const part of parts.values()) archive.add(part.name, written.get(part.name) ?? (await partBytes(part)))
  return archive.bytes()
}

/**
 * A tag with its attributes and its content, which holds no other of its name: what is never closed would be looked for to
 * the end again and again. `$1` is the prefix that some programs write: `x:row`.
 */
const tagged = (name: string) => `<(\\w+:)?${name}\\b([^<>]*?)(?:/>|>((?:(?!<\\1${name}\\b)[^])*?)</\\1${name}>)`
const ROW = new RegExp(tagged('row'), 'g')
const CELL = new RegExp(tagged('c'), 'g')
/** What stands in one is no tag. */
const REMARK = /<!--[^]*?-->/g
const DATA = new RegExp(tagged('sheetData'))
const FORMULA = new RegExp(tagged('f'))

function filledSheet(xml: string, values: ReadonlyMap<string, FormValue>): string {
  return xml
    .replaceAll(REMARK, '')
    .replace(DATA, (_data, prefix: string | undefined, _attributes: string, content: string | undefined) => {
      const tag = (name: string) => `${prefix ?? ''}${name}`
      return `<${tag('sheetData')}>${filledRows(content ?? '', values, tag)}</${tag('sheetData')}>`
    })
}

type Tag = (name: string) => string

function filledRows(content: string, values: ReadonlyMap<string, FormValue>, tag: Tag): string {
  const wanted = Map.groupBy(values, ([cell]) => placeOf(cell).row)
  const rows: { readonly row: number; readonly xml: string }[] = []
  let last = 0
  for (const [, , attributes = '', cells = ''] of content.matchAll(ROW)) {
    last = Number(attributeOf(attributes, 'r') ?? last + 1)
    const filled = filledCells(cells, { row: last, values: new Map(wanted.get(last)), tag })
    rows.push({ row: last, xml: `<${tag('row')}${attributes}>${filled}</${tag('row')}>` })
    wanted.delete(last)
  }
  for (const [row, given] of wanted) {
    const cells = filledCells('', { row, values: new Map(given), tag })
    rows.push({ row, xml: `<${tag('row')} r="${row}">${cells}</${tag('row')}>` })
  }
  return rows
    .toSorted((one, other) => one.row - other.row)
    .map(({ xml }) => xml)
    .join('')
}

interface RowOf {
  readonly row: number
  readonly values: Map<string, FormValue>
  readonly tag: Tag
}

function filledCells(content: string, { row, values, tag }: RowOf): string {
  const cells: { readonly column: number; readonly xml: string }[] = []
  let last = 0
  for (const [whole, , attributes = '', inner = ''] of content.matchAll(CELL)) {
    last = columnOf(attributeOf(attributes, 'r')) ?? last + 1
    const name = cellName(row, last)
    const value = values.get(name)
    if (value === undefined) cells.push({ column: last, xml: unreckoned(whole, attributes, inner, tag) })
    else cells.push({ column: last, xml: filledCell(name, attributes, value, tag) })
    values.delete(name)
  }
  for (const [name, value] of values) {
    cells.push({ column: placeOf(name).column, xml: filledCell(name, '', value, tag) })
  }
  return cells
    .toSorted((one, other) => one.column - other.column)
    .map(({ xml }) => xml)
    .join('')
}

/** The style of the cell stays; what it held goes. */
function filledCell(name: string, attributes: string, value: FormValue, tag: Tag): string {
  const style = attributeOf(attributes, 's')
  const start = `<${tag('c')} r="${name}"${style === undefined ? '' : ` s="${style}"`}`
  if (value === null) return `${start}/>`
  if (typeof value === 'number') return `${start}><${tag('v')}>${value}</${tag('v')}></${tag('c')}>`
  const text = `<${tag('is')}><${tag('t')} xml:space="preserve">${escaped(value)}</${tag('t')}></${tag('is')}>`
  return `${start} t="inlineStr">${text}</${tag('c')}>`
}

/** What a formula came to in the blank form is no longer true. */
function unreckoned(whole: string, attributes: string, inner: string, tag: Tag): string {
  const formula = FORMULA.exec(inner)?.[0]
  if (formula === undefined) return whole
  return `<${tag('c')}${attributes.replace(/\st="[^"]*"/, '')}>${formula}</${tag('c')}>`
}

/** Programs are told to reckon all formulas when they open the file. */
function reckonedAnew(workbook: string): string {
  const there = /<(\w+:)?calcPr\b([^>]*?)\/?>/.exec(workbook)
  if (there) {
    const attributes = (there[2] ?? '').replace(/\sfullCalcOnLoad="[^"]*"/, '').replace(/\/$/, '')
    const isClosed = there[0].endsWith('/>')
    const tag = `<${there[1] ?? ''}calcPr${attributes} fullCalcOnLoad="1"${isClosed ? '/>' : '>'}`
    return workbook.replace(there[0], tag)
  }
  const next =
    /<(\w+:)?(?:oleSize|customWorkbookViews|pivotCaches|smartTagPr|smartTagTypes|webPublishing|fileRecoveryPr|webPublishObjects|extLst)\b|<\/(\w+:)?workbook>/.exec(
      workbook,
    )
  if (!next) return workbook
  const prefix = next[1] ?? next[2] ?? ''
  return `${workbook.slice(0, next.index)}<${prefix}calcPr fullCalcOnLoad="1"/>${workbook.slice(next.index)}`
}

function attributeOf(attributes: string, name: string): string | undefined {
  return new RegExp(`\\s${name}="([^"]*)"`).exec(attributes)?.[1]
}

function escaped(text: string): string {
  return text
    .replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
}
