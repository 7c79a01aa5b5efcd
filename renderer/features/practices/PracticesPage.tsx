import { useQuery } from '@tanstack/react-query'
import { Input, Segmented } from 'antd'
import { useState } from 'react'
import { useSearchParams } from 'react-router'
import type { Practice, PracticeDocument } from '#shared/contract/reference.ts'
import { api } from '#renderer/api/api.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import { Sheet } from '#renderer/ui/Sheet.tsx'
import { Empty, Failed, Loading } from '#renderer/ui/states.tsx'
import { PracticeCard } from './PracticeCard.tsx'
import styles from './practices.module.css'

const ALL = 'all'

/** What published texts say of talent service, place by place. To read only: nothing here enters a statistic. */
export function PracticesPage() {
  const { t, language } = useWords()
  const [params, setParams] = useSearchParams()
  const [query, setQuery] = useState('')
  const list = useQuery(api.reference.practices.queryOptions({ input: {} }))
  if (list.isPending) return <Loading lines={10} />
  if (list.isError) return <Failed error={list.error} retry={() => void list.refetch()} />
  const { practices, documents } = list.data
  const places = placesOf(practices)
  const place = places.some(({ place: code }) => code === params.get('place')) ? params.get('place') : ALL
  const words = query.trim().toLowerCase()
  const shown = practices.filter(
    (practice) => (place === ALL || practice.place === place) && textOf(practice).includes(words),
  )
  const figures = shown.reduce((sum, practice) => sum + practice.figures.length, 0)
  return (
    <div className={styles.page}>
      <div className={styles.head}>
        <h1>{t('practices:title')}</h1>
        <span className="mute">{t('practices:note')}</span>
      </div>
      <div className={styles.bar}>
        <Segmented
          value={place ?? ALL}
          aria-label={t('practices:all')}
          options={[
            { value: ALL, label: t('practices:all') },
            ...places.map(({ place: code, placeZh, placeEn, count }) => ({
              value: code,
              label: `${language === 'en' ? placeEn : placeZh} ${count}`,
            })),
          ]}
          onChange={(code) => setParams(code === ALL ? {} : { place: code })}
        />
      </div>
      <div className={styles.bar}>
        <Input
          className={styles.search ?? ''}
          value={query}
          aria-label={t('practices:search')}
          placeholder={t('practices:search')}
          allowClear
          onChange={(event) => setQuery(event.target.value)}
        />
        <span className="mute" role="status">
          {t('practices:total', { count: shown.length })} · {t('practices:figures', { count: figures })}
        </span>
      </div>
      {shown.length === 0 && (
        <Sheet>
          <Empty title={t('practices:none')} />
        </Sheet>
      )}
      <div className={styles.cards}>
        {shown.map((practice) => (
          <PracticeCard key={practice.id} practice={practice} document={documentOf(documents, practice)} />
        ))}
      </div>
    </div>
  )
}

/** Places in the order of how much is known of them. */
function placesOf(practices: readonly Practice[]) {
  const counts = new Map<string, { place: string; placeZh: string; placeEn: string; count: number }>()
  for (const { place, placeZh, placeEn } of practices) {
    counts.set(place, { place, placeZh, placeEn, count: (counts.get(place)?.count ?? 0) + 1 })
  }
  return [...counts.values()].sort((one, other) => other.count - one.count)
}

function documentOf(documents: readonly PracticeDocument[], { document }: Practice): PracticeDocument | undefined {
  return documents.find(({ id }) => id === document)
}

function textOf({ nameZh, nameEn, whatZh, whatEn, figures }: Practice): string {
  const labels = figures.flatMap(({ labelZh, labelEn }) => [labelZh, labelEn])
  return [nameZh, nameEn, whatZh, whatEn, ...labels].join(' ').toLowerCase()
}
