import { Fragment, useId, useState } from 'react'
import type { EntitlementAnswer, EntitlementView } from '#shared/contract/entitlements.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import { Button } from '#renderer/ui/Button.tsx'
import { Later } from '#renderer/ui/Later.tsx'
import { Tag } from '#renderer/ui/Tag.tsx'
import table from '#renderer/ui/table.module.css'
import { useGo } from '#renderer/ui/use-go.ts'
import styles from './entitlements.module.css'
import { Why } from './Why.tsx'
import { VERDICT_TONES, type Words } from './words.ts'

/** As many services as an ordinary screen shows; those below them are drawn when these have been painted. */
const FIRST = 10

interface EntitlementTableProps {
  readonly answer: EntitlementAnswer
  readonly words: Words
  readonly holderId: number
  readonly canRecord: boolean
}

/** Services by category; those that do not apply wait below until they are asked for. */
export function EntitlementTable({ answer, words, holderId, canRecord }: EntitlementTableProps) {
  const { t } = useWords()
  const navigate = useGo()
  const record = (row: EntitlementView) => void navigate(recordingOf(holderId, row))
  const [isAll, setAll] = useState(false)
  const applying = answer.entitlements.filter(({ verdict }) => verdict !== 'not-applicable')
  const others = answer.entitlements.length - applying.length
  const shown = isAll ? answer.entitlements : applying
  const categoryOf = new Map(answer.items.map((item) => [item.id, item.categoryId]))
  const groups = answer.categories
    .map((category) => ({ category, rows: shown.filter(({ itemId }) => categoryOf.get(itemId) === category.id) }))
    .filter(({ rows }) => rows.length > 0)
    .map((group, at, all) => ({ ...group, isFirst: rowsIn(all.slice(0, at)) < FIRST }))
  return (
    <>
      {applying.length === 0 && <p className={styles.empty}>{t('entitlements:panel.noRules')}</p>}
      {shown.length > 0 && (
        <table className={`${table.table} ${styles.table}`}>
          <thead>
            <tr>
              <th>{t('entitlements:column.item')}</th>
              <th>{t('entitlements:column.verdict')}</th>
              <th className={table.end}>{t('entitlements:column.left')}</th>
              <th>{t('entitlements:column.where')}</th>
              <th>
                <span className="unseen">{t('holders:page.actions')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {groups.map(({ category, rows, isFirst }) => {
              const group = (
                <Fragment key={category.id}>
                  <tr className={styles.category}>
                    <th colSpan={5} scope="colgroup">
                      {words.named(category)}
                    </th>
                  </tr>
                  {rows.map((row) => (
                    <EntitlementRow
                      key={`${row.itemId}/${row.relativeId ?? ''}/${row.winner ?? ''}`}
                      row={row}
                      answer={answer}
                      words={words}
                      canRecord={canRecord}
                      onRecord={record}
                    />
                  ))}
                </Fragment>
              )
              return isFirst ? group : <Later key={category.id}>{group}</Later>
            })}
          </tbody>
        </table>
      )}
      {others > 0 && (
        <div className={styles.more}>
          <Button type="text" size="small" aria-expanded={isAll} onClick={() => setAll(!isAll)}>
            {t('entitlements:panel.other', { count: others })}
          </Button>
        </div>
      )}
    </>
  )
}

function rowsIn(groups: readonly { readonly rows: readonly EntitlementView[] }[]): number {
  return groups.reduce((sum, { rows }) => sum + rows.length, 0)
}

interface EntitlementRowProps extends Omit<EntitlementTableProps, 'holderId'> {
  readonly row: EntitlementView
  readonly onRecord: (row: EntitlementView) => void
}

function EntitlementRow({ row, answer, words, canRecord, onRecord }: EntitlementRowProps) {
  const { t } = useWords()
  const id = useId()
  const [isOpen, setOpen] = useState(false)
  const item = answer.items.find((one) => one.id === row.itemId)
  const relative = answer.relatives.find((one) => one.id === row.relativeId)
  const name = words.named(item)
  const who = relative && `${t(`holders:relation.${relative.relation}`)} ${relative.name}`
  return (
    <>
      <tr className={isOpen ? styles.open : ''}>
        <td>
          <b>{name}</b> {who && <span className="mute">{who}</span>}
        </td>
        <td>
          <Tag tone={VERDICT_TONES[row.verdict]}>{t(`entitlements:verdict.${row.verdict}`)}</Tag>
          {row.opensOn && <div className={styles.opens}>{t('entitlements:opensOn', { on: row.opensOn })}</div>}
        </td>
        <td className={table.end}>{words.left(row)}</td>
        <td className={styles.where}>
          {whereOf(row, answer, words, (number) => t('entitlements:window', { number }))}
        </td>
        <td className={table.tools}>
          {canRecord && row.verdict === 'available' && (
            <Button
              size="small"
              aria-label={`${t('entitlements:panel.record')} ${name} ${who ?? ''}`.trim()}
              onClick={() => onRecord(row)}
            >
              {t('entitlements:panel.record')}
            </Button>
          )}
          <Button
            size="small"
            type="text"
            className={styles.disclose}
            aria-expanded={isOpen}
            aria-controls={isOpen ? id : undefined}
            aria-label={`${t('entitlements:why')} ${name} ${who ?? ''}`.trim()}
            onClick={() => setOpen(!isOpen)}
          >
            {t('entitlements:why')}
          </Button>
        </td>
      </tr>
      {isOpen && (
        <tr>
          <td colSpan={5} id={id} className={styles.why}>
            <Why row={row} answer={answer} words={words} />
          </td>
        </tr>
      )}
    </>
  )
}

function recordingOf(holderId: number, { itemId, relativeId }: EntitlementView): string {
  const whom = relativeId === null ? '' : `&relative=${relativeId}`
  return `/requests/new?holder=${holderId}&item=${itemId}${whom}`
}

function whereOf(
  { departmentId, windowId, verdict }: EntitlementView,
  answer: EntitlementAnswer,
  words: Words,
  windowWords: (number: string) => string,
): string {
  if (verdict === 'not-applicable') return ''
  const department = words.named(answer.departments.find(({ id }) => id === departmentId))
  const window = answer.windows.find(({ id }) => id === windowId)
  return [department, window ? windowWords(window.number) : ''].filter((part) => part !== '').join(' · ')
}
