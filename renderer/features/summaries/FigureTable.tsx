import type { Period } from '#shared/domain/figures/course.ts'
import type { FigureLine, LineUnit } from '#shared/domain/figures/lines.ts'
import { FigureName } from '#shared/domain/figures/names.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import table from '#renderer/ui/table.module.css'
import { ListLink } from './ListLink.tsx'
import { shown, sizeOf, type Told } from './words.ts'

interface FigureTableProps {
  readonly lines: readonly FigureLine[]
  readonly told: Told
  readonly before: Told | null
  /** From the first of January; null where that is the period itself. */
  readonly toDate: Told | null
  readonly period: Period
  readonly label: string
  /** On paper nothing opens. */
  readonly isPlain?: boolean
}

/** Figures a line each, beside the same days a year before and the year to date. */
export function FigureTable({ lines, told, before, toDate, period, label, isPlain = false }: FigureTableProps) {
  const { t } = useWords()
  return (
    <table className={`${table.table} ${table.rows}`} aria-label={label}>
      <thead>
        <tr>
          <th>{t('summaries:table.figure')}</th>
          <th className={table.end}>{t('summaries:table.value')}</th>
          <th className={table.end}>{t('summaries:table.before')}</th>
          <th className={table.end}>{t('summaries:table.change')}</th>
          {toDate && <th className={table.end}>{t('summaries:table.toDate')}</th>}
        </tr>
      </thead>
      <tbody>
        {lines.map(({ figure, unit, valueOf }) => {
          const value = valueOf(told)
          const listed = FigureName.safeParse(figure)
          return (
            <tr key={figure}>
              <th scope="row">
                {t(`summaries:figure.${figure}`)}
                {unit !== 'percent' && <span className="mute"> ({t(`summaries:unit.${unit}`)})</span>}
              </th>
              <td className={table.end}>
                {listed.success && !isPlain && value !== 0 ? (
                  <ListLink figure={listed.data} period={period}>
                    {shown(value, unit)}
                  </ListLink>
                ) : (
                  shown(value, unit)
                )}
              </td>
              <td className={`${table.end} mute`}>{before ? shown(valueOf(before), unit) : '—'}</td>
              <td className={`${table.end} mute`}>{changeOf(unit, value, before && valueOf(before))}</td>
              {toDate && <td className={`${table.end} mute`}>{shown(valueOf(toDate), unit)}</td>}
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

/** `+3`, `−1.2`; of rates in points. */
function changeOf(unit: LineUnit, now: number | null, past: number | null): string {
  if (now === null || past === null) return '—'
  const change = Math.round((now - past) * 10) / 10
  if (change === 0) return '0'
  return `${change > 0 ? '+' : '−'}${sizeOf(change, unit)}`
}
