/** Fen as yuan: `1,200.50`, whole yuan without decimals. */
export function yuan(fen: number): string {
  const text = fen % 100 === 0 ? String(fen / 100) : (fen / 100).toFixed(2)
  return grouped(text)
}

/** The same in a column of sums, always with cents: `1,200.00`. */
export function yuanAndCents(fen: number): string {
  return grouped((fen / 100).toFixed(2))
}

/** Yuan as they are typed, in fen: 0.1 and its like are no whole fen otherwise. */
export function fenOf(yuan: number): number {
  return Math.round(yuan * 100)
}

function grouped(text: string): string {
  return text.replace(/\B(?=(\d{3})+(?!\d))/g, ',')
}
