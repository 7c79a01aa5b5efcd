import { skipToken, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '#renderer/api/api.ts'
import { useSettled } from '../use-settled.ts'
import type { ControlProps } from './Field.tsx'
import { FoundChoice } from './FoundChoice.tsx'

interface HolderChoiceProps {
  readonly control: ControlProps
  readonly value: number | null
  readonly onChange: (id: number | null) => void
}

/** One of the people on the register, by name, pinyin, card number or the tail of a number; employers tell namesakes apart. */
export function HolderChoice({ control, value, onChange }: HolderChoiceProps) {
  const [typed, setTyped] = useState('')
  const query = useSettled(typed.trim(), 150)
  const found = useQuery(api.holders.find.queryOptions({ input: query === '' ? skipToken : { query, limit: 20 } }))
  const chosen = useQuery(api.holders.get.queryOptions({ input: value === null ? skipToken : { id: value } }))
  const people = (found.data?.matches ?? []).map(({ holder }) => holder)
  const others = people.filter(({ id, state }) => id !== value && state === 'active')
  return (
    <FoundChoice
      control={control}
      value={value}
      options={[
        ...(chosen.data ? [{ value: chosen.data.id, label: chosen.data.name }] : []),
        ...others.map(({ id, name, employer }) => ({ value: id, label: employer ? `${name} · ${employer}` : name })),
      ]}
      isAnswered={found.isSuccess}
      onType={setTyped}
      onChange={onChange}
    />
  )
}
