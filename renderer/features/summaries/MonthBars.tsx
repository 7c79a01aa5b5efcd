import type { SummaryDetails } from '#shared/contract/summaries.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import styles from './summaries.module.css'

const MOST_MONTHS = 12
const WIDTH = 174
const HEIGHT = 34
/** For the names of the months below and the numbers above. */
const FOOT = 5
const HEAD = 4

/** Requests accepted and resolved by month as lines of ink, so that they are sharp on paper; the last twelve months. */
export function MonthBars({ months }: { readonly months: SummaryDetails['byMonth'] }) {
  const { t } = useWords()
  const shown = months.slice(-MOST_MONTHS)
  const most = Math.max(1, ...shown.flatMap(({ accepted, resolved }) => [accepted, resolved]))
  const step = WIDTH / Math.max(1, shown.length)
  const bar = Math.min(6, step / 3)
  const tall = (count: number) => (count / most) * (HEIGHT - FOOT - HEAD)
  return (
    <figure className={styles.bars}>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={t('summaries:table.months')}>
        <line x1="0" x2={WIDTH} y1={HEIGHT - FOOT} y2={HEIGHT - FOOT} className={styles.axis} />
        {shown.map(({ month, accepted, resolved }, at) => {
          const middle = (at + 0.5) * step
          return (
            <g key={month}>
              {[accepted, resolved].map((count, side) => {
                const left = middle - bar * (side === 0 ? 1.05 : -0.05)
                const top = HEIGHT - FOOT - tall(count)
                return (
                  <g key={side === 0 ? 'accepted' : 'resolved'}>
                    <rect
                      className={side === 0 ? styles.came : styles.went}
                      x={left}
                      y={top}
                      width={bar}
                      height={tall(count)}
                    />
                    <text x={left + bar / 2} y={top - 0.8} textAnchor="middle">
                      {count}
                    </text>
                  </g>
                )
              })}
              <text x={middle} y={HEIGHT - 1} textAnchor="middle">
                {month}
              </text>
            </g>
          )
        })}
      </svg>
      <figcaption>
        <span className={styles.came} /> {t('summaries:figure.accepted')} <span className={styles.went} />{' '}
        {t('summaries:figure.resolved')}
      </figcaption>
    </figure>
  )
}
