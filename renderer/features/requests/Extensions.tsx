import { useState } from 'react'
import type { RequestDetail } from '#shared/contract/request-views.ts'
import { call } from '#renderer/api/api.ts'
import { useCommand } from '#renderer/api/changes.ts'
import { sentenceOf } from '#renderer/api/refusals.ts'
import { useMayChange } from '#renderer/api/operator.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import { Button } from '#renderer/ui/Button.tsx'
import { Refused } from '#renderer/ui/states.tsx'
import { Tag } from '#renderer/ui/Tag.tsx'
import styles from './requests.module.css'
import { StepDialog } from './StepDialog.tsx'

/** Extensions that were asked for, decided here, and told to the person. */
export function Extensions({ request }: { request: RequestDetail }) {
  const { t } = useWords()
  const [decided, setDecided] = useState<{ extensionId: number; decision: 'approved' | 'declined' } | null>(null)
  const telling = useCommand('requests.tellExtension', call.requests.tellExtension)
  const mayChange = useMayChange()
  const { id, seq: seen, may, extensions } = request
  if (extensions.length === 0) return null
  return (
    <div className={styles.rows}>
      <Refused sentence={telling.refusal ? sentenceOf(t, telling.refusal) : undefined} />
      {extensions.map((one) => (
        <div key={one.id} className={styles.row}>
          <Tag tone={one.state === 'approved' ? 'done' : one.state === 'declined' ? 'late' : 'warn'}>
            {t(`requests:extensionState.${one.state}`)}
          </Tag>
          <span>{t('requests:page.extension', { count: one.days, reason: one.reason })}</span>
          {one.toldOn && <span className="mute">{t('requests:page.told', { day: one.toldOn })}</span>}
          {mayChange && one.state === 'asked' && may.includes('decide-extension') && (
            <>
              <Button size="small" onClick={() => setDecided({ extensionId: one.id, decision: 'approved' })}>
                {t('requests:action.approve')}
              </Button>
              <Button size="small" onClick={() => setDecided({ extensionId: one.id, decision: 'declined' })}>
                {t('requests:action.refuse')}
              </Button>
            </>
          )}
          {mayChange && one.state !== 'asked' && one.toldOn === null && may.includes('tell-extension') && (
            <Button size="small" onClick={() => void telling.run({ id, seen, extensionId: one.id })}>
              {t('requests:step.tell-extension')}
            </Button>
          )}
        </div>
      ))}
      {decided && (
        <StepDialog
          title={t('requests:step.decide-extension')}
          command="requests.decideExtension"
          fields={['decidedBy', 'on']}
          perform={({ decidedBy, on }) =>
            call.requests.decideExtension({
              id,
              seen,
              ...decided,
              approval: { decidedBy: decidedBy || null, document: null },
              on,
            })
          }
          onClose={() => setDecided(null)}
        />
      )}
    </div>
  )
}
