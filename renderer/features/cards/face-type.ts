/** Type in which a text has its place on a face, in millimetres; `isLong`: close, on several lines. */
export interface FaceType {
  readonly size: number
  readonly isLong: boolean
}

/** Width of the place of a scheme's name beside the emblem, and of a holder's beside the photo. */
const TITLE_MM = 50
const NAME_MM = 50
/** What two lines of close type hold of the second; the sex of the holder stands behind. */
const NAME_LINES_MM = 92

/** Two lines of the usual type, else three of a smaller one. */
export function titleType(title: string, usual: number): FaceType {
  const signs = signsOf(title)
  if (signs * usual <= 2 * TITLE_MM * 0.9) return { size: usual, isLong: false }
  return { size: Math.min(3, (3 * TITLE_MM * 0.85) / signs), isLong: true }
}

/** One line in as large a type as fits, else two of a small one: below them stand the facts. */
export function nameType(name: string): FaceType {
  const signs = signsOf(name)
  if (signs <= 12) return { size: Math.min(6.4, NAME_MM / (signs * 1.15)), isLong: false }
  return { size: Math.min(3.7, NAME_LINES_MM / signs), isLong: true }
}

/** In widths of a Chinese character. */
function signsOf(text: string): number {
  return Array.from(text).reduce((sum, sign) => sum + (sign > '\u2e7f' ? 1 : 0.58), 0)
}
