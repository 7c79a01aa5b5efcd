import { FIGURE_LINES, hasDecimal, type FigureLine, type LineName } from '#shared/domain/figures/lines.ts'
import { FIRST_SHEET_ROW, type SheetCell, type SheetPlan } from '#shared/domain/sheets.ts'
import { resources, type Language, type Sentences } from '#shared/locales/index.ts'
import { BASE_UNITS, type TextFacts } from './official-text.ts'
import { column } from './tables.ts'

/** The unit as it stands behind a figure. */
export function unitWord({ unit }: FigureLine, { summaries }: Sentences): string {
  return unit === 'percent' ? '%' : summaries.unit[unit]
}

/** As what a figure is written into a table. */
export function numberKindOf({ unit }: FigureLine): 'decimal' | 'number' {
  return hasDecimal(unit) ? 'decimal' : 'number'
}

/**
 * The period, the same days of the year before, the difference, and the year to date where the period is another. Rates and
 * differences are formulas, so that a leader who clicks one sees what it is made of.
 */
export function totalsTable(
  { now, before, toDate }: TextFacts,
  order: { readonly language: Language },
): Pick<SheetPlan, 'columns' | 'kinds' | 'rows'> {
  const words = resources[order.language]
  const { exports, summaries } = words
  const columns = [
    column('figure', exports.column.figure, 26),
    column('value', exports.column.value, 12, 'plain'),
    column('unit', exports.column.unit, 10),
    ...(before
      ? [column('before', summaries.table.before, 12, 'plain'), column('change', summaries.table.change, 12, 'plain')]
      : []),
    ...(toDate ? [column('toDate', summaries.table.toDate, 12, 'plain')] : []),
  ]
  const rows = FIGURE_LINES.map((total, at): SheetCell[] => {
    const row = FIRST_SHEET_ROW + at
    const value = total.valueOf(now)
    const past = before && total.valueOf(before.told)
    return [
      summaries.figure[total.figure],
      shareCell(total, value, 'B'),
      unitWord(total, words),
      ...(before ? [shareCell(total, past, 'D'), changeCell(value, past, row)] : []),
      ...(toDate ? [shareCell(total, total.valueOf(toDate.told), before ? 'F' : 'D')] : []),
    ]
  })
  return { columns, kinds: FIGURE_LINES.map(numberKindOf), rows }
}

/** Since the register began, and what is known of the years before, which is in none of the other figures. */
export function allTimeTable(
  { period, allTime, bases }: TextFacts,
  order: { readonly language: Language },
): Pick<SheetPlan, 'columns' | 'rows'> {
  const { base, unit } = resources[order.language].summaries
  const here = (['accepted', 'resolved'] as const).map((figure) => ({
    figure,
    value: allTime[figure],
    untilOn: period.to,
    source: base.here,
  }))
  return {
    columns: [
      column('figure', base.field.figure, 18),
      column('value', base.field.value, 12, 'number'),
      column('unit', resources[order.language].exports.column.unit, 10),
      column('untilOn', base.field.untilOn, 14),
      column('source', base.field.source, 36),
    ],
    rows: [...here, ...bases].map(({ figure, value, untilOn, source }) => [
      base.figure[figure],
      value,
      unit[BASE_UNITS[figure]],
      untilOn,
      source,
    ]),
  }
}

function shareCell({ share }: FigureLine, value: number | null, letter: string): SheetCell {
  if (!share) return value
  const at = (figure: LineName) => {
    const row = FIGURE_LINES.findIndex((total) => total.figure === figure)
    return `${letter}${FIRST_SHEET_ROW + row}`
  }
  const whole = share.by.map(at).join('+')
  return { formula: `IF(${whole}=0,"—",ROUND(${at(share.of)}/(${whole})*100,1))`, result: value }
}

function changeCell(now: number | null, past: number | null, row: number): SheetCell {
  const result = now === null || past === null ? null : Math.round((now - past) * 10) / 10
  return { formula: `IF(COUNT(B${row},D${row})<2,"—",ROUND(B${row}-D${row},1))`, result }
}
