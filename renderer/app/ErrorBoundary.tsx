import { Component, type ReactNode } from 'react'
import { useRouteError } from 'react-router'
import { useWords } from '#renderer/i18n/i18n.ts'
import { Button } from '#renderer/ui/Button.tsx'
import styles from './ErrorBoundary.module.css'

/** Catches a fault in drawing the page; the data is in the worker and untouched. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { error: unknown }> {
  override state: { error: unknown } = { error: null }

  static getDerivedStateFromError(error: unknown) {
    return { error }
  }

  override render() {
    return this.state.error === null ? this.props.children : <Fault error={this.state.error} />
  }
}

/** The same for a fault inside a route. */
export function RouteFault() {
  return <Fault error={useRouteError()} />
}

function Fault({ error }: { error: unknown }) {
  const { t } = useWords()
  return (
    <main className={styles.fault} role="alert">
      <h1>{t('common:fault.title')}</h1>
      <p>{t('common:fault.text')}</p>
      <p className="mono mute">{error instanceof Error ? error.message : String(error)}</p>
      <Button type="primary" onClick={() => location.reload()}>
        {t('common:fault.reload')}
      </Button>
    </main>
  )
}
