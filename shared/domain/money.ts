/** Fen as yuan: `1,200.50`, whole yuan without decimals. */
export function yuan(fen: number): string {
  const text = fen % 100 === 0 ? String(fen / 100) : (fen / 100).toFixed(2)
  return text.replace(/\B(?=(\d{3})+(?!\d))/g, ',')
}
