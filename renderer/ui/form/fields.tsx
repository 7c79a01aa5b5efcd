import { Checkbox, Input, Select } from 'antd'
import type { ReactNode } from 'react'
import { Choice } from './Choice.tsx'
import { DayInput } from './DayInput.tsx'
import { Field } from './Field.tsx'
import type { Bound } from './form.ts'
import { FOUND_BY_TYPING, ListedChoice, type Option } from './ListedChoice.tsx'
import { NumberInput, type NumberInputProps } from './NumberInput.tsx'

interface Labelled {
  readonly label: string
  readonly hint?: ReactNode
  readonly isWide?: boolean
}

interface MayBeRequired extends Labelled {
  readonly isRequired?: boolean
}

interface Line {
  readonly placeholder?: string
}

/** A line of text that may not stay empty. */
export function TextField({ value, onChange, placeholder = '', ...field }: Labelled & Line & Bound<string>) {
  return (
    <Field {...field} isRequired>
      {(control) => (
        <Input
          {...control}
          value={value}
          placeholder={placeholder}
          autoComplete="off"
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  )
}

/** A line of text that may be unknown: empty is null. */
export function OptionalText({ value, onChange, placeholder = '', ...field }: Labelled & Line & Bound<string | null>) {
  return (
    <Field {...field}>
      {(control) => (
        <Input
          {...control}
          value={value ?? ''}
          placeholder={placeholder}
          autoComplete="off"
          onChange={(event) => onChange(event.target.value || null)}
        />
      )}
    </Field>
  )
}

export function DayField({ value, onChange, ...field }: MayBeRequired & Bound<string | null>) {
  return <Field {...field}>{(control) => <DayInput {...control} value={value} onChange={onChange} />}</Field>
}

/** A whole number, or one with as many digits as `precision` says. */
export function NumberField({
  label,
  hint,
  error,
  isRequired = false,
  ...input
}: MayBeRequired & Bound<number | null> & NumberInputProps) {
  return (
    <Field label={label} hint={hint} error={error} isRequired={isRequired}>
      {(control) => <NumberInput {...control} {...input} />}
    </Field>
  )
}

interface ChoiceFieldProps<V extends string> extends Labelled, Bound<V> {
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

/** One of many, found by typing; none where it isn't required. */
export function OneOf<V extends string | number>({
  options,
  value,
  onChange,
  isRequired = false,
  ...field
}: MayBeRequired & Bound<V | null> & { readonly options: readonly Option<V>[] }) {
  return (
    <Field {...field} isRequired={isRequired}>
      {(control) => (
        <ListedChoice control={control} value={value} options={options} onChange={onChange} canBeEmpty={!isRequired} />
      )}
    </Field>
  )
}

/** Several of many, found by typing. */
export function Several<V extends string>({
  options,
  value,
  onChange,
  ...field
}: MayBeRequired & Bound<V[]> & { readonly options: readonly Option<V>[] }) {
  return (
    <Field {...field}>
      {(control) => (
        <Select<V[], Option<V>>
          {...control}
          mode="multiple"
          value={value}
          showSearch={FOUND_BY_TYPING}
          options={[...options]}
          onChange={onChange}
        />
      )}
    </Field>
  )
}

/** Several lines of text. */
export function LinesField({ value, onChange, ...field }: MayBeRequired & Bound<string>) {
  return (
    <Field {...field}>
      {(control) => (
        <Input.TextArea {...control} rows={3} value={value} onChange={(event) => onChange(event.target.value)} />
      )}
    </Field>
  )
}

export function Tick({ label, value, onChange }: { readonly label: string } & Bound<boolean>) {
  return (
    <Checkbox checked={value} onChange={(event) => onChange(event.target.checked)}>
      {label}
    </Checkbox>
  )
}
