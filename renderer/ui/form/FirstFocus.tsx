import { useEffect, useRef, type ReactNode } from 'react'
import styles from './FirstFocus.module.css'

/** Puts the cursor into the first field inside when it appears: what the page or dialog was opened for. */
export function FirstFocus({ children }: { children: ReactNode }) {
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => place.current?.querySelector<HTMLElement>('input, textarea')?.focus(), [])
  return (
    <div ref={place} className={styles.place}>
      {children}
    </div>
  )
}
