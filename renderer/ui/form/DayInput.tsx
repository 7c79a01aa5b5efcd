import { Input } from 'antd'
import { useState } from 'react'
import { useWords } from '#renderer/i18n/i18n.ts'
import { dayOfText } from './day-text.ts'
import type { ControlProps } from './Field.tsx'

interface DayInputProps extends Partial<ControlProps> {
  /** Where no `Field` names it. */
  readonly 'aria-label'?: string
  readonly value: string | null
  /** With the day as `2024-03-15`, or with what stands there when it is none: the contract then says what is wrong. */
  readonly onChange: (value: string | null) => void
}

/** A day, typed as on paper; leaving the field writes it as `2024-03-15`. */
export function DayInput({ value, onChange, ...control }: DayInputProps) {
  const { t } = useWords()
  const [typed, setTyped] = useState<string | null>(null)
  const change = (text: string) => {
    const day = dayOfText(text)
    setTyped(text)
    onChange(day === undefined ? text : day)
  }
  return (
    <Input
      {...control}
      value={typed ?? value ?? ''}
      placeholder={t('common:issue.dayPattern')}
      inputMode="numeric"
      autoComplete="off"
      onChange={(event) => change(event.target.value)}
      onBlur={() => setTyped(null)}
    />
  )
}
