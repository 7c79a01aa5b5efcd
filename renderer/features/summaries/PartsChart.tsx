import { useEffect, useRef, useState } from 'react'
import { useWords } from '#renderer/i18n/i18n.ts'
import { useLook } from '#renderer/ui/look.ts'
import type { PartDrawn } from './draw-parts.ts'
import styles from './summaries.module.css'

interface PartsChartProps {
  readonly parts: readonly PartDrawn[]
  /** For who can't see it. */
  readonly label: string
}

/** Requests accepted and resolved by their parts. A table says the same in numbers. */
export function PartsChart({ parts, label }: PartsChartProps) {
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
    import('./draw-parts.ts').then(
      ({ drawParts }) => {
        if (!isGone) takeAway = drawParts(place, { parts, names: { accepted, resolved } })
      },
      () => setMissing(true),
    )
    return () => {
      isGone = true
      takeAway?.()
    }
  }, [parts, accepted, resolved, isDark, isLarge])
  if (isMissing) return <p className={`${styles.empty} mute`}>{t('summaries:chart.missing')}</p>
  return <div ref={box} className={styles.chart} role="img" aria-label={label} />
}
