import type { Summary, SummaryDetails } from '#shared/contract/summaries.ts'
import type { FormContent } from '#shared/contract/upper-forms.ts'
import { CARD_LINES, FIGURE_LINES, hasDecimal, type LineUnit } from '#shared/domain/figures/lines.ts'
import type { SummaryFigure } from '#shared/domain/figures/measures.ts'
import type { FigureName } from '#shared/domain/figures/names.ts'
import { fenOf, yuanAndCents } from '#shared/domain/money.ts'
import type { FormValue } from '#shared/domain/upper-forms.ts'
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

/** Two values of one figure with as many decimals each as the one that has more, a dash where there is nothing to say. */
export function besideEachOther(values: readonly (number | null)[]): string[] {
  const decimals = Math.max(0, ...values.map((value) => String(value ?? '').split('.')[1]?.length ?? 0))
  const told = new Intl.NumberFormat('en-US', { minimumFractionDigits: decimals })
  return values.map((value) => (value === null ? '—' : told.format(value).replace('-', '−')))
}

/** The unit of what a figure lists. */
export function unitOf(figure: FigureName): Exclude<LineUnit, 'percent' | 'days'> {
  if (figure === 'peopleServed' || figure === 'people') return 'people'
  return CARD_LINES.some((line) => line.figure === figure) ? 'pieces' : 'requests'
}

/** A value as the form shows it. */
export function shownValue(content: FormContent, value: FormValue): string {
  if (typeof value === 'string') return value
  if (content.kind === 'ledger' && content.measure === 'amount' && value !== null) return yuanAndCents(fenOf(value))
  return shown(value, content.kind === 'figure' ? unitOfLine(content.figure) : 'requests')
}

/** The unit that a figure is told in. */
export function unitOfLine(figure: SummaryFigure) {
  return FIGURE_LINES.find((line) => line.figure === figure)?.unit ?? 'requests'
}
