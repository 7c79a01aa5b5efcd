/** A column of a table on paper: its part of the width, and how wide the longest of its words is, in points. */
interface Column {
  readonly share: number
  readonly least: number
}

/** Widths that fill `width`: by shares, but no word is broken as long as the other columns can give. */
export function columnWidths(width: number, columns: readonly Column[]): number[] {
  if (columns.reduce((sum, { least }) => sum + least, 0) > width) return byShare(width, columns, new Set())
  const narrow = new Set<Column>()
  for (;;) {
    const widths = byShare(width, columns, narrow)
    const short = columns.find((column, at) => !narrow.has(column) && (widths[at] ?? 0) < column.least)
    if (!short) return widths
    narrow.add(short)
  }
}

/** The narrow ones get their least, the others share the rest. */
function byShare(width: number, columns: readonly Column[], narrow: ReadonlySet<Column>): number[] {
  const wide = columns.filter((column) => !narrow.has(column))
  const rest = width - [...narrow].reduce((sum, { least }) => sum + least, 0)
  const shares = wide.reduce((sum, { share }) => sum + share, 0)
  return columns.map((column) => (narrow.has(column) ? column.least : (rest * column.share) / shares))
}
