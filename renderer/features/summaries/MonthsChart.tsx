import { useEffect, useRef, useState } from 'react'
import type { SummaryDetails } from '#shared/contract/summaries.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import { useLook } from '#renderer/ui/look.ts'
import styles from './summaries.module.css'

/** Requests accepted and resolved by month. The table beside it says the same in numbers. */
export function MonthsChart({ months }: { readonly months: SummaryDetails['byMonth'] }) {
  const { t } = useWords()
  const { isDark, isLarge } = useLook()
  const box = useRef<HTMLDivElement>(null)
  const [isMissing, setMissing] = useState(false)
  const accepted = t('summaries:figure.accepted')
  const resolved = t('summaries:figure.resolved')
  useEffect(() => {
    const place = box.current
    if (!place) return
    let takeAway: (() => void) | null = null
    let isGone = false
    // The library that draws is as large as all the pages together, so it comes with the first chart.
    import('./draw-months.ts').then(
      ({ drawMonths }) => {
        if (!isGone) takeAway = drawMonths(place, { months, names: { accepted, resolved } })
      },
      () => setMissing(true),
    )
    return () => {
      isGone = true
      takeAway?.()
    }
  }, [months, accepted, resolved, isDark, isLarge])
  if (isMissing) return <p className={`${styles.empty} mute`}>{t('summaries:chart.missing')}</p>
  return <div ref={box} className={styles.chart} role="img" aria-label={t('summaries:chart.months')} />
}
