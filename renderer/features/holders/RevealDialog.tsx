import { call } from '#renderer/api/api.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import { Button } from '#renderer/ui/Button.tsx'
import { TextField } from '#renderer/ui/form/fields.tsx'
import { FormDialog } from '#renderer/ui/form/FormDialog.tsx'
import { REVEAL } from './actions.ts'
import styles from './forms.module.css'
import type { RevealWhat } from './Revealable.tsx'

interface RevealDialogProps {
  readonly holderId: number
  readonly what: RevealWhat
  readonly masked: string
  readonly onClose: () => void
  readonly onShown: (value: string) => void
}

/** Asks why a protected value is to be shown; without a reason on record it is not. */
export function RevealDialog({ holderId, what, masked, onClose, onShown }: RevealDialogProps) {
  const { t } = useWords()
  return (
    <FormDialog
      title={t('holders:reveal.title', { masked })}
      initial={{ reason: '' }}
      command="holders.reveal"
      save={({ reason }) => call.holders.reveal({ id: holderId, what, reason })}
      onDone={({ value, relative }) => onShown([relative?.name, relative?.bornOn, value].filter(Boolean).join('　'))}
      onClose={onClose}
      confirm={REVEAL}
    >
      {(form) => (
        <>
          <p className="mute">{t('holders:reveal.note')}</p>
          <TextField {...form.bind('reason')} label={t('holders:reveal.reason')} />
          <div className={styles.quick}>
            {([t('holders:reveal.atCounter'), t('holders:reveal.byPhone'), t('holders:reveal.forForm')] as const).map(
              (text) => (
                <Button key={text} size="small" onClick={() => form.set('reason', text)}>
                  {text}
                </Button>
              ),
            )}
          </div>
        </>
      )}
    </FormDialog>
  )
}
