import { sentenceOf } from '#renderer/api/refusals.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import table from '#renderer/ui/table.module.css'
import { Tag } from '#renderer/ui/Tag.tsx'
import type { NamedLine } from './people.ts'

/** A line of the list with what would come of it. */
export interface CheckedLine extends NamedLine {
  readonly name: string | null
  readonly refusal: { readonly code: string; readonly params: { readonly [name: string]: unknown } } | null
  readonly canBeRecorded: boolean
}

/** Line by line: who is meant, whether it can be recorded, and why not. */
export function ServedTable({ lines }: { lines: readonly CheckedLine[] }) {
  const { t } = useWords()
  return (
    <table className={table.table}>
      <thead>
        <tr>
          <th>{t('usages:column.line')}</th>
          <th>{t('usages:column.who')}</th>
          <th>{t('usages:column.verdict')}</th>
          <th>{t('usages:column.why')}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map(({ line, meant, lacksRelative, name, refusal, canBeRecorded }) => (
          <tr key={line}>
            <td>{line}</td>
            <td>{name}</td>
            <td>
              <Tag tone={canBeRecorded ? 'done' : 'late'}>
                {t(canBeRecorded ? 'usages:verdict.ready' : 'usages:verdict.refused')}
              </Tag>
            </td>
            <td>
              {meant === 0 && t(lacksRelative ? 'usages:why.noRelative' : 'usages:why.nobody')}
              {meant > 1 && t('usages:why.several', { count: meant })}
              {refusal && sentenceOf(t, refusal)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
