import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { api } from '#renderer/api/api.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import styles from './requests.module.css'

/** What nobody asked for yet but will have to be done; nothing while there is none. */
export function Reminders() {
  const { t } = useWords()
  const cards = useQuery(api.cards.list.queryOptions({ input: { filter: { isDueSoon: true }, limit: 1 } }))
  const count = cards.data?.total ?? 0
  if (count === 0) return null
  return (
    <p className={styles.reminders}>
      <b>{t('requests:reminder.title')}</b>{' '}
      <Link className={styles.link} to="/cards?dueSoon=1">
        {t('requests:reminder.cards', { count })}
      </Link>
    </p>
  )
}
