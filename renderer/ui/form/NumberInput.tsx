import { InputNumber } from 'antd'
import type { ControlProps } from './Field.tsx'
import styles from './NumberInput.module.css'

export interface NumberInputProps {
  readonly value: number | null
  readonly onChange: (value: number | null) => void
  /** Digits after the point. */
  readonly precision?: number
}

/** A number as it is typed, so that one out of range is refused by name, never replaced; null while nothing stands there. */
export function NumberInput({ precision = 0, ...rest }: NumberInputProps & ControlProps) {
  return <InputNumber<number> {...rest} className={styles.wide ?? ''} precision={precision} controls={false} />
}
