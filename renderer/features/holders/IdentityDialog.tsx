import { useState } from 'react'
import type { HolderDetail } from '#shared/contract/holders.ts'
import type { IdentityFields } from '#shared/domain/holder.ts'
import { call } from '#renderer/api/api.ts'
import { useCommand } from '#renderer/api/changes.ts'
import { fieldErrorsOf, formErrorOf } from '#renderer/api/field-errors.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import { Dialog } from '#renderer/ui/Dialog.tsx'
import { Refused } from '#renderer/ui/states.tsx'
import type { Opening } from '#renderer/ui/use-opening.ts'
import { SAVE } from './actions.ts'
import styles from './forms.module.css'
import { IdentityInput } from './IdentityInput.tsx'

const BLANK: IdentityFields = { kind: 'resident-id', number: '' }
const FIELD = { 'holder/identity-taken': 'identity.number' }

/** Adds an identity document. */
export function IdentityDialog({ holder, opening }: { holder: HolderDetail; opening: Opening }) {
  const { t } = useWords()
  const [identity, setIdentity] = useState(BLANK)
  const add = useCommand('holders.addIdentity', call.holders.addIdentity)
  const errors = fieldErrorsOf(t, add.refusal, FIELD, 'identity.')

  const close = () => {
    setIdentity(BLANK)
    add.reset()
    opening.close()
  }
  const save = async () => {
    if (await add.run({ id: holder.id, seen: holder.seq, identity })) close()
  }

  return (
    <Dialog
      title={t('holders:action.addIdentity')}
      isOpen={opening.isOpen}
      onClose={close}
      confirm={SAVE}
      onConfirm={() => void save()}
      isBusy={add.isRunning}
    >
      <div className={styles.stack}>
        <Refused sentence={formErrorOf(t, add.refusal, errors)} />
        <IdentityInput value={identity} error={errors['number']} onChange={setIdentity} />
      </div>
    </Dialog>
  )
}
