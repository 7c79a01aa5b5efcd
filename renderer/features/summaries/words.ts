import type { Summary, SummaryDetails } from '#shared/contract/summaries.ts'
import { CARD_LINES, hasDecimal, type LineUnit } from '#shared/domain/figures/lines.ts'
import type { FigureName } from '#shared/domain/figures/names.ts'
import { countOf } from '#renderer/i18n/formats.ts'

export interface Told {
  readonly summary: Summary
  readonly details: SummaryDetails
}

/** `1,204`, `90.0%`, `−4`; shares and working days with one decimal each, a dash where there is nothing to say. */
export function shown(value: number | null, unit: LineUnit): string {
  if (value === null) return '—'
  return `${value < 0 ? '−' : ''}${sizeOf(value, unit)}${unit === 'percent' ? '%' : ''}`
}

/** How much it is, whether more or less. */
export function sizeOf(value: number, unit: LineUnit): string {
  const size = Math.abs(value)
  return hasDecimal(unit) ? size.toFixed(1) : countOf(size)
}

/** The unit of what a figure lists. */
export function unitOf(figure: FigureName): Exclude<LineUnit, 'percent' | 'days'> {
  if (figure === 'peopleServed' || figure === 'people') return 'people'
  return CARD_LINES.some((line) => line.figure === figure) ? 'pieces' : 'requests'
}
