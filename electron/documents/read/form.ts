import { Refusal } from '#shared/domain/refusal.ts'
import {
  cellName,
  LARGEST_FORM,
  MOST_FORM_COLUMNS,
  MOST_FORM_ROWS,
  placeOf,
  type FormSheet,
} from '#shared/domain/upper-forms.ts'
import { cellText, type MergedCells } from '#shared/domain/workbook.ts'
import { FormStyles } from './form-styles.ts'
import { columnOf } from './sheet.ts'
import { readStructure, readXlsx } from './xlsx.ts'
import { eachTag } from './xml.ts'
import { hasMacros, openZip, type ZipPart } from './zip.ts'

const USUAL_WIDTH = 9
const MOST_SHEETS = 30
/** What all parts of a form may unfold to, in bytes. */
const LARGEST_UNFOLDED = 48 * 1024 * 1024

/**
 * A blank form as the window draws it. Throws `upper-form/not-a-form` (no workbook of Office Open XML, or one with
 * macros), `upper-form/too-large`, and what `readXlsx` throws.
 */
export async function readForm(bytes: Buffer, name: string): Promise<FormSheet[]> {
  if (bytes.length > LARGEST_FORM) throw new Refusal('upper-form/too-large', { name })
  if (bytes.toString('latin1', 0, 2) !== 'PK') throw new Refusal('upper-form/not-a-form', { name })
  const parts = openZip(bytes, name)
  if (hasMacros(parts)) throw new Refusal('upper-form/not-a-form', { name })
  if ([...parts.values()].reduce((sum, { size }) => sum + size, 0) > LARGEST_UNFOLDED) {
    throw new Refusal('upper-form/too-large', { name })
  }
  const book = await readStructure(parts, name)
  if (book.sheets.length > MOST_SHEETS) throw new Refusal('upper-form/too-large', { name })
  if (book.sheets.length === 0) throw new Refusal('upper-form/not-a-form', { name })
  const styles = new FormStyles()
  const part = book.stylePart
  if (part) await eachTag(part, { open: (tag) => styles.open(tag), close: (tag) => styles.close(tag) })
  const texts = await textsOf(bytes, name)
  const sheets: FormSheet[] = []
  for (const [at, { name: sheet, isHidden, part }] of book.sheets.entries()) {
    const { rows = new Map<number, string[]>(), merged = [] } = texts[at] ?? {}
    const form = drawn({ name: sheet, isHidden, rows, merged }, await shapeOf(part, styles))
    if (form === null) throw new Refusal('upper-form/too-large', { name })
    sheets.push(form)
  }
  return sheets
}

interface Texts {
  readonly rows: Map<number, string[]>
  readonly merged: MergedCells[]
}

async function textsOf(bytes: Buffer, name: string): Promise<Texts[]> {
  const sheets: Texts[] = []
  for await (const event of readXlsx(bytes, name)) {
    if (event.type === 'sheet') sheets.push({ rows: new Map(), merged: [] })
    else if (event.type === 'merged') sheets.at(-1)?.merged.push(...event.merged)
    else if (event.type === 'rows')
      for (const { row, cells } of event.rows) sheets.at(-1)?.rows.set(row, cells.map(cellText))
  }
  return sheets
}

interface Shape {
  readonly widths: number[]
  readonly formulas: string[]
  readonly percents: string[]
  /** Cells with lines round them, filled or not. */
  readonly ruled: string[]
}

async function shapeOf(part: ZipPart, styles: FormStyles): Promise<Shape> {
  const shape: Shape = { widths: [], formulas: [], percents: [], ruled: [] }
  let row = 0
  let column = 0
  await eachTag(part, {
    open({ name, attributes }) {
      if (name === 'col') {
        const to = Math.min(Number(attributes['max']), MOST_FORM_COLUMNS)
        for (let at = Math.max(1, Number(attributes['min'])); at <= to; at += 1)
          shape.widths[at - 1] = Number(attributes['width'])
      } else if (name === 'row') {
        row = attributes['r'] === undefined ? row + 1 : Number(attributes['r'])
        column = 0
      } else if (name === 'c') {
        column = columnOf(attributes['r']) ?? column + 1
        const style = attributes['s']
        if (styles.isPercent(style)) shape.percents.push(cellName(row, column))
        if (styles.isRuled(style)) shape.ruled.push(cellName(row, column))
      } else if (name === 'f') shape.formulas.push(cellName(row, column))
    },
  })
  return shape
}

/** Null for one larger than the window shows. */
function drawn(
  { name, isHidden, rows, merged }: Texts & { readonly name: string; readonly isHidden: boolean },
  { widths, formulas, percents, ruled }: Shape,
): FormSheet | null {
  const places = [...ruled, ...formulas].map(placeOf)
  const filled = [...rows.values()].map((cells) => cells.length)
  const lastRow = largest(0, [...rows.keys(), ...merged.map(({ toRow }) => toRow), ...places.map(({ row }) => row)])
  const columns = largest(1, [
    ...filled,
    ...merged.map(({ toColumn }) => toColumn),
    ...places.map(({ column }) => column),
  ])
  if (lastRow > MOST_FORM_ROWS || columns > MOST_FORM_COLUMNS) return null
  const isShown = (cell: string) => placeOf(cell).row <= lastRow && placeOf(cell).column <= columns
  return {
    name,
    isHidden,
    columns,
    widths: Array.from({ length: columns }, (_, at) => widths[at] || USUAL_WIDTH),
    rows: Array.from({ length: lastRow }, (_, at) => rows.get(at + 1) ?? []),
    merged,
    formulas,
    percents: percents.filter(isShown),
  }
}

/** Lines may be drawn round more cells than a call takes arguments. */
function largest(least: number, numbers: readonly number[]): number {
  return numbers.reduce((most, number) => Math.max(most, number), least)
}
