import { Day } from '#shared/domain/days.ts'

const WRITTEN = /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?$/
const EIGHT_DIGITS = /^(\d{4})(\d{2})(\d{2})$/

/**
 * A day as people write it: `20240315`, `2024-3-15`, `2024/3/15`, `2024.3.15`, `2024年3月15日`.
 * Null for blank, undefined for what is no day.
 */
export function dayOfText(raw: string): Day | null | undefined {
  const text = raw.normalize('NFKC').trim()
  if (text === '') return null
  const [, year = '', month = '', date = ''] = WRITTEN.exec(text) ?? EIGHT_DIGITS.exec(text) ?? []
  const day = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`
  return Day.safeParse(day).success ? day : undefined
}
