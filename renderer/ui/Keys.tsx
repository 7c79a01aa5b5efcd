import { keysOf, type Chord } from './actions/chord.ts'
import styles from './Keys.module.css'

/** A key as it stands on a button; read aloud it would only disturb the label, so `aria-keyshortcuts` says it. */
export function Keys({ chord }: { chord: Chord }) {
  return (
    <kbd className={styles.keys} aria-hidden>
      {keysOf(chord).join(' ')}
    </kbd>
  )
}

/** A key without an action of ours: arrows, Enter, Esc. */
export function PlainKey({ children }: { children: string }) {
  return <kbd className={styles.keys}>{children}</kbd>
}
