import { Checkbox, Input, InputNumber, Select } from 'antd'
import { DayInput } from '#renderer/ui/form/DayInput.tsx'
import { Field } from '#renderer/ui/form/Field.tsx'
import styles from './rules.module.css'

/** A field of the row: its label, what is wrong with it, its value and the way to change it. */
export interface Bound<V> {
  readonly label: string
  readonly error: string | undefined
  readonly value: V
  readonly onChange: (value: V) => void
}

interface Option<V> {
  readonly value: V
  readonly label: string
}

interface OneOfProps<V> extends Bound<V | null> {
  readonly options: readonly Option<V>[]
  readonly isRequired?: boolean
}

/** One of several, or none where it isn't required. */
export function OneOf<V extends string | number>({
  options,
  value,
  onChange,
  isRequired = false,
  ...field
}: OneOfProps<V>) {
  return (
    <Field {...field} isRequired={isRequired}>
      {(control) => (
        <Select<V>
          {...control}
          allowClear={!isRequired}
          value={value}
          showSearch={{ optionFilterProp: 'label' }}
          options={[...options]}
          onChange={(next: V | undefined) => onChange(next ?? null)}
        />
      )}
    </Field>
  )
}

export function ListBox<V extends string>({
  options,
  value,
  onChange,
  ...field
}: Bound<V[]> & { readonly options: readonly Option<V>[] }) {
  return (
    <Field {...field}>
      {(control) => (
        <Select<V[]> {...control} mode="multiple" value={value} options={[...options]} onChange={onChange} />
      )}
    </Field>
  )
}

interface NumberBoxProps extends Bound<number | null> {
  readonly min: number
  readonly precision?: number
  readonly isRequired?: boolean
}

export function NumberBox({ value, onChange, min, precision = 0, isRequired = false, ...field }: NumberBoxProps) {
  return (
    <Field {...field} isRequired={isRequired}>
      {(control) => (
        <InputNumber<number>
          {...control}
          className={styles.full ?? ''}
          min={min}
          precision={precision}
          controls={false}
          value={value}
          onChange={onChange}
        />
      )}
    </Field>
  )
}

/** A line of text; empty is null. */
export function LineBox({
  value,
  onChange,
  placeholder = '',
  ...field
}: Bound<string | null> & { readonly placeholder?: string }) {
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

export function DayBox({ value, onChange, ...field }: Bound<string | null>) {
  return <Field {...field}>{(control) => <DayInput {...control} value={value} onChange={onChange} />}</Field>
}

export function TickBox({ label, value, onChange }: Bound<boolean>) {
  return (
    <Checkbox checked={value} onChange={(event) => onChange(event.target.checked)}>
      {label}
    </Checkbox>
  )
}
