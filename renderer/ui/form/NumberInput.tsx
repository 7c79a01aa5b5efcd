import { InputNumber } from 'antd'
import type { ControlProps } from './Field.tsx'
import styles from './NumberInput.module.css'

export interface NumberInputProps {
  readonly value: number | null
  readonly onChange: (value: number | null) => void
  readonly min?: number
  /** Digits after the point. */
  readonly precision?: number
}

/** A number, typed; null while nothing stands there. */
export function NumberInput({ min = 1, precision = 0, ...rest }: NumberInputProps & ControlProps) {
  return (
    <InputNumber<number> {...rest} className={styles.wide ?? ''} min={min} precision={precision} controls={false} />
  )
}
