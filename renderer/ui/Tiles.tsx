import type { ReactNode } from 'react'
import styles from './tiles.module.css'

/** Counts beside each other, each of which shows its rows. */
export function Tiles({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div className={styles.tiles} role="group" aria-label={label}>
      {children}
    </div>
  )
}

interface TileProps {
  readonly count: string
  readonly label: string
  readonly isPressed: boolean
  readonly isLate?: boolean
  readonly onPress: () => void
}

export function Tile({ count, label, isPressed, isLate = false, onPress }: TileProps) {
  return (
    <button
      type="button"
      className={isLate ? `${styles.tile} ${styles.late}` : styles.tile}
      aria-pressed={isPressed}
      onClick={onPress}
    >
      <b>{count}</b>
      <span>{label}</span>
    </button>
  )
}
