import { useState } from 'react'
import type { EmploymentView, HolderDetail } from '#shared/contract/holders.ts'
import type { EmploymentFields } from '#shared/domain/holder.ts'
import { call } from '#renderer/api/api.ts'
import { useCommand } from '#renderer/api/changes.ts'
import { fieldErrorsOf, formErrorOf } from '#renderer/api/field-errors.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import { Dialog } from '#renderer/ui/Dialog.tsx'
import { Refused } from '#renderer/ui/states.tsx'
import { SAVE } from './actions.ts'
import { BLANK_EMPLOYMENT, EmploymentFieldset } from './EmploymentFieldset.tsx'
import styles from './forms.module.css'
import { FIELD_OF_REFUSAL } from './holder-fields.ts'

interface EmploymentDialogProps {
  readonly holder: HolderDetail
  readonly edited: EmploymentView | 'new'
  readonly onClose: () => void
}

/** Adds an employment or writes one anew. */
export function EmploymentDialog({ holder, edited, onClose }: EmploymentDialogProps) {
  const { t } = useWords()
  const [seen] = useState(holder.seq)
  const [employment, setEmployment] = useState(edited === 'new' ? BLANK_EMPLOYMENT : fieldsOf(edited))
  const keep = useCommand('holders.saveEmployment', call.holders.saveEmployment)
  const errors = fieldErrorsOf(t, keep.refusal, FIELD_OF_REFUSAL, 'employment.')

  const save = async () => {
    const target = { id: holder.id, seen, ...(edited !== 'new' && { employmentId: edited.id }) }
    if (await keep.run({ ...target, employment })) onClose()
  }

  return (
    <Dialog
      title={edited === 'new' ? t('holders:action.addEmployment') : t('holders:employment.editTitle')}
      isOpen
      onClose={onClose}
      confirm={SAVE}
      onConfirm={() => void save()}
      isBusy={keep.isRunning}
    >
      <div className={styles.stack}>
        <Refused sentence={formErrorOf(t, keep.refusal, errors)} />
        <EmploymentFieldset value={employment} onChange={setEmployment} errors={errors} isRequired />
      </div>
    </Dialog>
  )
}

function fieldsOf({ employer, department, post, fromOn, toOn }: EmploymentView): EmploymentFields {
  return { employer, department, post, fromOn, toOn }
}
