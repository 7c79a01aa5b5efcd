import { useQuery } from '@tanstack/react-query'
import { useLocation, useParams } from 'react-router'
import type { HandoverLine } from '#shared/contract/handovers.ts'
import { api } from '#renderer/api/api.ts'
import { useDeskStatus } from '#renderer/api/operator.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import { Paper, PaperSheet } from '#renderer/ui/paper/Paper.tsx'
import { Failed, Loading } from '#renderer/ui/states.tsx'
import { orderIn } from './handover-order.ts'
import { HandoverTables } from './HandoverTables.tsx'
import styles from './staff.module.css'

/** The list of a hand-over that was made, with its three signatures (A4). */
export function HandoverPaper() {
  const done = useQuery(api.handovers.get.queryOptions({ input: { id: idIn(useParams()['id']) } }))
  if (done.isPending) return <Loading lines={12} />
  if (done.isError) return <Failed error={done.error} retry={() => void done.refetch()} />
  return <List {...done.data} isDraft={false} />
}

/** The same before anything has moved, to be gone through together. */
export function HandoverDraft() {
  const staffId = idIn(useParams()['id'])
  const { toStaffId, onDay, supervisor, papers } = orderIn(useLocation().state)
  const staff = useQuery(api.staff.list.queryOptions({ input: {} }))
  const preview = useQuery(api.handovers.preview.queryOptions({ input: { staffId } }))
  if (preview.isPending || staff.isPending) return <Loading lines={12} />
  if (preview.isError) return <Failed error={preview.error} retry={() => void preview.refetch()} />
  const nameOf = (one: number | null) => staff.data?.staff.find(({ id }) => id === one)?.name ?? ''
  return (
    <List
      from={nameOf(staffId)}
      to={nameOf(toStaffId)}
      onDay={onDay ?? ''}
      supervisor={supervisor}
      papers={papers.trim() || null}
      lines={preview.data.lines}
      isDraft
    />
  )
}

interface ListProps {
  readonly from: string
  readonly to: string
  readonly onDay: string
  readonly supervisor: string | null
  readonly papers: string | null
  readonly lines: readonly HandoverLine[]
  readonly isDraft: boolean
}

function List({ from, to, onDay, supervisor, papers, lines, isDraft }: ListProps) {
  const { t } = useWords()
  const office = useDeskStatus()?.office
  const signatures = [
    ['from', from],
    ['to', to],
    ['supervisor', supervisor ?? ''],
  ] as const
  return (
    <Paper title={`${t('staff:handover.paper')} ${from}`} size="A4">
      <PaperSheet label={t('staff:handover.paper')}>
        <div className={styles.paper}>
          <h1>{t('staff:handover.paper')}</h1>
          {isDraft && <p className={styles.draft}>{t('staff:handover.draft')}</p>}
          <p>
            {office?.name}　{t('staff:handover.day')}
            {t('common:colon')}
            {onDay}　{from}
            {to && ` → ${to}`}
          </p>
          <HandoverTables lines={lines} papers={papers} heading="h2" />
          <table className={`${styles.handover} ${styles.signatures}`}>
            <tbody>
              {signatures.map(([who, name]) => (
                <tr key={who}>
                  <th scope="row">{t(`staff:handover.${who}`)}</th>
                  <td>{name}</td>
                  <td>
                    {t('staff:handover.sign')}
                    {t('common:colon')}
                  </td>
                  <td>
                    {t('staff:handover.signDay')}
                    {t('common:colon')}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </PaperSheet>
    </Paper>
  )
}

function idIn(text: string | undefined): number {
  const id = Number(text)
  return Number.isSafeInteger(id) && id > 0 ? id : 1
}
