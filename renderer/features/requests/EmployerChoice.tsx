import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useState } from 'react'
import { api } from '#renderer/api/api.ts'
import type { ControlProps } from '#renderer/ui/form/Field.tsx'
import { useSettled } from '#renderer/ui/use-settled.ts'

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
  return (
    <Select<number>
      {...control}
      allowClear
      value={value}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      options={(found.data?.employers ?? []).map(({ id, name }) => ({ value: id, label: name }))}
      onChange={(id: number | undefined) => onChange(id ?? null)}
    />
  )
}
