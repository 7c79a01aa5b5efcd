import { Link } from 'react-router'
import { useWords } from '#renderer/i18n/i18n.ts'

interface BackProps {
  readonly from: string
  readonly to: string
  readonly isLeader?: boolean
}

/** Where a list or a paper goes back to. */
export function BackToSummary({ from, to, isLeader = false }: BackProps) {
  const { t } = useWords()
  return (
    <Link to={`/${isLeader ? 'leader' : 'summaries'}?from=${from}&to=${to}`}>
      {isLeader ? t('summaries:leader.back') : t('summaries:list.back')}
    </Link>
  )
}
