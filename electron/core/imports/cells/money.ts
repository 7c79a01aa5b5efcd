/** Fen of a sum in figures, `1,200.50`, that counts yuan in 千 or 万; null where it counts in anything else, or makes none. */
export function fenOfFigures(figures: string, unit: string): number | null {
  const fen = Math.round(Number(figures.replaceAll(',', '')) * (FEN_IN[unit] ?? Number.NaN))
  return Number.isSafeInteger(fen) ? fen : null
}

/** What a heading says that its sums count in: 万 of 「金额（万元）」; else what a line above the headings says. */
export function unitUnder(heading: string | null, unitOfList: string): string {
  return /([十百千万亿]*)元/u.exec(heading ?? '')?.[1] ?? unitOfList
}

/** What else a list may count in is refused. */
const FEN_IN: { readonly [unit: string]: number } = { '': 100, 千: 100_000, 万: 1_000_000 }
