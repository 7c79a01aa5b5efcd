/** A column of a table on paper: its part of the width, and how wide the longest of its words is, in points. */
interface Column {
  readonly share: number
  readonly least: number
  /** How wide it is where there is room for all to be as wide. */
  readonly wished?: number
  /** How wide the longest of its figures is, which is kept where there is no room for all words. */
  readonly figure?: number
}

/** The first of some types in which every word of a table has room, else the last, with the widths of its columns. */
export function fittingWidths<T>(
  width: number,
  types: readonly [T, ...T[]],
  askedOf: (type: T) => readonly Column[],
): { readonly type: T; readonly widths: number[] } {
  const asked = types.map((type) => ({ type, columns: askedOf(type) }))
  const fits = ({ columns }: (typeof asked)[number]) => columns.reduce((sum, { least }) => sum + least, 0) <= width
  const { type, columns } = asked.find(fits) ?? asked.at(-1) ?? { type: types[0], columns: [] }
  return { type, widths: columnWidths(width, columns) }
}

/** Widths that fill `width`: by shares, but no word is broken as long as the other columns can give. */
export function columnWidths(width: number, asked: readonly Column[]): number[] {
  const wishing = asked.map((column) => ({ ...column, least: Math.max(column.least, column.wished ?? 0) }))
  // Of words each gives alike: how wide they are is reckoned with some to spare.
  const giving = asked.map(({ least, figure = 0 }) => ({ share: least, least: figure }))
  const columns = [wishing, asked, giving].find((some) => some.reduce((sum, { least }) => sum + least, 0) <= width)
  if (!columns) return byShare(width, giving, new Set())
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

/** What of a text stays on one line: words of Latin letters and figures. */
export function wordsOf(text: string): string[] {
  return text.match(/[\p{Script=Latin}!-~]+/gu) ?? []
}

/** Whether a text reads from top to bottom where it has no room for two of its signs. */
export function isChinese(text: string): boolean {
  return /\p{Script=Han}{2}/u.test(text)
}

/** How wide a text is in characters of the usual type; a Chinese one takes two. */
export function charactersOf(text: string): number {
  return [...text].reduce((sum, sign) => sum + ((sign.codePointAt(0) ?? 0) > LAST_NARROW ? 2 : 1), 0)
}

const LAST_NARROW = 0x2e7f
