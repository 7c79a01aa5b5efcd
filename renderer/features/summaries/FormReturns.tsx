import type { FormCell, FormReturn } from '#shared/contract/upper-forms.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import { Sheet } from '#renderer/ui/Sheet.tsx'
import table from '#renderer/ui/table.module.css'
import { Tag } from '#renderer/ui/Tag.tsx'
import { isDifferent } from './FormGrid.tsx'
import { useFormWords } from './form-words.ts'
import { shownValue } from './words.ts'
import styles from './summaries.module.css'

interface FormDifferencesProps {
  readonly cells: readonly FormCell[]
  /** The form as it was handed in. */
  readonly sent: FormReturn
}

/** Which figures are others than in a form that was handed in. */
export function FormDifferences({ cells, sent: { sentOn, from, to } }: FormDifferencesProps) {
  const { t } = useWords()
  const { contentName } = useFormWords()
  const others = cells.filter(isDifferent)
  return (
    <Sheet title={t('upperForms:differences.title')} note={t('upperForms:differences.note', { sentOn, from, to })}>
      {others.length === 0 && <p className={`${styles.empty} mute`}>{t('upperForms:differences.none')}</p>}
      {others.length > 0 && (
        <table className={`${table.table} ${table.rows}`}>
          <thead>
            <tr>
              <th>{t('upperForms:differences.cell')}</th>
              <th>{t('upperForms:differences.content')}</th>
              <th className={table.end}>{t('upperForms:differences.sent')}</th>
              <th className={table.end}>{t('upperForms:differences.now')}</th>
            </tr>
          </thead>
          <tbody>
            {others.map(({ sheet, cell, content, value, sent }) => (
              <tr key={`${sheet} ${cell}`}>
                <th scope="row">
                  {sheet} {cell}
                </th>
                <td>{contentName(content)}</td>
                <td className={table.end}>{shownValue(content, sent ?? null)}</td>
                <td className={table.end}>{shownValue(content, value)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Sheet>
  )
}

/** What was handed in, and whether its figures are still the same. */
export function FormReturns({ returns }: { readonly returns: readonly FormReturn[] }) {
  const { t } = useWords()
  return (
    <Sheet title={t('upperForms:returns.title')}>
      {returns.length === 0 && <p className={`${styles.empty} mute`}>{t('upperForms:returns.none')}</p>}
      {returns.length > 0 && (
        <table className={`${table.table} ${table.rows}`}>
          <tbody>
            {returns.map(({ id, from, to, sentOn, note, operator, changed }) => (
              <tr key={id}>
                <th scope="row">{t('summaries:period.of', { from, to })}</th>
                <td>{t('upperForms:returns.line', { sentOn })}</td>
                <td>{note}</td>
                <td>{operator}</td>
                <td className={table.end}>
                  {changed === 0 ? (
                    <Tag tone="done">{t('upperForms:returns.same')}</Tag>
                  ) : (
                    <Tag tone="warn">{t('upperForms:returns.changed', { count: changed })}</Tag>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Sheet>
  )
}
