import type { HolderDetail } from '#shared/contract/holders.ts'
import { minuteOf } from '#renderer/i18n/formats.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import { Sheet } from '#renderer/ui/Sheet.tsx'
import { Empty } from '#renderer/ui/states.tsx'
import { SECTIONS, type HolderField } from './holder-fields.ts'
import styles from './rows.module.css'

/** Those already on the panel beside it. */
const SHOWN_ELSEWHERE: readonly HolderField[] = [
  'name',
  'namePrinted',
  'sex',
  'bornOn',
  'phone',
  'team',
  'title',
  'liaisonLevel',
]
const FACTS = Object.values(SECTIONS)
  .flat()
  .filter((field) => !SHOWN_ELSEWHERE.includes(field)) as Exclude<
  HolderField,
  'name' | 'phone' | 'sex' | 'team' | 'liaisonLevel'
>[]

/** What else is known of a holder; what is unknown takes no room. */
export function FactSheet({ holder }: { holder: HolderDetail }) {
  const { t } = useWords()
  const known = FACTS.filter((field) => holder[field] !== null)
  return (
    <Sheet title={t('holders:page.facts')} note={t('holders:page.registeredAt', { at: minuteOf(holder.registeredAt) })}>
      {known.length === 0 ? (
        <Empty title={t('holders:page.noFacts')} />
      ) : (
        <dl className={styles.facts}>
          {known.map((field) => (
            <div key={field} className={field === 'note' || field === 'legalBasis' ? styles.wide : undefined}>
              <dt>{t(`holders:field.${field}`)}</dt>
              <dd>{holder[field]}</dd>
            </div>
          ))}
        </dl>
      )}
    </Sheet>
  )
}
