import { PrinterOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { api } from '#renderer/api/api.ts'
import { useDeskStatus } from '#renderer/api/operator.ts'
import { refusalOf, sentenceOf } from '#renderer/api/refusals.ts'
import { today } from '#renderer/i18n/formats.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import { ActionButton } from '#renderer/ui/actions/ActionButton.tsx'
import { useAction, type ActionKind } from '#renderer/ui/actions/actions.ts'
import page from '#renderer/ui/page.module.css'
import { Sheet } from '#renderer/ui/Sheet.tsx'
import { Loading, Refused } from '#renderer/ui/states.tsx'
import { useGo } from '#renderer/ui/use-go.ts'
import { LevelTable } from './LevelTable.tsx'
import { OldestTable } from './OldestTable.tsx'
import { PartsChart } from './PartsChart.tsx'
import { PartTable } from './PartTable.tsx'
import { drawnOf, useParts } from './parts.ts'
import { PeriodPicker } from './PeriodPicker.tsx'
import { SatisfactionSheet } from './SatisfactionSheet.tsx'
import styles from './summaries.module.css'
import { Tiles } from './Tiles.tsx'
import { useSummary } from './use-summary.ts'
import type { Told } from './words.ts'

const OLDEST = 10

/** What a leader looks at: how much came and went, how fast, how satisfied, what is stuck, and the cards. */
export function LeaderPage() {
  const { t } = useWords()
  const navigate = useGo()
  const office = useDeskStatus()?.office
  const { period, setPeriod, summary, before } = useSummary()
  const print = useAction(PRINT_PAGE, () => void navigate(`/leader/print?from=${period.from}&to=${period.to}`))
  return (
    <div className={page.page}>
      <div className={styles.head}>
        <div>
          <h1>{t('summaries:leader.heading')}</h1>
          <span className="mute">
            {t('summaries:period.of', { ...period })}　{office?.shortName}
          </span>
        </div>
        <PeriodPicker period={period} onPick={setPeriod} />
        <div className={page.tools}>
          <ActionButton action={print} type="primary" />
        </div>
      </div>
      {summary.isPending && <Loading lines={14} />}
      {summary.isError && <Refused sentence={sentenceOf(t, refusalOf(summary.error))} />}
      {summary.isSuccess && <Board told={summary.data} before={before} period={period} />}
    </div>
  )
}

const PRINT_PAGE: ActionKind = {
  id: 'leader.print',
  label: 'summaries:leader.paper',
  icon: PrinterOutlined,
  chords: ['F9'],
}

/** The requests open longest, as they stand today. */
export function useOldest() {
  return useQuery(
    api.requests.list.queryOptions({ input: { filter: { view: 'open' }, order: 'oldest', limit: OLDEST } }),
  )
}

interface BoardProps {
  readonly told: Told
  readonly before: Told | null
  readonly period: { readonly from: string; readonly to: string }
}

function Board({ told, before, period }: BoardProps) {
  const { t } = useWords()
  const { details } = told
  const parts = useParts(details)
  const [, , departments] = parts
  const drawn = drawnOf(parts)
  const oldest = useOldest()
  return (
    <>
      <Tiles told={told} before={before} period={period} />
      <div className={styles.grid}>
        <div className={styles.wide}>
          <Sheet title={t(`summaries:chart.${drawn.id}`)} note={t('summaries:unit.requests')}>
            <PartsChart parts={drawn.rows} label={t('summaries:chart.label')} />
          </Sheet>
          <Sheet title={t('summaries:leader.departments')} note={t('summaries:table.click')}>
            <PartTable head={departments.head} rows={departments.rows} period={period} took="medianWorkingDays" />
          </Sheet>
          <Sheet title={t('summaries:leader.oldest')} note={t('summaries:leader.now', { on: today() })}>
            {oldest.isPending && <Loading lines={10} />}
            {oldest.isSuccess && <OldestTable requests={oldest.data.requests} />}
          </Sheet>
        </div>
        <div className={styles.narrow}>
          <SatisfactionSheet details={details} period={period} />
          <Sheet title={t('summaries:leader.cards')}>
            <LevelTable levels={details.cards.byLevel} period={period} />
          </Sheet>
        </div>
      </div>
    </>
  )
}
