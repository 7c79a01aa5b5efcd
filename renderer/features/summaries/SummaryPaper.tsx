import type { OfficialText, SummaryDetails } from '#shared/contract/summaries.ts'
import { CARD_LINES, REQUEST_LINES } from '#shared/domain/figures/lines.ts'
import { useDeskStatus } from '#renderer/api/operator.ts'
import { refusalOf, sentenceOf } from '#renderer/api/refusals.ts'
import { today } from '#renderer/i18n/formats.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import { Paper, PaperSheet } from '#renderer/ui/paper/Paper.tsx'
import { Loading, Refused } from '#renderer/ui/states.tsx'
import { BackToSummary } from './BackToSummary.tsx'
import { CountTable } from './CountTable.tsx'
import { Definitions } from './Definitions.tsx'
import { FigureTable } from './FigureTable.tsx'
import { LevelTable } from './LevelTable.tsx'
import { MoreTables } from './MoreTables.tsx'
import { PaperCode } from './PaperCode.tsx'
import { PartTable } from './PartTable.tsx'
import { useCounts, useParts } from './parts.ts'
import styles from './summaries.module.css'
import { useSummary } from './use-summary.ts'
import type { Told } from './words.ts'

/** The summary as it goes on paper (A4), the definitions below it. */
export function SummaryPaper() {
  const { t } = useWords()
  const office = useDeskStatus()?.office
  const { period, summary, before, report } = useSummary()
  if (summary.isPending) return <Loading lines={14} />
  if (summary.isError) return <Refused sentence={sentenceOf(t, refusalOf(summary.error))} />
  const title = `${t('summaries:heading')} ${period.from} ${period.to}`
  return (
    <Paper title={title} size="A4" tools={<BackToSummary {...period} />}>
      <PaperSheet label={t('summaries:heading')}>
        <h1>{t('summaries:heading')}</h1>
        <p className={styles.paperPeriod}>
          {office?.name}　{t('summaries:period.of', { ...period })}
        </p>
        {report && <PaperText sections={report.text.sections} />}
        <PaperTables
          told={summary.data}
          before={before}
          toDate={report?.toDate ?? null}
          period={period}
          extremes={report}
        />
        <h2>{t('summaries:definition.title')}</h2>
        <Definitions />
        <PaperCode />
        <p className={styles.paperDay}>{t('summaries:printed', { on: today() })}</p>
      </PaperSheet>
    </Paper>
  )
}

/** The text, as it goes on paper. */
export function PaperText({ sections }: Pick<OfficialText, 'sections'>) {
  return (
    <div className={styles.paperText}>
      {sections.map(({ heading, paragraphs }) => (
        <section key={heading}>
          <h2>{heading}</h2>
          {paragraphs.map((paragraph) => (
            <p key={paragraph}>{paragraph}</p>
          ))}
        </section>
      ))}
    </div>
  )
}

interface PaperTablesProps {
  readonly told: Told
  readonly before: Told | null
  readonly toDate: Told | null
  readonly period: { readonly from: string; readonly to: string }
  readonly extremes: Partial<Pick<SummaryDetails, 'longest' | 'worst'>> | null
}

/** The tables, as they go on paper: nothing opens. */
export function PaperTables({ told, before, toDate, period, extremes }: PaperTablesProps) {
  const { t } = useWords()
  const parts = useParts(told.details)
  const { results, grades } = useCounts(told.details)
  const figures = { told, before, toDate, period, isPlain: true }
  return (
    <div className={styles.paper}>
      <h2>{t('summaries:table.totals')}</h2>
      <FigureTable lines={REQUEST_LINES} {...figures} label={t('summaries:table.totals')} />
      {parts.map(({ id, title, head, rows }) => (
        <section key={id}>
          <h2>{title}</h2>
          <PartTable head={head} rows={rows} period={period} isPlain />
        </section>
      ))}
      <h2>{t('summaries:table.results')}</h2>
      <CountTable head={t('summaries:table.result')} figure="resolved" rows={results} period={period} isPlain />
      <h2>{t('summaries:table.grades')}</h2>
      <CountTable head={t('summaries:table.grade')} figure="rated" rows={grades} period={period} isPlain />
      <h2>{t('summaries:table.cards')}</h2>
      <FigureTable lines={CARD_LINES} {...figures} label={t('summaries:table.cards')} />
      <h2>{t('summaries:table.schemes')}</h2>
      <LevelTable levels={told.details.cards.byLevel} period={period} isPlain />
      <MoreTables
        details={told.details}
        extremes={{ longest: extremes?.longest ?? [], worst: extremes?.worst ?? [] }}
      />
    </div>
  )
}
