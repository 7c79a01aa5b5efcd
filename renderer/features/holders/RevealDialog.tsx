import { Button, Input } from 'antd'
import { useState } from 'react'
import { call } from '#renderer/api/api.ts'
import { useCommand } from '#renderer/api/changes.ts'
import { fieldErrorsOf, formErrorOf } from '#renderer/api/field-errors.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import { Dialog } from '#renderer/ui/Dialog.tsx'
import { FirstFocus } from '#renderer/ui/form/FirstFocus.tsx'
import { Field } from '#renderer/ui/form/Field.tsx'
import { Refused } from '#renderer/ui/states.tsx'
import type { Opening } from '#renderer/ui/use-opening.ts'
import { REVEAL } from './actions.ts'
import styles from './forms.module.css'
import type { RevealWhat } from './Revealable.tsx'

interface RevealDialogProps {
  readonly holderId: number
  readonly what: RevealWhat
  readonly masked: string
  readonly opening: Opening
  readonly onShown: (value: string) => void
}

/** Asks why a protected value is to be shown; without a reason on record it is not. */
export function RevealDialog({ holderId, what, masked, opening, onShown }: RevealDialogProps) {
  const { t } = useWords()
  const [reason, setReason] = useState('')
  const reveal = useCommand('holders.reveal', call.holders.reveal)
  const errors = fieldErrorsOf(t, reveal.refusal)

  const close = () => {
    setReason('')
    reveal.reset()
    opening.close()
  }
  const show = async () => {
    const revealed = await reveal.run({ id: holderId, what, reason })
    if (!revealed) return
    const { value, relative } = revealed
    onShown([relative?.name, relative?.bornOn, value].filter(Boolean).join('　'))
    close()
  }

  return (
    <Dialog
      title={t('holders:reveal.title', { masked })}
      isOpen={opening.isOpen}
      onClose={close}
      confirm={REVEAL}
      onConfirm={() => void show()}
      isBusy={reveal.isRunning}
    >
      <div className={styles.stack}>
        <p className="mute">{t('holders:reveal.note')}</p>
        <Refused sentence={formErrorOf(t, reveal.refusal, errors)} />
        <FirstFocus>
          <Field label={t('holders:reveal.reason')} error={errors['reason']} isRequired>
            {(control) => (
              <Input
                {...control}
                value={reason}
                maxLength={200}
                autoComplete="off"
                onChange={(event) => setReason(event.target.value)}
              />
            )}
          </Field>
        </FirstFocus>
        <div className={styles.quick}>
          {([t('holders:reveal.atCounter'), t('holders:reveal.byPhone'), t('holders:reveal.forForm')] as const).map(
            (text) => (
              <Button key={text} size="small" onClick={() => setReason(text)}>
                {text}
              </Button>
            ),
          )}
        </div>
      </div>
    </Dialog>
  )
}
