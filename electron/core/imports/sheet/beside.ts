import { cellText, type WorkbookCell } from '#shared/domain/workbook.ts'
import { headingKey } from './headings.ts'
import type { LayoutColumn } from './layout.ts'

/** A list that goes on beside itself, so that a row holds several people: 序号、姓名、单位、序号、姓名、单位. */
export interface Beside {
  /** The first column of the first group, how many columns a group has, and how many lie from one group to the next. */
  readonly from: number
  readonly width: number
  readonly step: number
  readonly groups: number
  /** Where the number of the row stands in a group, which says nothing alone. */
  readonly sequence: number | null
}

/** The columns without those that say the first group's headings again, or mean them, in its order. Others belong to all groups. */
export function besideItself(columns: readonly LayoutColumn[]): {
  readonly columns: LayoutColumn[]
  readonly beside: Beside | null
} {
  const keys = columns.map(({ heading }) => headingKey(heading))
  const names = columns.flatMap(({ field }, at) => (field === 'name' ? [at] : []))
  const [first = 0, second = 0] = names
  const width = second - first
  const fieldOf = (at: number) => columns[at]?.field ?? null
  const isSame = (at: number, other: number) =>
    keys[at] === keys[other] || (fieldOf(at) !== null && fieldOf(at) === fieldOf(other))
  const from = first - reach(width, (step) => first - step >= 0 && isSame(first - step, second - step))
  const placeOf = (at: number) => columns[at]?.column ?? 0
  const step = placeOf(second) - placeOf(first)
  const repeats = (group: number) =>
    Array.from({ length: width }, (_, at) => from + at).every(
      (at) => isSame(at, at + group * width) && placeOf(at + group * width) - placeOf(at) === group * step,
    )
  if (width < 2) return { columns: [...columns], beside: null }
  const groups = 1 + reach(columns.length, repeats)
  if (groups === 1) return { columns: [...columns], beside: null }
  const start = placeOf(from)
  const last = placeOf(from + width - 1)
  const sequence = columns.slice(from, from + width).find(({ field }) => field === 'sequence')?.column ?? null
  return {
    columns: columns.filter((_, at) => at < from + width || at >= from + groups * width),
    beside: { from: start, width: last - start + 1, step, groups, sequence },
  }
}

/** How many steps, from the first on, hold one after the other. */
function reach(most: number, holds: (step: number) => boolean): number {
  let steps = 0
  while (steps < most && holds(steps + 1)) steps += 1
  return steps
}

/** The cells of each group that says anything, moved to where the first one stands; `group` counts from 0. */
export function groupsOf(
  cells: readonly WorkbookCell[],
  beside: Beside,
): readonly { readonly group: number; readonly cells: readonly WorkbookCell[] }[] {
  const ends = endOf(beside)
  const { from, step, groups, sequence } = beside
  return Array.from({ length: groups }, (_, group) => {
    const begin = from - 1 + group * step
    const own = cells.slice(begin, Math.min(begin + step, ends))
    const isSaid = own.some((cell, at) => from + at !== sequence && cellText(cell).trim() !== '')
    if (!isSaid) return null
    const rest = Array.from({ length: Math.max(0, ends - from + 1 - own.length) }, () => null)
    return { group, cells: [...cells.slice(0, from - 1), ...own, ...rest, ...cells.slice(ends)] }
  }).filter((one) => one !== null)
}

/** Of which group a column is, and where that one stands in the first; null where it belongs to all. */
export function placeIn(beside: Beside, column: number): { readonly group: number; readonly column: number } | null {
  const { from, step } = beside
  if (column < from || column > endOf(beside)) return null
  return { group: Math.floor((column - from) / step), column: from + ((column - from) % step) }
}

/** The last column of the last group. */
function endOf({ from, width, step, groups }: Beside): number {
  return from - 1 + (groups - 1) * step + width
}
