import { useEffect, useRef, type ReactNode } from 'react'
import styles from './FirstFocus.module.css'

interface FirstFocusProps {
  readonly refusal?: object | null
  readonly children: ReactNode
}

/**
 * Puts the cursor into the first field inside when it appears: what the page or dialog was opened for. After a refusal, into
 * the first that is wrong.
 */
export function FirstFocus({ refusal = null, children }: FirstFocusProps) {
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => place.current?.querySelector<HTMLElement>('input, textarea')?.focus(), [])
  useEffect(() => {
    if (refusal) place.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  }, [refusal])
  return (
    <div ref={place} className={styles.place}>
      {children}
    </div>
  )
}
