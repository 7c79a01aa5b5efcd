import { useQuery } from '@tanstack/react-query'
import { SubsidyKind } from '#shared/domain/subsidies.ts'
import { yuan } from '#shared/domain/money.ts'
import { api } from '#renderer/api/api.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import { useNameOf } from '#renderer/i18n/use-name-of.ts'
import { Sheet } from '#renderer/ui/Sheet.tsx'
import { Awaited } from '#renderer/ui/states.tsx'
import table from '#renderer/ui/table.module.css'

/** The three sums of a period by item, in yuan; no sum over the three. Nothing where no money was written down. */
export function SubsidyFigures({ period }: { readonly period: { readonly from: string; readonly to: string } }) {
  const { t } = useWords()
  const nameOf = useNameOf()
  const figures = useQuery(api.subsidies.figures.queryOptions({ input: { from: period.from, to: period.to } }))
  const items = figures.data?.items ?? []
  if (figures.isSuccess && items.length === 0) return null
  return (
    <Sheet title={t('subsidies:title')} note={t('subsidies:figuresNote')}>
      <Awaited of={figures} lines={3}>
        {null}
      </Awaited>
      {items.length > 0 && (
        <table className={`${table.table} ${table.rows}`}>
          <thead>
            <tr>
              <th>{t('subsidies:field.item')}</th>
              <th className={table.end}>{t('subsidies:holders')}</th>
              {SubsidyKind.options.map((kind) => (
                <th key={kind} className={table.end}>
                  {t('subsidies:inYuan', { kind: t(`subsidies:kind.${kind}`) })}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {items.map((one) => (
              <tr key={one.itemId ?? 0}>
                <th scope="row">{one.item ? nameOf(one.item) : t('subsidies:noItem')}</th>
                <td className={table.end}>{t('subsidies:people', { count: one.holders })}</td>
                {SubsidyKind.options.map((kind) => (
                  <td key={kind} className={table.end}>
                    {one[`${kind}Fen`] === 0 ? '–' : yuan(one[`${kind}Fen`])}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Sheet>
  )
}
