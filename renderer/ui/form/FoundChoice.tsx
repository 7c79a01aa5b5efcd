import { Select } from 'antd'
import type { ControlProps } from './Field.tsx'

interface FoundChoiceProps {
  readonly control: ControlProps
  readonly value: number | null
  /** What was chosen, where it is known, and what was found. */
  readonly options: readonly { readonly value: number; readonly label: string }[]
  /** Whether the register was asked: only then can it be said that there is none. */
  readonly isAnswered: boolean
  readonly onType: (text: string) => void
  readonly onChange: (id: number | null) => void
}

/** One row of a register too long for a list: it is found by typing. */
export function FoundChoice({ control, value, options, isAnswered, onType, onChange }: FoundChoiceProps) {
  return (
    <Select<number>
      {...control}
      allowClear
      value={value}
      showSearch={{ filterOption: false, onSearch: onType }}
      {...(!isAnswered && { notFoundContent: null })}
      options={[...options]}
      onChange={(id: number | undefined) => onChange(id ?? null)}
    />
  )
}
