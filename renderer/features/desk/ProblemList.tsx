import type { Problem } from '#shared/contract/desk.ts'
import { problemSentenceOf } from '#renderer/api/refusals.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import styles from './ProblemList.module.css'

/** What the owner of the data must be told, a sentence each. */
export function ProblemList({ problems }: { problems: readonly Problem[] }) {
  const { t } = useWords()
  return (
    <ul className={styles.list}>
      {problems.map((problem) => (
        <li key={problem.code}>{problemSentenceOf(t, problem)}</li>
      ))}
    </ul>
  )
}
