import type { ReactNode } from 'react'
import type { Period } from '#shared/domain/figures/course.ts'
import { countOf } from '#renderer/i18n/formats.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import tiles from '#renderer/ui/tiles.module.css'
import { ListLink } from './ListLink.tsx'
import styles from './summaries.module.css'
import { shown, type Told } from './words.ts'

interface TilesProps {
  readonly told: Told
  readonly before: Told | null
  readonly period: Period
}

/** What a leader asks first, each beside the same days a year before. */
export function Tiles({ told, before, period }: TilesProps) {
  const { t } = useWords()
  const { requests, ratings, services, cards } = told.summary
  const past = before?.summary.requests
  return (
    <div className={styles.tiles}>
      <Tile title={t('summaries:tile.accepted')}>
        <b>
          <ListLink figure="accepted" period={period}>
            {countOf(requests.accepted)}
          </ListLink>
        </b>
        <Compared now={requests.accepted} past={past?.accepted} asShare />
      </Tile>
      <Tile title={t('summaries:figure.resolved')}>
        <b>
          <ListLink figure="resolved" period={period}>
            {countOf(requests.resolved)}
          </ListLink>
        </b>
        <span>{t('summaries:tile.open', { stillOpen: countOf(requests.stillOpen) })}</span>
      </Tile>
      <Tile title={t('summaries:figure.onTimeRate')}>
        <b>
          <ListLink figure="resolvedOnTime" period={period}>
            {shown(requests.onTimeRate, 'percent')}
          </ListLink>
        </b>
        <Compared now={requests.onTimeRate} past={past?.onTimeRate} />
      </Tile>
      <Tile title={t('summaries:figure.averageWorkingDays')}>
        <b>
          <ListLink figure="resolved" period={period}>
            {shown(requests.averageWorkingDays, 'days')}
          </ListLink>
        </b>
        <span>{t('summaries:tile.median', { median: shown(requests.medianWorkingDays, 'days') })}</span>
      </Tile>
      <Tile title={t('summaries:figure.satisfactionRate')}>
        <b>
          <ListLink figure="rated" period={period}>
            {shown(ratings.satisfactionRate, 'percent')}
          </ListLink>
        </b>
        <span>{t('summaries:tile.rated', { rated: countOf(ratings.rated), bad: countOf(ratings.bad) })}</span>
      </Tile>
      <Tile title={t('summaries:tile.people')}>
        <b>
          <ListLink figure="people" period={period}>
            {countOf(cards.people)}
          </ListLink>
        </b>
        <span>{t('summaries:tile.pieces', { count: cards.pieces, pieces: countOf(cards.pieces) })}</span>
      </Tile>
      <Tile title={t('summaries:figure.peopleServed')}>
        <b>
          <ListLink figure="peopleServed" period={period}>
            {countOf(services.peopleServed)}
          </ListLink>
        </b>
        <span>{t('summaries:tile.served', { count: services.timesServed, times: countOf(services.timesServed) })}</span>
      </Tile>
    </div>
  )
}

function Tile({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className={`${tiles.tile} ${styles.tile}`}>
      <h2>{title}</h2>
      {children}
    </section>
  )
}

interface ComparedProps {
  readonly now: number | null
  readonly past: number | null | undefined
  /** By how many percent a count grew; else by how many points a rate did. */
  readonly asShare?: boolean
}

/** Against the same days a year before; nothing to compare with is said, not guessed. */
function Compared({ now, past, asShare = false }: ComparedProps) {
  const { t } = useWords()
  if (now === null || past === null || past === undefined || (asShare && past === 0)) {
    return <span>{t('summaries:compare.none')}</span>
  }
  const change = Math.round((asShare ? ((now - past) * 100) / past : now - past) * 10) / 10
  if (change === 0) return <span>{t('summaries:compare.same')}</span>
  const by = asShare ? `${Math.abs(change)}%` : `${Math.abs(change)} ${t('summaries:unit.points')}`
  return (
    <span className={change > 0 ? styles.up : ''}>
      {t(`summaries:compare.${change > 0 ? 'more' : 'less'}`, { by })}
    </span>
  )
}
