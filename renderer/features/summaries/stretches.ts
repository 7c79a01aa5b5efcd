import { MOST_MONTHS } from '#shared/domain/figures/parts.ts'

/** Months beside each other that a sheet of paper holds. */
const MONTHS_ACROSS = 12

interface Stretch {
  /** Place of its first month. */
  readonly at: number
  readonly months: readonly string[]
}

/**
 * The months of a report as they stand below each other on paper. None for one month, of which the table of categories
 * tells, or for more than files tell.
 */
export function stretchesOf(months: readonly string[]): Stretch[] {
  if (months.length < 2 || months.length > MOST_MONTHS) return []
  const parts = Math.ceil(months.length / MONTHS_ACROSS)
  return Array.from({ length: parts }, (_, part) => {
    const at = part * MONTHS_ACROSS
    return { at, months: months.slice(at, at + MONTHS_ACROSS) }
  })
}
