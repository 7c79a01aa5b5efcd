import type { WorkbookCell } from '#shared/domain/workbook.ts'
import { plain } from './heading-rows.ts'
import { headingKey } from './headings.ts'
import type { LayoutColumn, SheetLayout } from './layout.ts'
import { isTick, type Ticks } from './ticks.ts'
import { wordKey } from '../cells/words.ts'

/** What columns of classes stand under, and beside them what each may have. */
export const CLASS_HEADINGS = { subject: '享受对象', grant: '享受标准' } as const

/** Whether a word is one class of cards or people: 「A卡」, 「B类人才」, 「A-Ⅱ」, 「一类」. */
export function isClass(word: string): boolean {
  const key = wordKey(word)
    .toUpperCase()
    .replaceAll(/\([^()]*\)/g, '')
  return (
    /^(?:\p{Script=Han}{0,6}(?:英才|人才|服务|绿)卡)?[A-F]卡?(?:-?(?:I{1,3}|[1-3一二三]))?(?:类|级|档|卡|层次|人才)*$/u.test(
      key,
    ) || /^第?[一二三四五六](?:类|级|档|层次)(?:人才|卡)?$/u.test(key)
  )
}

/** 「Ⅰ类」 below 「A卡」 is one class. */
export function withClassesBelow<H extends { readonly parts: readonly string[] }>(
  headings: readonly H[],
): readonly H[] {
  return headings.map((one) => {
    const both = one.parts.join('')
    return one.parts.length === 2 && !one.parts.every(isClass) && isClass(both) ? { ...one, parts: [both] } : one
  })
}

/**
 * A row of rules as one a class: 「A卡、B卡持卡人」 are two, and where classes have columns, each has what stands there, or
 * what the row says of all.
 */
export function* perClass(
  cells: readonly WorkbookCell[],
  { columns, ticks }: SheetLayout,
): Generator<readonly WorkbookCell[], void, void> {
  const columnOf = (wanted: string) => columns.find(({ field }) => field === wanted)?.column ?? 0
  const [subject, grant] = [columnOf('subject'), columnOf('grant')]
  const group = ticks.find(({ column }) => column === subject)
  if (!group) {
    const classes = classesIn(plain(cells[subject - 1]))
    if (classes.length === 0) yield cells
    else for (const one of classes) yield withCells(cells, [[subject, one]])
    return
  }
  const own = group.words.map(({ column }): [number, null] => [column, null])
  const theirs = group.words.filter(({ column }) => !NOT_THEIRS.test(wordKey(plain(cells[column - 1]))))
  if (theirs.length === 0) yield withCells(cells, [...own, [subject, null]])
  for (const { column, word } of theirs) {
    const said = plain(cells[column - 1])
    const all = column === grant ? '' : plain(cells[grant - 1])
    const granted = isTick(said) && all !== '' ? all : [all, said].filter((text) => text !== '').join('；')
    const made = withCells(cells, [...own, [subject, word]])
    yield grant === 0 ? made : withCells(made, [[grant, granted]])
  }
}

/** Whether classes have columns; a row that names none of them is for nobody, not for everybody. */
export function hasClassColumns({ columns, ticks }: SheetLayout): boolean {
  const subject = columns.find(({ field }) => field === 'subject')?.column
  return ticks.some(({ column }) => column === subject)
}

const NOT_THEIRS = /^(?:[-—–/×✗xX]*|无|否|不享受|不适用)$/u

/** The classes that words name; none where they name anything else. */
function classesIn(words: string): readonly string[] {
  const parts = words
    .split(/[、,，;；/和及与]+/u)
    .map((part) => part.replace(/(?:的?(?:持卡|持有)(?:人才|人员|人|者))$/u, ''))
  const kind = /^[A-F]\s*(\D+)$/iu.exec(parts.at(-1) ?? '')?.[1] ?? ''
  const named = parts.map((part) => (/^[A-F]$/iu.test(part) ? `${part}${kind}` : part))
  return named.every(isClass) ? named : []
}

function withCells(
  cells: readonly WorkbookCell[],
  values: readonly (readonly [number, string | null])[],
): readonly WorkbookCell[] {
  const made = Array.from(
    { length: Math.max(cells.length, ...values.map(([column]) => column)) },
    (_, at) => cells[at] ?? null,
  )
  for (const [column, value] of values) made[column - 1] = value
  return made
}

/** 服务内容 is the service where nothing else names it, and what of it is granted where something does. */
export function withGrant(columns: readonly LayoutColumn[], ticks: readonly Ticks[]): LayoutColumn[] {
  const isContent = ({ field, heading }: LayoutColumn) => field === 'item' && headingKey(heading).endsWith('内容')
  const isNamed = columns.some((one) => one.field === 'item' && !isContent(one))
  const isGranted = columns.some(({ field }) => field === 'grant')
  const made = columns.map((one) =>
    isNamed && !isGranted && isContent(one) ? { ...one, field: 'grant' as const } : one,
  )
  const [group] = ticks.filter(({ words }) => words.every(({ word }) => isClass(word)))
  if (!group || made.some(({ field }) => field === 'grant')) return made
  // What each class may have stands in its column.
  const column = Math.max(...made.map((one) => one.column), ...group.words.map((one) => one.column)) + 1
  return [...made, { column, heading: CLASS_HEADINGS.grant, field: 'grant' }]
}
