import type { RequestLine } from '#shared/contract/request-views.ts'
import type { RequestState } from '#shared/domain/requests.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import { Tag, type Tone } from '#renderer/ui/Tag.tsx'
import styles from './requests.module.css'

/** When a request is due, in words and colour. */
export function DueWords({
  request,
}: {
  request: Pick<RequestLine, 'state' | 'dueOn' | 'daysLeft' | 'isDueProvisional'>
}) {
  const { t } = useWords()
  const { state, dueOn, daysLeft, isDueProvisional } = request
  if (state === 'on-hold') return <Tag>{t('requests:due.paused')}</Tag>
  if (dueOn === null || daysLeft === null) return <span className={`mute ${styles.due}`}>{dueOn ?? '—'}</span>
  return (
    <>
      <Tag tone={daysLeft < 0 ? 'late' : daysLeft <= 1 ? 'warn' : 'plain'}>
        {daysLeft < 0
          ? t('requests:due.late', { count: -daysLeft })
          : daysLeft === 0
            ? t('requests:due.today')
            : t('requests:due.days', { count: daysLeft })}
      </Tag>{' '}
      <span className={`mute ${styles.due}`}>{dueOn}</span>
      {isDueProvisional && <Tag tone="warn">{t('requests:due.provisional')}</Tag>}
    </>
  )
}

export function StateWord({ state }: { state: RequestState }) {
  const { t } = useWords()
  return <Tag tone={TONES[state]}>{t(`requests:state.${state}`)}</Tag>
}

const TONES: { readonly [S in RequestState]: Tone } = {
  draft: 'plain',
  received: 'warn',
  'needs-material': 'warn',
  declined: 'plain',
  accepted: 'teal',
  'on-hold': 'plain',
  resolved: 'done',
  archived: 'plain',
  withdrawn: 'plain',
}
