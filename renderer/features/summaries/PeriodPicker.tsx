import { Segmented } from 'antd'
import { Day } from '#shared/domain/days.ts'
import type { Period } from '#shared/domain/figures/course.ts'
import { today } from '#renderer/i18n/formats.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import { DayInput } from '#renderer/ui/form/DayInput.tsx'
import { Field } from '#renderer/ui/form/Field.tsx'
import { PERIOD_NAMES, periodCalled, type PeriodName } from './period.ts'
import styles from './summaries.module.css'

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
  const change = (end: 'from' | 'to', typed: string | null) => {
    const day = Day.safeParse(typed)
    if (day.success) onPick({ ...period, [end]: day.data })
  }
  return (
    <div className={styles.period} role="group" aria-label={t('summaries:period.label')}>
      <Segmented<PeriodName | 'free'>
        value={named ?? 'free'}
        options={[...PERIOD_NAMES, 'free' as const].map((name) => ({
          value: name,
          label: t(`summaries:period.${name}`),
        }))}
        onChange={(name) => name !== 'free' && onPick(periodCalled(name, today()))}
      />
      {(['from', 'to'] as const).map((end) => (
        <Field key={end} label={t(`summaries:period.${end}`)}>
          {(control) => <DayInput {...control} value={period[end]} onChange={(day) => change(end, day)} />}
        </Field>
      ))}
    </div>
  )
}
