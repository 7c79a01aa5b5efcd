import { useState } from 'react'
import type { EmploymentView, HolderDetail } from '#shared/contract/holders.ts'
import type { EmploymentFields } from '#shared/domain/holder.ts'
import { call } from '#renderer/api/api.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import { FormDialog } from '#renderer/ui/form/FormDialog.tsx'
import { BLANK_EMPLOYMENT, EmploymentFieldset } from './EmploymentFieldset.tsx'
import { FIELD_OF_REFUSAL } from './holder-fields.ts'

interface EmploymentDialogProps {
  readonly holder: HolderDetail
  readonly edited: EmploymentView | 'new'
  readonly onClose: () => void
}

/** Adds an employment or writes one anew. */
export function EmploymentDialog({ holder, edited, onClose }: EmploymentDialogProps) {
  const { t } = useWords()
  const [first] = useState(holder.seq)
  const target = edited === 'new' ? { seen: holder.seq } : { seen: first, employmentId: edited.id }
  return (
    <FormDialog
      title={edited === 'new' ? t('holders:action.addEmployment') : t('holders:employment.editTitle')}
      initial={edited === 'new' ? BLANK_EMPLOYMENT : fieldsOf(edited)}
      command="holders.saveEmployment"
      save={(employment) => call.holders.saveEmployment({ id: holder.id, ...target, employment })}
      onClose={onClose}
      fields={FIELD_OF_REFUSAL}
      prefix="employment."
    >
      {({ values, errors, change }) => (
        <EmploymentFieldset value={values} onChange={(all) => change(() => all)} errors={errors} isRequired />
      )}
    </FormDialog>
  )
}

function fieldsOf({ employer, department, post, fromOn, toOn }: EmploymentView): EmploymentFields {
  return { employer, department, post, fromOn, toOn }
}
