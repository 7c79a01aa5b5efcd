import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import type { WeekLine, WeekSheet } from '#shared/contract/departments.ts'
import { api } from '#renderer/api/api.ts'
import { useDeskStatus } from '#renderer/api/operator.ts'
import { countOf, today } from '#renderer/i18n/formats.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import { useNameOf } from '#renderer/i18n/use-name-of.ts'
import { Paper, PaperSheet } from '#renderer/ui/paper/Paper.tsx'
import { Failed, Loading } from '#renderer/ui/states.tsx'
import styles from './departments.module.css'

/** Monday's sheet on A4: overdue and due this week by department, and the leader's list. `tools` stand beside the print button. */
export function WeekPaper({ tools }: { readonly tools?: React.ReactNode }) {
  const { t } = useWords()
  const office = useDeskStatus()?.office
  const week = useQuery(api.departments.week.queryOptions({ input: {} }))
  if (week.isPending) return <Loading lines={14} />
  if (week.isError) return <Failed error={week.error} retry={() => void week.refetch()} />
  const { from, to, overdue, dueThisWeek, supervised } = week.data
  return (
    <Paper
      title={`${t('departments:week.title')} ${from}`}
      size="A4"
      tools={
        <>
          {tools}
          <Link to="/departments">{t('departments:week.back')}</Link>
        </>
      }
    >
      <PaperSheet label={t('departments:week.heading')}>
        <h1>{t('departments:week.heading')}</h1>
        <p className={styles.paperHead}>
          {office?.name}　{t('departments:week.of', { from, to })}
        </p>
        <div className={styles.paper}>
          <p>
            <b>
              {t('departments:week.totals', {
                overdue: countOf(overdue),
                dueThisWeek: countOf(dueThisWeek),
                supervised: countOf(supervised),
              })}
            </b>{' '}
            {t('departments:week.twice')}
          </p>
          <Parts week={week.data} />
          <p className={styles.signature}>{t('departments:week.signature')}</p>
          <p className={styles.paperDay}>{t('summaries:printed', { on: today() })}</p>
        </div>
      </PaperSheet>
    </Paper>
  )
}

function Parts({ week: { departments, leadersList } }: { readonly week: WeekSheet }) {
  const { t } = useWords()
  const nameOf = useNameOf()
  if (departments.length === 0 && leadersList.length === 0) return <p>{t('departments:week.none')}</p>
  return (
    <>
      {leadersList.length > 0 && (
        <section>
          <h2>{t('departments:week.leadersList')}</h2>
          <Lines lines={leadersList} isWithReason />
        </section>
      )}
      {departments.map(({ of, overdue, dueThisWeek }) => (
        <section key={of?.id ?? 0}>
          <h2>{of ? nameOf(of) : t('departments:week.self')}</h2>
          {overdue.length > 0 && <Lines lines={overdue} caption={t('departments:week.overdue')} />}
          {dueThisWeek.length > 0 && <Lines lines={dueThisWeek} caption={t('departments:week.dueThisWeek')} />}
        </section>
      ))}
    </>
  )
}

interface LinesProps {
  readonly lines: readonly WeekLine[]
  readonly caption?: string
  readonly isWithReason?: boolean
}

function Lines({ lines, caption, isWithReason = false }: LinesProps) {
  const { t } = useWords()
  const nameOf = useNameOf()
  return (
    <table className={styles.lines}>
      {caption && (
        <caption>
          {caption}
          {t('common:aside', { text: t('departments:week.requests', { count: lines.length }) })}
        </caption>
      )}
      <thead>
        <tr>
          {(['number', 'who', 'item', 'receivedOn', 'due'] as const).map((head) => (
            <th key={head}>{t(`departments:week.${head}`)}</th>
          ))}
          <th>{isWithReason ? t('departments:week.reason') : t('departments:week.state')}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map(({ request, reasons }) => (
          <tr key={request.id}>
            <td className={`mono ${styles.whole}`}>{request.number}</td>
            <td className={styles.who}>{request.holder ?? request.employer}</td>
            <td>{nameOf(request.item ?? request.category)}</td>
            <td className={styles.whole}>{request.receivedOn}</td>
            <td>
              <span className={styles.whole}>{request.dueOn}</span>
              {request.isDueProvisional && t('common:aside', { text: t('requests:due.provisional') })}{' '}
              <Due daysLeft={request.daysLeft} />
            </td>
            <td>
              {isWithReason
                ? reasons.map((reason) => t(`departments:reason.${reason}`)).join(t('common:semicolon'))
                : t(`requests:state.${request.state}`)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Due({ daysLeft }: { readonly daysLeft: number | null }) {
  const { t } = useWords()
  if (daysLeft === null) return null
  if (daysLeft < 0) return t('requests:due.late', { count: -daysLeft })
  return daysLeft === 0 ? t('requests:due.today') : t('requests:due.left', { count: daysLeft })
}
