import { skipToken, useQuery } from '@tanstack/react-query'
import { Day } from '#shared/domain/days.ts'
import { api } from '#renderer/api/api.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import { Sheet } from '#renderer/ui/Sheet.tsx'
import { Failed, Loading } from '#renderer/ui/states.tsx'
import { Tag } from '#renderer/ui/Tag.tsx'
import styles from './entitlements.module.css'
import { Why } from './Why.tsx'
import { VERDICT_TONES, wordsOf } from './words.ts'

interface EntitlementNoteProps {
  readonly holderId: number
  readonly relativeId: number | null
  readonly itemId: number
  readonly on: string
}

/** What one person may have of one item on a day, and why: for whoever is about to give it. */
export function EntitlementNote({ holderId, relativeId, itemId, on }: EntitlementNoteProps) {
  const { t, language } = useWords()
  const day = Day.safeParse(on)
  const asked = useQuery(
    api.entitlements.of.queryOptions({ input: day.success ? { holderId, on: day.data } : skipToken }),
  )
  if (!day.success) return null
  if (asked.isPending) return <Loading lines={3} />
  if (asked.isError) return <Failed error={asked.error} retry={() => void asked.refetch()} />
  const words = wordsOf(t, language, asked.data)
  const ofItem = asked.data.entitlements.filter((row) => row.itemId === itemId)
  const rows = ofItem.filter((row) => row.relativeId === relativeId)
  const isForKin = rows.length === 0 && ofItem.length > 0
  return (
    <Sheet title={t('entitlements:panel.title')} note={day.data}>
      <div className={styles.note}>
        {isForKin && <p>{t(`entitlements:cause.${relativeId === null ? 'for-relatives' : 'condition-missing'}`)}</p>}
        {rows.map((row) => (
          <div key={row.winner ?? 0} className={styles.why}>
            <p>
              <Tag tone={VERDICT_TONES[row.verdict]}>{t(`entitlements:verdict.${row.verdict}`)}</Tag>{' '}
              {words.hasLeft(row) && words.left(row)} {row.opensOn && t('entitlements:opensOn', { on: row.opensOn })}
            </p>
            <Why row={row} answer={asked.data} words={words} />
          </div>
        ))}
      </div>
    </Sheet>
  )
}
