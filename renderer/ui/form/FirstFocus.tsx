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
  useEffect(() => {
    const first = place.current?.querySelector<HTMLInputElement | HTMLTextAreaElement>('input, textarea')
    first?.focus()
    // What is typed next is the number, not more digits of the one proposed.
    if (first?.role === 'spinbutton') first.select()
  }, [])
  useEffect(() => {
    if (refusal) place.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  }, [refusal])
  return (
    <div ref={place} className={styles.place}>
      {children}
    </div>
  )
}
