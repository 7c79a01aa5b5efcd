/** Rows as aligned columns, two spaces apart; a Chinese character takes two columns of the terminal. */
export function alignedTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [head, ...rows].map((row) => row.map(inOneLine))
  const widths = head.map((_, column) => Math.max(...lines.map((line) => columnsOf(line[column] ?? ''))))
  return lines
    .map((line) =>
      line
        .map((text, column) => padded(text, widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

/** Columns that a text takes in a terminal, after the East Asian widths of Unicode (UAX 11). */
export function columnsOf(text: string): number {
  let columns = 0
  for (const sign of text) columns += NO_WIDTH.test(sign) ? 0 : WIDE.test(sign) ? 2 : 1
  return columns
}

const NO_WIDTH = /^[\p{Mn}\p{Me}\p{Cf}]$/u
const WIDE =
  /^[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]$/u

function padded(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - columnsOf(text)))
}

/** A line break or an escape sequence inside a record must not draw on the terminal. */
function inOneLine(text: string): string {
  return text.replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ')
}
