import { useQuery } from '@tanstack/react-query'
import { Checkbox, Input, Select } from 'antd'
import { RatedBy } from '#shared/domain/ratings.ts'
import { RequestResult } from '#shared/domain/requests.ts'
import { api } from '#renderer/api/api.ts'
import type { FieldErrors } from '#renderer/api/field-errors.ts'
import { today } from '#renderer/i18n/formats.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import { useNameOf } from '#renderer/i18n/use-name-of.ts'
import { Choice } from '#renderer/ui/form/Choice.tsx'
import { DayInput } from '#renderer/ui/form/DayInput.tsx'
import { Field, type ControlProps } from '#renderer/ui/form/Field.tsx'
import type { FormOf } from '#renderer/ui/form/form.ts'
import { FormDialog } from '#renderer/ui/form/FormDialog.tsx'
import { FOUND_BY_TYPING, ListedChoice, type ChoiceByIdProps, type Option } from '#renderer/ui/form/ListedChoice.tsx'
import { NumberInput } from '#renderer/ui/form/NumberInput.tsx'

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
  /** Numbers of requests. */
  readonly into: string
  readonly other: string
  readonly decidedBy: string
  readonly departmentIds: readonly number[]
  /** One after the other instead of side by side. */
  readonly areInOrder: boolean
  readonly reminder: string
  readonly staffId: number | null
  readonly grade: '1' | '2' | '3' | '4' | '5'
  readonly givenBy: RatedBy
  readonly means: 'call-back' | 'paper'
  /** Why it is done though the rules don't give it; asked for only when the step was refused for want of it. */
  readonly ground: string
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
  return (
    <FormDialog
      title={title}
      initial={{ ...BLANK, on: today() }}
      command={command}
      save={perform}
      onClose={onClose}
      {...(onDone && { onDone })}
      fields={FIELDS}
    >
      {(form) =>
        withGround(fields, form.errors).map((name) => (
          <Field
            key={name}
            label={t(`requests:field.${name}`)}
            error={form.errors[name]}
            hint={name === 'ground' ? t('requests:page.groundHint') : undefined}
            isRequired={name !== 'note' && name !== 'decidedBy'}
          >
            {(control) => <StepControl name={name} control={control} form={form} />}
          </Field>
        ))
      }
    </FormDialog>
  )
}

/** Codes that concern one field without naming it. */
const FIELDS = {
  'request/day-in-future': 'on',
  'request/day-before-receipt': 'on',
  'request/day-before-step': 'on',
  'request/approval-needed': 'decidedBy',
  'usage/not-available': 'ground',
  'usage/not-enough-left': 'ground',
  'rating/by-handler': 'means',
}

function withGround(fields: StepDialogProps['fields'], errors: FieldErrors): StepDialogProps['fields'] {
  return 'ground' in errors && !fields.includes('ground') ? [...fields, 'ground'] : fields
}

interface StepControlProps {
  readonly name: keyof StepValues
  readonly control: ControlProps
  readonly form: FormOf<StepValues>
}

function StepControl({ name, control, form: { values, set } }: StepControlProps) {
  const { t } = useWords()
  switch (name) {
    case 'on':
      return <DayInput {...control} value={values.on} onChange={(on) => set(name, on ?? '')} />
    case 'result':
      return (
        <Choice<RequestResult>
          {...control}
          value={values.result}
          options={RequestResult.options}
          labelOf={(option) => t(`requests:result.${option}`)}
          onChange={(result) => result !== null && set(name, result)}
        />
      )
    case 'grade':
      return (
        <Choice<StepValues['grade']>
          {...control}
          value={values.grade}
          options={['5', '4', '3', '2', '1']}
          labelOf={(option) => t(`requests:grade.${option}`)}
          onChange={(grade) => grade !== null && set(name, grade)}
        />
      )
    case 'givenBy':
      return (
        <Choice<RatedBy>
          {...control}
          value={values.givenBy}
          options={RatedBy.options}
          labelOf={(option) => t(`requests:givenBy.${option}`)}
          onChange={(givenBy) => givenBy !== null && set(name, givenBy)}
        />
      )
    case 'means':
      return (
        <Choice<StepValues['means']>
          {...control}
          value={values.means}
          options={['call-back', 'paper']}
          labelOf={(option) => t(`requests:means.${option}`)}
          onChange={(means) => means !== null && set(name, means)}
        />
      )
    case 'staffId':
      return <StaffChoice control={control} value={values.staffId} onChange={(staffId) => set(name, staffId)} />
    case 'days':
      return <NumberInput {...control} value={values.days} onChange={(days) => set(name, days ?? 0)} />
    case 'departmentIds':
      return (
        <DepartmentChoice
          control={control}
          value={values.departmentIds}
          onChange={(departmentIds) => set(name, departmentIds)}
        />
      )
    case 'areInOrder':
      return (
        <Checkbox id={control.id} checked={values.areInOrder} onChange={(event) => set(name, event.target.checked)}>
          {t('requests:page.inOrder')}
        </Checkbox>
      )
    case 'into':
    case 'other':
    case 'decidedBy':
    case 'ground':
    case 'rule':
      return (
        <Input
          {...control}
          value={values[name]}
          autoComplete="off"
          onChange={(event) => set(name, event.target.value)}
        />
      )
    default:
      return (
        <Input.TextArea
          {...control}
          rows={3}
          value={values[name]}
          onChange={(event) => set(name, event.target.value)}
        />
      )
  }
}

/** One of the service specialists. */
function StaffChoice(choice: ChoiceByIdProps) {
  const list = useQuery(api.staff.list.queryOptions({ input: { isActive: true } }))
  const options = (list.data?.staff ?? [])
    .filter(({ kind }) => kind === 'specialist')
    .map(({ id, name }) => ({ value: id, label: name }))
  return <ListedChoice {...choice} options={options} />
}

interface DepartmentChoiceProps {
  readonly control: ControlProps
  readonly value: readonly number[]
  readonly onChange: (ids: readonly number[]) => void
}

/** One or several departments. */
export function DepartmentChoice({ control, value, onChange }: DepartmentChoiceProps) {
  const nameOf = useNameOf()
  const list = useQuery(api.departments.list.queryOptions({ input: {} }))
  return (
    <Select<number[], Option<number>>
      {...control}
      mode="multiple"
      value={[...value]}
      showSearch={FOUND_BY_TYPING}
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
  into: '',
  other: '',
  decidedBy: '',
  departmentIds: [],
  areInOrder: false,
  reminder: '',
  staffId: null,
  grade: '5',
  givenBy: 'talent',
  means: 'call-back',
  ground: '',
}
