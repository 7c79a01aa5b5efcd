import { useDeskStatus } from '#renderer/api/operator.ts'
import { refusalOf, sentenceOf } from '#renderer/api/refusals.ts'
import { countOf, today } from '#renderer/i18n/formats.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import { Paper, PaperSheet } from '#renderer/ui/paper/Paper.tsx'
import table from '#renderer/ui/table.module.css'
import { Loading, Refused } from '#renderer/ui/states.tsx'
import { BackToSummary } from './BackToSummary.tsx'
import { useOldest } from './LeaderPage.tsx'
import { LevelTable } from './LevelTable.tsx'
import { OldestTable } from './OldestTable.tsx'
import { PartBars } from './PartBars.tsx'
import { PartTable } from './PartTable.tsx'
import { drawnOf, useParts } from './parts.ts'
import styles from './summaries.module.css'
import { useSummary } from './use-summary.ts'
import { shown, type Told } from './words.ts'

/** Departments that fit on the page beside everything else. */
const MOST_DEPARTMENTS = 12
/** The last ones. */
const MOST_MONTHS = 12

/** The leader's page on one A4 sheet. */
export function LeaderPaper() {
  const { t } = useWords()
  const office = useDeskStatus()?.office
  const { period, summary } = useSummary()
  const oldest = useOldest()
  if (summary.isPending || oldest.isPending) return <Loading lines={14} />
  const refused = summary.error ?? oldest.error
  if (refused || !summary.data || !oldest.data) return <Refused sentence={sentenceOf(t, refusalOf(refused))} />
  const { details } = summary.data
  return (
    <Paper
      title={`${t('summaries:leader.heading')} ${period.from} ${period.to}`}
      size="A4"
      tools={<BackToSummary {...period} isLeader />}
    >
      <PaperSheet label={t('summaries:leader.heading')}>
        <h1>{t('summaries:leader.heading')}</h1>
        <p className={styles.paperPeriod}>
          {office?.name}　{t('summaries:period.of', { ...period })}
        </p>
        <div className={`${styles.paper} ${styles.onePage}`}>
          <Totals told={summary.data} />
          <Drawn told={summary.data} />
          <div className={styles.halves}>
            <Departments told={summary.data} period={period} />
            <section>
              <h2>{t('summaries:leader.cards')}</h2>
              <LevelTable levels={details.cards.byLevel} period={period} isPlain />
            </section>
          </div>
          <h2>
            {t('summaries:leader.oldest')}
            {t('common:aside', { text: t('summaries:leader.now', { on: today() }) })}
          </h2>
          <OldestTable requests={oldest.data.requests} isPlain />
        </div>
        <p className={styles.paperDay}>{t('summaries:printed', { on: today() })}</p>
      </PaperSheet>
    </Paper>
  )
}

function Drawn({ told }: { readonly told: Told }) {
  const { t } = useWords()
  const { id, rows } = drawnOf(useParts(told.details))
  const last = id === 'months' ? rows.slice(-MOST_MONTHS) : rows
  return (
    <>
      <h2>
        {t(`summaries:chart.${id}`)}
        {last.length < rows.length &&
          t('common:aside', { text: t('summaries:leader.lastMonths', { count: MOST_MONTHS }) })}
      </h2>
      <PartBars parts={last} label={t('summaries:chart.label')} />
    </>
  )
}

function Departments({ told, period }: { told: Told; period: { readonly from: string; readonly to: string } }) {
  const { t } = useWords()
  const [, , { head, rows }] = useParts(told.details)
  const most = [...rows].sort((one, other) => other.accepted - one.accepted).slice(0, MOST_DEPARTMENTS)
  return (
    <section>
      <h2>
        {t('summaries:leader.departments')}
        {most.length < rows.length &&
          t('common:aside', { text: t('summaries:leader.most', { shown: most.length, total: rows.length }) })}
      </h2>
      <PartTable head={head} rows={most} period={period} took="medianWorkingDays" isPlain />
    </section>
  )
}

/** The figures of the tiles, a column each. */
function Totals({ told: { summary } }: { readonly told: Told }) {
  const { t } = useWords()
  const { requests, ratings, cards } = summary
  const figures = [
    [t('summaries:tile.accepted'), shown(requests.accepted, 'requests')],
    [t('summaries:figure.resolved'), shown(requests.resolved, 'requests')],
    [t('summaries:figure.overdueOpen'), shown(requests.overdueOpen, 'requests')],
    [t('summaries:figure.onTimeRate'), shown(requests.onTimeRate, 'percent')],
    [t('summaries:figure.medianWorkingDays'), shown(requests.medianWorkingDays, 'days')],
    [t('summaries:figure.satisfactionRate'), shown(ratings.satisfactionRate, 'percent')],
    [t('summaries:tile.people'), `${countOf(cards.people)} / ${countOf(cards.pieces)}`],
  ] as const
  const units = ['requests', 'requests', 'requests', null, 'days', null, null] as const
  return (
    <table className={`${table.table} ${styles.totals}`}>
      <thead>
        <tr>
          {figures.map(([name], at) => {
            const unit = units[at]
            return (
              <th key={name}>
                {name}
                {unit && t('common:aside', { text: t(`summaries:unit.${unit}`) })}
                {at === figures.length - 1 &&
                  t('common:aside', { text: `${t('summaries:unit.people')}/${t('summaries:unit.pieces')}` })}
              </th>
            )
          })}
        </tr>
      </thead>
      <tbody>
        <tr>
          {figures.map(([name, value]) => (
            <td key={name}>{value}</td>
          ))}
        </tr>
      </tbody>
    </table>
  )
}
