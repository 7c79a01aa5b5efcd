import { Input } from 'antd'
import type { EmploymentFields } from '#shared/domain/holder.ts'
import type { FieldErrors } from '#renderer/api/field-errors.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import { DayInput } from '#renderer/ui/form/DayInput.tsx'
import { Field } from '#renderer/ui/form/Field.tsx'
import { EmployerInput } from './EmployerInput.tsx'
import layout from '#renderer/ui/form/layout.module.css'

interface EmploymentFieldsetProps {
  readonly value: EmploymentFields
  readonly onChange: (value: EmploymentFields) => void
  readonly errors: FieldErrors
  readonly isRequired?: boolean
}

/** Where somebody works, in which post, from when to when. */
export function EmploymentFieldset({ value, onChange, errors, isRequired = false }: EmploymentFieldsetProps) {
  const { t } = useWords()
  const text = (field: 'department' | 'post') => (
    <Field label={t(`holders:field.${field}`)} error={errors[field]}>
      {(control) => (
        <Input
          {...control}
          value={value[field] ?? ''}
          autoComplete="off"
          onChange={(event) => onChange({ ...value, [field]: event.target.value || null })}
        />
      )}
    </Field>
  )
  const day = (field: 'fromOn' | 'toOn', hint?: string) => (
    <Field label={t(`holders:field.${field}`)} error={errors[field]} hint={hint}>
      {(control) => (
        <DayInput {...control} value={value[field]} onChange={(on) => onChange({ ...value, [field]: on })} />
      )}
    </Field>
  )
  return (
    <div className={layout.pair}>
      <Field
        label={t('holders:field.employer')}
        error={errors['employer']}
        hint={t('holders:employment.employerHint')}
        isRequired={isRequired}
        isWide
      >
        {(control) => (
          <EmployerInput
            {...control}
            value={value.employer}
            onChange={(employer) => onChange({ ...value, employer })}
          />
        )}
      </Field>
      {text('department')}
      {text('post')}
      {day('fromOn')}
      {day('toOn', t('holders:employment.toHint'))}
    </div>
  )
}

export const BLANK_EMPLOYMENT: EmploymentFields = {
  employer: '',
  department: null,
  post: null,
  fromOn: null,
  toOn: null,
}
