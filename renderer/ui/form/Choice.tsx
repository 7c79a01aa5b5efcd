import { Select } from 'antd'
import { useWords } from '#renderer/i18n/i18n.ts'
import type { ControlProps } from './Field.tsx'

interface ChoiceProps<T extends string> extends ControlProps {
  readonly value: T | null
  readonly options: readonly T[]
  readonly labelOf: (option: T) => string
  readonly onChange: (value: T | null) => void
  /** Whether it may be left open. */
  readonly canBeEmpty?: boolean
}

const NONE = ''

/** One of a few fixed values. */
export function Choice<T extends string>({
  options,
  labelOf,
  onChange,
  canBeEmpty = false,
  ...control
}: ChoiceProps<T>) {
  const { t } = useWords()
  const shown = options.map((option) => ({ value: option, label: labelOf(option) }))
  return (
    <Select<T | typeof NONE>
      {...control}
      options={canBeEmpty ? [{ value: NONE, label: t('common:notSet') }, ...shown] : shown}
      onChange={(value) => onChange(value === NONE ? null : value)}
    />
  )
}
