import { PrinterOutlined, TableOutlined } from '@ant-design/icons'
import type { ReactNode } from 'react'
import { SummaryFormat } from '#shared/domain/exports.ts'
import type { SummaryReport } from '#shared/contract/summaries.ts'
import type { Period } from '#shared/domain/figures/course.ts'
import { CARD_LINES, REQUEST_LINES } from '#shared/domain/figures/lines.ts'
import { call } from '#renderer/api/api.ts'
import { sentenceOf, refusalOf } from '#renderer/api/refusals.ts'
import { useDeskStatus } from '#renderer/api/operator.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import { ActionButton } from '#renderer/ui/actions/ActionButton.tsx'
import { useAction, type ActionKind } from '#renderer/ui/actions/actions.ts'
import page from '#renderer/ui/page.module.css'
import { Sheet } from '#renderer/ui/Sheet.tsx'
import { Loading, Refused } from '#renderer/ui/states.tsx'
import { useGo } from '#renderer/ui/use-go.ts'
import { BaseFigures } from './BaseFigures.tsx'
import { CategoryMonths } from './CategoryMonths.tsx'
import { CountTable } from './CountTable.tsx'
import { Definitions } from './Definitions.tsx'
import { Editions } from './Editions.tsx'
import { ExtremesTable } from './ExtremesTable.tsx'
import { FormatButtons } from './ExportButtons.tsx'
import { FigureTable } from './FigureTable.tsx'
import { Inspection } from './Inspection.tsx'
import { LevelTable } from './LevelTable.tsx'
import { PartsChart } from './PartsChart.tsx'
import { PartTable } from './PartTable.tsx'
import { OfficialText } from './OfficialText.tsx'
import { drawnOf, useCounts, useParts } from './parts.ts'
import { PeriodPicker } from './PeriodPicker.tsx'
import styles from './summaries.module.css'
import { Tiles } from './Tiles.tsx'
import { useSummary } from './use-summary.ts'
import type { Told } from './words.ts'

interface SummaryPageProps {
  /** What other features count in the period, in units of their own. */
  readonly besides: (period: Period) => ReactNode
}

/** The figures of a period beside those of the year before; every number opens its list. */
export function SummaryPage({ besides }: SummaryPageProps) {
  const { t } = useWords()
  const navigate = useGo()
  const office = useDeskStatus()?.office
  const { period, setPeriod, summary, before, report } = useSummary()
  const paper = `/summaries/print?from=${period.from}&to=${period.to}`
  const print = useAction(PRINT_SUMMARY, () => void navigate(paper))
  const forms = useAction(GO_FORMS, () => void navigate('/summaries/forms'))
  return (
    <div className={page.page}>
      <div className={`${page.head} ${styles.head}`}>
        <div>
          <h1>{t('summaries:heading')}</h1>
          <span className="mute">
            {t('summaries:period.of', { ...period })}　{office?.shortName}
          </span>
        </div>
        <PeriodPicker period={period} onPick={setPeriod} />
        <div className={page.tools}>
          <FormatButtons
            formats={SummaryFormat.options}
            make={(form, options) => call.exports.summary({ ...period, ...form }, options)}
          />
          <Inspection period={period} />
          <ActionButton action={forms} />
          <ActionButton action={print} type="primary" />
        </div>
      </div>
      {summary.isPending && <Loading lines={14} />}
      {summary.isError && <Refused sentence={sentenceOf(t, refusalOf(summary.error))} />}
      {summary.isSuccess && <Figures told={summary.data} {...{ before, report, period }} besides={besides(period)} />}
    </div>
  )
}

const GO_FORMS: ActionKind = { id: 'summaries.forms', label: 'upperForms:title', icon: TableOutlined }
const PRINT_SUMMARY: ActionKind = {
  id: 'summaries.print',
  label: 'summaries:print',
  icon: PrinterOutlined,
  chords: ['F9'],
}

/** Months beside each other that a page still shows. */
const MOST_MONTHS = 24

interface FiguresProps {
  readonly told: Told
  readonly before: Told | null
  readonly report: SummaryReport | null
  readonly period: Period
  readonly besides: ReactNode
}

function Figures({ told, before, report, period, besides }: FiguresProps) {
  const { t } = useWords()
  const parts = useParts(told.details)
  const [categories, months, departments, levels, channels, staff] = parts
  const drawn = drawnOf(parts)
  const { results, grades } = useCounts(told.details)
  const figures = { told, before, toDate: report?.toDate ?? null, period }
  return (
    <>
      <Tiles {...figures} />
      <div className={styles.grid}>
        <div className={styles.wide}>
          <Sheet title={t(`summaries:chart.${drawn.id}`)} note={t('summaries:unit.requests')}>
            <PartsChart parts={drawn.rows} label={t('summaries:chart.label')} />
          </Sheet>
          {[categories, departments, levels, channels, staff, months].map(({ id, title, head, rows }) => (
            <Sheet key={id} title={title} note={t('summaries:table.click')}>
              <PartTable head={head} rows={rows} period={period} />
            </Sheet>
          ))}
          {(['longest', 'worst'] as const).map(
            (name) =>
              report &&
              report[name].length > 0 && (
                <Sheet key={name} title={t(`exports:sheet.${name}`)}>
                  <ExtremesTable requests={report[name]} />
                </Sheet>
              ),
          )}
        </div>
        <div className={styles.narrow}>
          <Sheet title={t('summaries:table.cards')} note={t('summaries:unit.pieces')}>
            <FigureTable lines={CARD_LINES} {...figures} label={t('summaries:table.cards')} />
          </Sheet>
          <Sheet title={t('summaries:table.schemes')}>
            <LevelTable levels={told.details.cards.byLevel} period={period} />
          </Sheet>
          <Sheet title={t('summaries:table.totals')} note={t('summaries:table.click')}>
            <FigureTable lines={REQUEST_LINES} {...figures} label={t('summaries:table.totals')} />
          </Sheet>
          <Sheet title={t('summaries:table.results')} note={t('summaries:table.click')}>
            <CountTable head={t('summaries:table.result')} figure="resolved" rows={results} period={period} />
          </Sheet>
          <Sheet title={t('summaries:table.grades')} note={t('summaries:table.click')}>
            <CountTable head={t('summaries:table.grade')} figure="rated" rows={grades} period={period} />
          </Sheet>
          {report && <BaseFigures report={report} />}
        </div>
      </div>
      {told.details.byMonth.length <= MOST_MONTHS && told.details.categoryMonths.length > 0 && (
        <Sheet title={t('summaries:table.categoryMonths')} note={t('summaries:table.click')}>
          <CategoryMonths details={told.details} period={period} />
        </Sheet>
      )}
      {report && <OfficialText text={report.text} />}
      <Editions period={period} />
      {besides}
      <Sheet title={t('summaries:definition.title')}>
        <Definitions />
      </Sheet>
    </>
  )
}
