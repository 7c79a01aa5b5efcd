import { DEFINITIONS } from '#shared/domain/figures/names.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import styles from './summaries.module.css'

/** How everything above is counted. */
export function Definitions() {
  const { t } = useWords()
  return (
    <ol className={styles.definitions}>
      {DEFINITIONS.map((name) => (
        <li key={name}>{t(`summaries:definition.${name}`)}</li>
      ))}
    </ol>
  )
}
