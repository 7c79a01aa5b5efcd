import { Select } from 'antd'
import type { ControlProps } from './Field.tsx'

export interface Option<V> {
  readonly value: V
  readonly label: string
}

interface ListedChoiceProps<V> {
  readonly control: ControlProps
  readonly value: V | null
  readonly options: readonly Option<V>[]
  readonly onChange: (value: V | null) => void
  /** Whether it may be left open. */
  readonly canBeEmpty?: boolean
}

/** What the choice from one list of the desk takes. */
export type ChoiceByIdProps = Omit<ListedChoiceProps<number>, 'options'>

/** One of many, found by typing. */
export function ListedChoice<V extends string | number>({
  control,
  value,
  options,
  onChange,
  canBeEmpty = false,
}: ListedChoiceProps<V>) {
  return (
    <Select<V, Option<V>>
      {...control}
      allowClear={canBeEmpty}
      value={value}
      showSearch={FOUND_BY_TYPING}
      options={[...options]}
      onChange={(next: V | undefined) => onChange(next ?? null)}
    />
  )
}

/** What begins with the letters typed comes before what only has them. */
export const FOUND_BY_TYPING = {
  optionFilterProp: 'label',
  filterSort: (
    one: { readonly label: string },
    other: { readonly label: string },
    { searchValue }: { readonly searchValue: string },
  ) => Number(other.label.startsWith(searchValue)) - Number(one.label.startsWith(searchValue)),
}
