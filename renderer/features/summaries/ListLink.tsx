import { Link } from 'react-router'
import type { SummaryPart } from '#shared/contract/summaries.ts'
import type { Period } from '#shared/domain/figures/course.ts'
import type { FigureName } from '#shared/domain/figures/names.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import { addressOf } from './part-address.ts'
import styles from './summaries.module.css'

interface ListLinkProps {
  readonly figure: FigureName
  readonly period: Period
  readonly part?: SummaryPart
  /** What the part is called. */
  readonly of?: string
  /** The number as it is shown. */
  readonly children: string
}

/** A number that opens the list behind it. */
export function ListLink({ figure, period, part, of = '', children }: ListLinkProps) {
  const { t } = useWords()
  const name = [of, t(`summaries:figure.${figure}`)].filter(Boolean).join(' ')
  return (
    <Link
      className={styles.number}
      to={`/summaries/list?${searchOf(figure, period, part)}`}
      aria-label={`${children} ${t('summaries:list.open', { figure: name })}`}
    >
      {children}
    </Link>
  )
}

function searchOf(figure: FigureName, { from, to }: Period, part: SummaryPart | undefined): string {
  return new URLSearchParams({ figure, from, to, ...(part && addressOf(part)) }).toString()
}
