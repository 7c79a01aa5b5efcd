const MM_A_POINT = 25.4 / 72

/** Size of the first page in millimetres, and how many there are. */
export function pagesOf(pdf: Buffer): { width: number; height: number; count: number } {
  const text = pdf.toString('latin1')
  const [, width = 0, height = 0] = /\/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)\s*\]/.exec(text) ?? []
  const count = text.match(/\/Type\s*\/Page\b/g)?.length ?? 0
  return { width: Number(width) * MM_A_POINT, height: Number(height) * MM_A_POINT, count }
}
