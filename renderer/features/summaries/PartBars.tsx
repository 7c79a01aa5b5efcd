import { useWords } from '#renderer/i18n/i18n.ts'
import type { PartDrawn } from './draw-parts.ts'
import styles from './summaries.module.css'

const WIDTH = 174
const HEIGHT = 34
/** A line of names below. */
const LINE = 4
/** For the numbers above. */
const HEAD = 4
/** What a Latin letter takes, and half of what a Chinese sign takes. */
const LETTER = 1.4

interface PartBarsProps {
  readonly parts: readonly PartDrawn[]
  readonly label: string
}

/** Requests accepted and resolved by their parts as lines of ink, so that they are sharp on paper. */
export function PartBars({ parts, label }: PartBarsProps) {
  const { t } = useWords()
  const most = Math.max(1, ...parts.flatMap(({ accepted, resolved }) => [accepted, resolved]))
  const step = WIDTH / Math.max(1, parts.length)
  // Long names stand in two lines by turns.
  const lines = parts.some(({ name }) => lengthOf(name) > step) ? 2 : 1
  const foot = lines * LINE + 1
  const bar = Math.min(6, step / 3)
  const tall = (count: number) => (count / most) * (HEIGHT - foot - HEAD)
  return (
    <figure className={styles.bars}>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={label}>
        <line x1="0" x2={WIDTH} y1={HEIGHT - foot} y2={HEIGHT - foot} className={styles.axis} />
        {parts.map(({ name, accepted, resolved }, at) => {
          const middle = (at + 0.5) * step
          return (
            <g key={name}>
              {[accepted, resolved].map((count, side) => {
                const left = middle - bar * (side === 0 ? 1.05 : -0.05)
                const top = HEIGHT - foot - tall(count)
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
              <text x={middle} y={HEIGHT - 1 - (lines - 1 - (at % lines)) * LINE} textAnchor="middle">
                {name}
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

function lengthOf(name: string): number {
  return [...name].reduce((sum, sign) => sum + (sign > '\u2E80' ? 2 : 1) * LETTER, 0)
}
