import { Select } from 'antd'
import type { ControlProps } from './Field.tsx'

interface ChoiceProps<T extends string> extends ControlProps {
  readonly value: T | null
  readonly options: readonly T[]
  readonly labelOf: (option: T) => string
  readonly onChange: (value: T | null) => void
  /** Whether it may be left open. */
  readonly canBeEmpty?: boolean
}

/** One of a few fixed values. */
export function Choice<T extends string>({
  options,
  labelOf,
  onChange,
  canBeEmpty = false,
  ...control
}: ChoiceProps<T>) {
  return (
    <Select<T>
      {...control}
      allowClear={canBeEmpty}
      options={options.map((option) => ({ value: option, label: labelOf(option) }))}
      onChange={(value: T | null | undefined) => onChange(value ?? null)}
    />
  )
}
