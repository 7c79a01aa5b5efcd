import { useQuery } from '@tanstack/react-query'
import { Input, InputNumber, Select } from 'antd'
import { useState } from 'react'
import { RequestResult } from '#shared/domain/requests.ts'
import { api } from '#renderer/api/api.ts'
import { useCommand } from '#renderer/api/changes.ts'
import { fieldErrorsOf, formErrorOf } from '#renderer/api/field-errors.ts'
import { today } from '#renderer/i18n/formats.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import { Dialog } from '#renderer/ui/Dialog.tsx'
import { Choice } from '#renderer/ui/form/Choice.tsx'
import { DayInput } from '#renderer/ui/form/DayInput.tsx'
import { Field, type ControlProps } from '#renderer/ui/form/Field.tsx'
import { FirstFocus } from '#renderer/ui/form/FirstFocus.tsx'
import { Refused } from '#renderer/ui/states.tsx'
import { SAVE } from './actions.ts'
import styles from './requests.module.css'
import { useNames } from './words.tsx'

/** Whatever a step may ask for; each dialog shows only its own. */
export interface StepValues {
  readonly on: string
  readonly reason: string
  readonly missing: string
  readonly result: RequestResult
  readonly outcome: string
  readonly reply: string
  readonly note: string
  readonly days: number
  readonly answer: string
  readonly rule: string
  readonly decidedBy: string
  readonly departmentIds: readonly number[]
}

interface StepDialogProps {
  readonly title: string
  readonly command: string
  readonly fields: readonly (keyof StepValues)[]
  readonly perform: (values: StepValues) => Promise<object>
  readonly onClose: () => void
  readonly onDone?: (output: object) => void
}

/** One step of a request with what it can't be taken without. */
export function StepDialog({ title, command, fields, perform, onClose, onDone }: StepDialogProps) {
  const { t } = useWords()
  const [values, setValues] = useState<StepValues>(() => ({ ...BLANK, on: today() }))
  const step = useCommand(command, perform)
  const errors = fieldErrorsOf(t, step.refusal, {
    'request/day-in-future': 'on',
    'request/day-before-receipt': 'on',
    'request/approval-needed': 'decidedBy',
  })
  const confirm = async () => {
    const output = await step.run(values)
    if (!output) return
    onDone?.(output)
    onClose()
  }
  return (
    <Dialog
      title={title}
      isOpen
      onClose={onClose}
      confirm={SAVE}
      onConfirm={() => void confirm()}
      isBusy={step.isRunning}
    >
      <FirstFocus>
        <div className={styles.form}>
          <Refused sentence={formErrorOf(t, step.refusal, errors)} />
          {fields.map((name) => (
            <Field
              key={name}
              label={t(`requests:field.${name}`)}
              error={errors[name]}
              isRequired={name !== 'note' && name !== 'decidedBy'}
            >
              {(control) => (
                <StepControl
                  name={name}
                  control={control}
                  values={values}
                  change={(more) => setValues((current) => ({ ...current, ...more }))}
                />
              )}
            </Field>
          ))}
        </div>
      </FirstFocus>
    </Dialog>
  )
}

interface StepControlProps {
  readonly name: keyof StepValues
  readonly control: ControlProps
  readonly values: StepValues
  readonly change: (values: Partial<StepValues>) => void
}

function StepControl({ name, control, values, change }: StepControlProps) {
  const { t } = useWords()
  switch (name) {
    case 'on':
      return <DayInput {...control} value={values.on} onChange={(on) => change({ on: on ?? '' })} />
    case 'result':
      return (
        <Choice<RequestResult>
          {...control}
          value={values.result}
          options={RequestResult.options}
          labelOf={(option) => t(`requests:result.${option}`)}
          onChange={(result) => result !== null && change({ result })}
        />
      )
    case 'days':
      return (
        <InputNumber<number>
          {...control}
          className={styles.full ?? ''}
          min={1}
          precision={0}
          controls={false}
          value={values.days}
          onChange={(days) => change({ days: days ?? 0 })}
        />
      )
    case 'departmentIds':
      return (
        <DepartmentChoice
          control={control}
          value={values.departmentIds}
          onChange={(departmentIds) => change({ departmentIds })}
        />
      )
    case 'decidedBy':
    case 'rule':
      return (
        <Input
          {...control}
          value={values[name]}
          autoComplete="off"
          onChange={(event) => change({ [name]: event.target.value })}
        />
      )
    default:
      return (
        <Input.TextArea
          {...control}
          rows={3}
          value={values[name]}
          onChange={(event) => change({ [name]: event.target.value })}
        />
      )
  }
}

interface DepartmentChoiceProps {
  readonly control: ControlProps
  readonly value: readonly number[]
  readonly onChange: (ids: readonly number[]) => void
}

/** One or several departments. */
export function DepartmentChoice({ control, value, onChange }: DepartmentChoiceProps) {
  const nameOf = useNames()
  const list = useQuery(api.departments.list.queryOptions({ input: {} }))
  return (
    <Select<number[]>
      {...control}
      mode="multiple"
      value={[...value]}
      showSearch={{ optionFilterProp: 'label' }}
      options={(list.data?.departments ?? [])
        .filter(({ isActive }) => isActive)
        .map((row) => ({ value: row.id, label: nameOf(row) }))}
      onChange={onChange}
    />
  )
}

const BLANK: StepValues = {
  on: '',
  reason: '',
  missing: '',
  result: 'solved',
  outcome: '',
  reply: '',
  note: '',
  days: 5,
  answer: '',
  rule: '',
  decidedBy: '',
  departmentIds: [],
}
