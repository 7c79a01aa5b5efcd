import { useLayoutEffect, useRef } from 'react'
import { Day } from '#shared/domain/days.ts'
import { DayInput } from './DayInput.tsx'
import styles from './DayRange.module.css'

export interface Range {
  readonly from: string | null
  readonly to: string | null
}

interface DayRangeProps {
  /** Said before the days; without it they stand by themselves. */
  readonly label?: string
  readonly fromLabel: string
  readonly toLabel: string
  readonly value: Range
  /** With both days; what is typed and is no day yet is left out. */
  readonly onChange: (range: Range) => void
}

/** A first and a last day. */
export function DayRange({ label, fromLabel, toLabel, value, onChange }: DayRangeProps) {
  // Both may be written before the page is drawn again.
  const latest = useRef(value)
  useLayoutEffect(() => {
    latest.current = value
  })
  const change = (end: keyof Range, typed: string | null) => {
    if (typed !== null && !Day.safeParse(typed).success) return
    latest.current = { ...latest.current, [end]: typed }
    onChange(latest.current)
  }
  return (
    <span className={styles.range}>
      {label && <span className="mute">{label}</span>}
      <DayInput aria-label={fromLabel} value={value.from} onChange={(day) => change('from', day)} />
      <span aria-hidden>–</span>
      <DayInput aria-label={toLabel} value={value.to} onChange={(day) => change('to', day)} />
    </span>
  )
}
