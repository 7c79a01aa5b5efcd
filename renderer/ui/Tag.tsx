import type { ReactNode } from 'react'
import styles from './Tag.module.css'

/** Gold, jade, teal and ink are those of levels, too. */
export type Tone = 'plain' | 'done' | 'warn' | 'late' | 'teal' | 'gold' | 'jade' | 'ink'

interface TagProps {
  readonly tone?: Tone
  /** Said when the pointer rests on it. */
  readonly title?: string
  readonly children: ReactNode
}

/** A state in a word; the tone never says more than the word. */
export function Tag({ tone = 'plain', title, children }: TagProps) {
  return (
    <span className={`${styles.tag} ${styles[tone]}`} title={title}>
      {children}
    </span>
  )
}
