import { useState, type ReactNode } from 'react'
import type { ManyStep } from '#shared/contract/request-groups.ts'
import { useMayChange } from '#renderer/api/operator.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import { Button } from '#renderer/ui/Button.tsx'
import { useGo } from '#renderer/ui/use-go.ts'
import { ManyDialog } from './ManyDialog.tsx'
import styles from './requests.module.css'

const STEPS: readonly ManyStep['action'][] = ['accept', 'assign', 'resolve', 'reply', 'call-back', 'archive']

interface ManyBarProps {
  readonly chosen: readonly number[]
  readonly onChange: (ids: readonly number[]) => void
  /** What can be written for them. */
  readonly papers: (ids: readonly number[]) => ReactNode
}

/** What may be done to all requests that are chosen in the list. */
export function ManyBar({ chosen, onChange, papers }: ManyBarProps) {
  const { t } = useWords()
  const navigate = useGo()
  const mayChange = useMayChange()
  const [asked, setAsked] = useState<ManyStep['action'] | null>(null)
  if (chosen.length === 0) return null
  return (
    <div className={styles.tools} role="group" aria-label={t('requests:action.many')}>
      <b>{t('requests:many.chosen', { count: chosen.length })}</b>
      {mayChange &&
        STEPS.map((step) => (
          <Button key={step} size="small" onClick={() => setAsked(step)}>
            {t(`requests:step.${step}`)}
          </Button>
        ))}
      <Button size="small" onClick={() => void navigate(`/requests/texts?ids=${chosen.join(',')}`)}>
        {t('requests:action.readyTexts')}
      </Button>
      {papers(chosen)}
      <Button size="small" type="text" onClick={() => onChange([])}>
        {t('requests:many.none')}
      </Button>
      {asked && (
        <ManyDialog
          action={asked}
          ids={chosen}
          onClose={(isDone) => {
            setAsked(null)
            if (isDone) onChange([])
          }}
        />
      )}
    </div>
  )
}
