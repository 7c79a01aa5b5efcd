import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { RequestDetail } from '#shared/contract/request-views.ts'
import { api } from '#renderer/api/api.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import { Tag } from '#renderer/ui/Tag.tsx'
import styles from './requests.module.css'
import { DueWords } from './words.tsx'

/** When a request is due and, on asking, why: each day counted or left out. */
export function Clock({ request }: { request: RequestDetail }) {
  const { t } = useWords()
  const [isOpen, setOpen] = useState(false)
  const isRunning = request.dueOn !== null && (request.state === 'accepted' || request.state === 'on-hold')
  const why = useQuery({
    ...api.requests.explainDue.queryOptions({ input: { id: request.id } }),
    enabled: isRunning,
  })
  if (!isRunning && request.state !== 'on-hold') return null
  const left = request.daysLeft ?? 9
  const { startOn = null, workingDays = null, extendedBy = 0, closesAt = null, days = [] } = why.data ?? {}
  const limit = (workingDays ?? 0) - extendedBy
  return (
    <div className={`${styles.clock} ${left < 0 ? styles.late : left <= 1 ? styles.warn : ''}`}>
      <DueWords request={request} />{' '}
      {isRunning && closesAt && <span className="mute">{t('requests:page.closesAt', { time: closesAt })}</span>}
      {startOn && (
        <div className="mute">
          {extendedBy > 0
            ? t('requests:page.extended', { startOn, limit, count: extendedBy })
            : t('requests:page.clock', { startOn, count: limit })}
        </div>
      )}
      {isRunning && (
        <div>
          <button type="button" className="text-button" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
            {t('requests:page.explain')}
          </button>
        </div>
      )}
      {isOpen && (
        <ol className={styles.days} aria-label={t('requests:page.explain')}>
          {days.map(({ day, why: reason, holiday, count, isProvisional }) => {
            const isCounted = reason === 'working' || reason === 'made-up'
            return (
              <li key={day}>
                <span className="mono">{day}</span>
                <b>{isCounted ? count : ''}</b>
                <span>
                  {t(`requests:why.${reason}`, { holiday: holiday ?? '' })}
                  {isCounted && count > limit && t('requests:why.extension')}{' '}
                  {isProvisional && <Tag tone="warn">{t('requests:due.provisional')}</Tag>}
                </span>
              </li>
            )
          })}
        </ol>
      )}
    </div>
  )
}
