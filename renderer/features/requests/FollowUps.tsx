import { useState } from 'react'
import type { RequestDetail } from '#shared/contract/request-views.ts'
import { call } from '#renderer/api/api.ts'
import { useMayChange } from '#renderer/api/operator.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import { Button } from '#renderer/ui/Button.tsx'
import { Tag } from '#renderer/ui/Tag.tsx'
import styles from './requests.module.css'
import { StepDialog } from './StepDialog.tsx'

/** What came of bad ratings. */
export function FollowUps({ request }: { request: RequestDetail }) {
  const { t } = useWords()
  const [asked, setAsked] = useState<number | null>(null)
  const mayChange = useMayChange()
  const { id, seq: seen, followUps } = request
  return (
    <>
      {followUps.map((one) => (
        <div key={one.id} className={styles.row}>
          <Tag tone={one.closedOn ? 'done' : 'late'}>{t('requests:step.follow-up')}</Tag>
          <span className={styles.text}>{one.text}</span>
          <span className="mute">{one.closedOn ?? one.dueOn}</span>
          {mayChange && one.closedOn === null && (
            <Button size="small" onClick={() => setAsked(one.id)}>
              {t('requests:action.followUp')}
            </Button>
          )}
        </div>
      ))}
      {asked !== null && (
        <StepDialog
          title={t('requests:step.follow-up')}
          command="ratings.closeFollowUp"
          fields={['answer', 'on']}
          perform={({ answer, on }) => call.ratings.closeFollowUp({ id, seen, followUpId: asked, text: answer, on })}
          onClose={() => setAsked(null)}
        />
      )}
    </>
  )
}
