import { skipToken, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '#renderer/api/api.ts'
import { useSettled } from '../use-settled.ts'
import type { ControlProps } from './Field.tsx'
import { FoundChoice } from './FoundChoice.tsx'

interface EmployerChoiceProps {
  readonly control: ControlProps
  readonly value: number | null
  readonly onChange: (id: number | null) => void
}

/** One of the employers on the register, by name, pinyin or initials. */
export function EmployerChoice({ control, value, onChange }: EmployerChoiceProps) {
  const [typed, setTyped] = useState('')
  const query = useSettled(typed.trim(), 150)
  const found = useQuery(api.employers.find.queryOptions({ input: { query, limit: 20 } }))
  const chosen = useQuery(api.employers.get.queryOptions({ input: value === null ? skipToken : { id: value } }))
  const others = (found.data?.employers ?? []).filter(({ id }) => id !== value)
  return (
    <FoundChoice
      control={control}
      value={value}
      options={[...(chosen.data ? [chosen.data] : []), ...others].map(({ id, name }) => ({ value: id, label: name }))}
      isAnswered={found.isSuccess}
      onType={setTyped}
      onChange={onChange}
    />
  )
}
