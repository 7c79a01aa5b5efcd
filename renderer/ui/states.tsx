import type { ReactNode } from 'react'
import { useWords } from '#renderer/i18n/i18n.ts'
import { refusalOf, sentenceOf } from '#renderer/api/refusals.ts'
import { Button } from './Button.tsx'
import styles from './states.module.css'

/** While something is on its way; said to those who can't see it. */
export function Loading({ lines = 4 }: { lines?: number }) {
  const { t } = useWords()
  return (
    <div className={styles.loading} role="status" aria-label={t('common:loading')}>
      {Array.from({ length: lines }, (_, line) => (
        <div key={line} className={styles.line} />
      ))}
    </div>
  )
}

interface EmptyProps {
  readonly title: string
  /** Whether nothing else stands on the page, so that this is what it is called. */
  readonly isPage?: boolean
  readonly children?: ReactNode
}

/** Nothing there yet: what that means and what can be done. */
export function Empty({ title, isPage = false, children }: EmptyProps) {
  const Title = isPage ? 'h1' : 'p'
  return (
    <div className={styles.empty}>
      <Title className={styles.emptyTitle}>{title}</Title>
      {children}
    </div>
  )
}

interface FailedProps {
  readonly error: unknown
  readonly retry?: () => void
  /** What else can be done. */
  readonly children?: ReactNode
}

/** A read that failed: the sentence with its cure, and another try. */
export function Failed({ error, retry, children }: FailedProps) {
  const { t } = useWords()
  return (
    <div className={styles.failed} role="alert">
      <p>{sentenceOf(t, refusalOf(error))}</p>
      {retry && <Button onClick={retry}>{t('common:retry')}</Button>}
      {children}
    </div>
  )
}

/** A change that was refused, said above the form it was typed in. */
export function Refused({ sentence }: { sentence: string | undefined }) {
  return sentence === undefined ? null : (
    <div className={styles.refused} role="alert">
      {sentence}
    </div>
  )
}

interface AwaitedProps {
  readonly of: { readonly isPending: boolean; readonly error: unknown; readonly refetch: () => unknown }
  /** As high as what is awaited. */
  readonly lines?: number
  /** What is shown once the answer is there. */
  readonly children: ReactNode
}

/** A read on a page: on its way, failed, or answered. */
export function Awaited({ of, lines = 4, children }: AwaitedProps) {
  if (of.isPending) return <Loading lines={lines} />
  return of.error ? <Failed error={of.error} retry={() => void of.refetch()} /> : children
}

/** Nothing known here. */
export function Dash() {
  return <span className="mute">–</span>
}
