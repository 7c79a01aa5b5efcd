import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useSearchParams } from 'react-router'
import { FigureName } from '#shared/domain/figures/names.ts'
import { api } from '#renderer/api/api.ts'
import { countOf, today } from '#renderer/i18n/formats.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import layout from '#renderer/ui/page.module.css'
import { Pager } from '#renderer/ui/Pager.tsx'
import { Awaited, Empty } from '#renderer/ui/states.tsx'
import { BackToSummary } from './BackToSummary.tsx'
import { CardLines, PeopleLines, RequestLines } from './lines.tsx'
import { partIn } from './part-address.ts'
import { periodIn } from './period.ts'
import { unitOf } from './words.ts'

const PAGE = 50

/** The requests, cards or people that a figure counts, as the address says. */
export function FigureListPage() {
  const { t } = useWords()
  const [params, setParams] = useSearchParams()
  const period = periodIn(params, today())
  const figure = FigureName.catch('accepted').parse(params.get('figure'))
  const page = Math.max(0, Math.trunc(Number(params.get('page')) || 0))
  const list = useQuery({
    ...api.summaries.list.queryOptions({ input: { ...period, figure, part: partIn(params), page, limit: PAGE } }),
    placeholderData: keepPreviousData,
  })
  const turn = (to: number) =>
    setParams((current) => {
      const next = new URLSearchParams(current)
      next.set('page', String(to))
      return next
    })
  const total = list.data?.total ?? 0
  const title = t('summaries:list.title', {
    figure: t(`summaries:figure.${figure}`),
    total: countOf(total),
    unit: t(`summaries:unit.${unitOf(figure)}`),
  })
  return (
    <div className={layout.page}>
      <div className={layout.head}>
        <h1>{title}</h1>
        <span className="mute">{t('summaries:period.of', { ...period })}</span>
        <span className={layout.end}>
          <BackToSummary {...period} />
        </span>
      </div>
      <Awaited of={list} lines={12}>
        {total === 0 && <Empty title={t('summaries:list.none')} />}
      </Awaited>
      {list.data?.kind === 'requests' && total > 0 && <RequestLines requests={list.data.requests} />}
      {list.data?.kind === 'cards' && total > 0 && <CardLines cards={list.data.cards} />}
      {list.data?.kind === 'people' && total > 0 && (
        <PeopleLines people={list.data.people} counted={figure === 'people' ? 'pieces' : 'times'} />
      )}
      <Pager
        before={page * PAGE}
        shown={Math.min(PAGE, total - page * PAGE)}
        total={total}
        onBack={() => turn(page - 1)}
        onNext={() => turn(page + 1)}
      />
    </div>
  )
}
