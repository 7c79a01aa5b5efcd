import { useQuery } from '@tanstack/react-query'
import type { CardEvent } from '#shared/contract/cards.ts'
import { api } from '#renderer/api/api.ts'
import { SignedSheet } from '#renderer/app/attachments/SignedSheet.tsx'
import { useWords } from '#renderer/i18n/i18n.ts'
import { Failed, Loading } from '#renderer/ui/states.tsx'
import styles from './cards.module.css'

/** What was done to a card, with day, ground and who approved it. */
export function CardCourse({ id }: { id: number }) {
  const card = useQuery(api.cards.get.queryOptions({ input: { id } }))
  if (card.isPending) return <Loading lines={3} />
  if (card.isError) return <Failed error={card.error} retry={() => void card.refetch()} />
  return (
    <ol className={styles.course}>
      {card.data.events.map((event) => (
        <CourseLine key={event.id} event={event} />
      ))}
    </ol>
  )
}

function CourseLine({ event: { action, onDay, ground, text, approval } }: { event: CardEvent }) {
  const { t } = useWords()
  return (
    <li>
      <span className="mono">{onDay}</span> <b>{t(`cards:action.${action}`)}</b>
      {ground !== null && <span> {ground}</span>}
      {text !== null && <span> {action === 'collect' ? t('cards:course.proxy', { name: text }) : text}</span>}
      {approval && (
        <span className="mute">
          {' '}
          {t(approval.isOffline ? 'cards:course.approvedOnPaper' : 'cards:course.approved', {
            name: approval.decidedBy,
            day: approval.decidedOn,
          })}
          {approval.document !== null && ` ${approval.document}`}
        </span>
      )}
      {approval?.isOffline && <SignedSheet approvalId={approval.id} />}
    </li>
  )
}
