import { Segmented } from 'antd'
import type { Period } from '#shared/domain/figures/course.ts'
import { today } from '#renderer/i18n/formats.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import { DayRange } from '#renderer/ui/form/DayRange.tsx'
import page from '#renderer/ui/page.module.css'
import { PERIOD_NAMES, periodCalled, type PeriodName } from './period.ts'

interface PeriodPickerProps {
  readonly period: Period
  readonly onPick: (period: Period) => void
}

/** The periods that leaders ask for by name, and any other by its first and last day. */
export function PeriodPicker({ period, onPick }: PeriodPickerProps) {
  const { t } = useWords()
  const named = PERIOD_NAMES.find((name) => {
    const { from, to } = periodCalled(name, today())
    return from === period.from && to === period.to
  })
  return (
    <div className={page.tools} role="group" aria-label={t('summaries:period.label')}>
      <Segmented<PeriodName | 'free'>
        value={named ?? 'free'}
        options={[...PERIOD_NAMES, 'free' as const].map((name) => ({
          value: name,
          label: t(`summaries:period.${name}`),
        }))}
        onChange={(name) => name !== 'free' && onPick(periodCalled(name, today()))}
      />
      <DayRange
        fromLabel={t('summaries:period.from')}
        toLabel={t('summaries:period.to')}
        value={period}
        onChange={({ from, to }) => from !== null && to !== null && onPick({ from, to })}
      />
    </div>
  )
}
