import { Input } from 'antd'
import { useState } from 'react'
import type { HolderDetail } from '#shared/contract/holders.ts'
import { call } from '#renderer/api/api.ts'
import { useCommand } from '#renderer/api/changes.ts'
import { fieldErrorsOf, formErrorOf } from '#renderer/api/field-errors.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import type { ActionKind } from '#renderer/ui/actions/actions.ts'
import { Dialog } from '#renderer/ui/Dialog.tsx'
import { FirstFocus } from '#renderer/ui/form/FirstFocus.tsx'
import { Field } from '#renderer/ui/form/Field.tsx'
import { Refused } from '#renderer/ui/states.tsx'
import type { Opening } from '#renderer/ui/use-opening.ts'
import { VOID } from './actions.ts'
import styles from './forms.module.css'

const CONFIRM: ActionKind = { ...VOID, id: 'holders.confirmVoid', chords: ['Ctrl+Enter'] }

/** Takes a registration made by mistake off the register, with the reason; it stays readable. */
export function VoidDialog({ holder, opening }: { holder: HolderDetail; opening: Opening }) {
  const { t } = useWords()
  const [reason, setReason] = useState('')
  const voiding = useCommand('holders.void', call.holders.void)
  const errors = fieldErrorsOf(t, voiding.refusal)

  const close = () => {
    setReason('')
    voiding.reset()
    opening.close()
  }
  const confirm = async () => {
    if (await voiding.run({ id: holder.id, seen: holder.seq, reason })) close()
  }

  return (
    <Dialog
      title={t('holders:void.title', { name: holder.name })}
      isOpen={opening.isOpen}
      onClose={close}
      confirm={CONFIRM}
      onConfirm={() => void confirm()}
      isBusy={voiding.isRunning}
      isDangerous
    >
      <div className={styles.stack}>
        <p className="mute">{t('holders:void.note')}</p>
        <Refused sentence={formErrorOf(t, voiding.refusal, errors)} />
        <FirstFocus>
          <Field label={t('holders:void.reason')} error={errors['reason']} isRequired>
            {(control) => (
              <Input.TextArea
                {...control}
                value={reason}
                maxLength={400}
                rows={3}
                onChange={(event) => setReason(event.target.value)}
              />
            )}
          </Field>
        </FirstFocus>
      </div>
    </Dialog>
  )
}
