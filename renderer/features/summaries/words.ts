import type { Summary, SummaryDetails } from '#shared/contract/summaries.ts'
import { CARD_LINES, type LineUnit } from '#shared/domain/figures/lines.ts'
import type { FigureName } from '#shared/domain/figures/names.ts'
import { countOf } from '#renderer/i18n/formats.ts'

export interface Told {
  readonly summary: Summary
  readonly details: SummaryDetails
}

/** `1,204`, `93.3%`, `−4`; a dash where there is nothing to say. */
export function shown(value: number | null, unit: LineUnit): string {
  if (value === null) return '—'
  if (unit === 'percent') return `${value}%`
  return value < 0 ? `−${countOf(-value)}` : countOf(value)
}

/** The unit of what a figure lists. */
export function unitOf(figure: FigureName): Exclude<LineUnit, 'percent' | 'days'> {
  if (figure === 'peopleServed' || figure === 'people') return 'people'
  return CARD_LINES.some((line) => line.figure === figure) ? 'pieces' : 'requests'
}
