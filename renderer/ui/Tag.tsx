import type { ReactNode } from 'react'
import styles from './Tag.module.css'

export type Tone = 'plain' | 'done' | 'warn' | 'late' | 'teal'

/** A state in a word; the tone never says more than the word. */
export function Tag({ tone = 'plain', children }: { tone?: Tone; children: ReactNode }) {
  return <span className={`${styles.tag} ${styles[tone]}`}>{children}</span>
}
