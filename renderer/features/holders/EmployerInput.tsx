import { skipToken, useQuery } from '@tanstack/react-query'
import { AutoComplete } from 'antd'
import { useState } from 'react'
import { api } from '#renderer/api/api.ts'
import type { ControlProps } from '#renderer/ui/form/Field.tsx'
import { useSettled } from '#renderer/ui/use-settled.ts'

interface EmployerInputProps extends ControlProps {
  readonly value: string
  readonly onChange: (name: string) => void
}

/** The name of an employer; those on the register are offered by name, pinyin or initials. */
export function EmployerInput({ value, onChange, ...control }: EmployerInputProps) {
  const [isOpen, setOpen] = useState(false)
  const query = useSettled(value.trim(), 150)
  const found = useQuery(
    api.employers.find.queryOptions({ input: isOpen && query !== '' ? { query, limit: 8 } : skipToken }),
  )
  return (
    <AutoComplete
      {...control}
      value={value}
      options={found.data?.employers.map(({ name }) => ({ value: name })) ?? []}
      onChange={(name) => onChange(name ?? '')}
      onFocus={() => setOpen(true)}
      onBlur={() => setOpen(false)}
    />
  )
}
