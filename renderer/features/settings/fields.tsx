import { Checkbox, Input, InputNumber } from 'antd'
import type { ReactNode } from 'react'
import { Choice } from '#renderer/ui/form/Choice.tsx'
import { DayInput } from '#renderer/ui/form/DayInput.tsx'
import { Field } from '#renderer/ui/form/Field.tsx'
import type { Bound } from './form.ts'
import styles from './settings.module.css'

interface Labelled {
  readonly label: string
  readonly hint?: ReactNode
  readonly isWide?: boolean
}

/** A line of text that may not stay empty. */
export function TextField({ value, onChange, ...field }: Labelled & Bound<string>) {
  return (
    <Field {...field} isRequired>
      {(control) => (
        <Input {...control} value={value} autoComplete="off" onChange={(event) => onChange(event.target.value)} />
      )}
    </Field>
  )
}

/** A line of text that may be unknown: empty is null. */
export function OptionalText({ value, onChange, ...field }: Labelled & Bound<string | null>) {
  return (
    <Field {...field}>
      {(control) => (
        <Input
          {...control}
          value={value ?? ''}
          autoComplete="off"
          onChange={(event) => onChange(event.target.value || null)}
        />
      )}
    </Field>
  )
}

export function DayField({ value, onChange, ...field }: Labelled & Bound<string | null>) {
  return <Field {...field}>{(control) => <DayInput {...control} value={value} onChange={onChange} />}</Field>
}

/** A whole number that may be unknown. */
export function NumberField({ value, onChange, ...field }: Labelled & Bound<number | null>) {
  return (
    <Field {...field}>
      {(control) => (
        <InputNumber<number>
          {...control}
          className={styles.full ?? ''}
          min={1}
          precision={0}
          controls={false}
          value={value}
          onChange={onChange}
        />
      )}
    </Field>
  )
}

interface ChoiceFieldProps<V extends string> extends Labelled {
  readonly value: V
  readonly error: string | undefined
  readonly onChange: (value: V) => void
  readonly options: readonly V[]
  readonly labelOf: (option: V) => string
}

/** One of a few words. */
export function ChoiceField<V extends string>({ value, onChange, options, labelOf, ...field }: ChoiceFieldProps<V>) {
  return (
    <Field {...field} isRequired>
      {(control) => (
        <Choice<V>
          {...control}
          value={value}
          options={options}
          labelOf={labelOf}
          onChange={(next) => next !== null && onChange(next)}
        />
      )}
    </Field>
  )
}

/** One of a few words, or none. */
export function OptionalChoice<V extends string>({
  value,
  onChange,
  options,
  labelOf,
  ...field
}: Labelled & Bound<V | null> & Pick<ChoiceFieldProps<V>, 'options' | 'labelOf'>) {
  return (
    <Field {...field}>
      {(control) => (
        <Choice<V> {...control} value={value} options={options} labelOf={labelOf} onChange={onChange} canBeEmpty />
      )}
    </Field>
  )
}

export function Tick({ label, value, onChange }: { label: string } & Bound<boolean>) {
  return (
    <Checkbox checked={value} onChange={(event) => onChange(event.target.checked)}>
      {label}
    </Checkbox>
  )
}
