import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { RequestFilter, RequestView } from '#shared/contract/request-views.ts'
import { api } from '#renderer/api/api.ts'
import { useMayChange } from '#renderer/api/operator.ts'
import { countOf } from '#renderer/i18n/formats.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import { ActionButton } from '#renderer/ui/actions/ActionButton.tsx'
import { useAction } from '#renderer/ui/actions/actions.ts'
import page from '#renderer/ui/page.module.css'
import { Pager } from '#renderer/ui/Pager.tsx'
import { Empty, Failed, Loading } from '#renderer/ui/states.tsx'
import { Tile, Tiles } from '#renderer/ui/Tiles.tsx'
import { useGo } from '#renderer/ui/use-go.ts'
import { RECORD_FOR_EMPLOYER } from './actions.ts'
import { LedgerFilters, useLedgerFilter } from './LedgerFilters.tsx'
import { ManyBar } from './ManyBar.tsx'
import { Reminders } from './Reminders.tsx'
import { RequestPanel } from './RequestPanel.tsx'
import { RequestTable } from './RequestTable.tsx'
import { Scopes } from './Scopes.tsx'
import styles from './requests.module.css'

const PAGE = 50
/** What a clerk begins the day with, the most pressing first. */
const DESK_VIEWS = [
  'overdue',
  'due-today',
  'late-steps',
  'to-remind',
  'supervised',
  'needs-material',
  'to-accept',
  'to-sign',
  'to-call-back',
  'to-rate',
  'to-follow-up',
  'open',
] as const satisfies readonly RequestView[]

/** The day's desk: what waits, counted, with the request at hand beside the list. */
export function DayPage({ papers }: Pick<RequestDeskProps, 'papers'>) {
  const { t } = useWords()
  const { filter, set, replace } = useLedgerFilter('open')
  const { view, ...scope } = filter
  const counts = useQuery({
    ...api.requests.counts.queryOptions({ input: { filter: scope } }),
    placeholderData: keepPreviousData,
  })
  return (
    <RequestDesk title={t('requests:page.desk')} filter={filter} empty={t('requests:page.nothing')} papers={papers}>
      <Tiles label={t('requests:page.views')}>
        {DESK_VIEWS.map((one) => (
          <Tile
            key={one}
            count={counts.data ? countOf(counts.data.counts[one] ?? 0) : '–'}
            label={t(`requests:view.${one}`)}
            isPressed={one === view}
            isLate={(one === 'overdue' || one === 'late-steps') && (counts.data?.counts[one] ?? 0) > 0}
            onPress={() => set({ view: one })}
          />
        ))}
      </Tiles>
      <Reminders />
      <Scopes filter={filter} onChoose={(chosen) => replace({ ...chosen, view })} />
    </RequestDesk>
  )
}

interface LedgerPageProps extends Pick<RequestDeskProps, 'papers'> {
  readonly tools?: (filter: RequestFilter) => React.ReactNode
}

/** The ledger of all requests, filtered by what stands in the address. `tools` stand below the filters. */
export function LedgerPage({ tools, papers }: LedgerPageProps) {
  const { t } = useWords()
  const ledger = useLedgerFilter()
  const navigate = useGo()
  const mayChange = useMayChange()
  const record = useAction(RECORD_FOR_EMPLOYER, () => void navigate('/requests/new?subject=employer'), mayChange)
  return (
    <RequestDesk
      title={t('requests:page.ledger')}
      filter={ledger.filter}
      empty={t('requests:page.none')}
      tools={<ActionButton action={record} size="small" />}
      papers={papers}
    >
      <LedgerFilters {...ledger} />
      <Scopes filter={ledger.filter} isWithView onChoose={ledger.replace} />
      {tools?.(ledger.filter)}
    </RequestDesk>
  )
}

interface RequestDeskProps {
  readonly title: string
  readonly filter: Partial<RequestFilter>
  readonly empty: string
  readonly tools?: React.ReactNode
  /** What can be written for all that are chosen. */
  readonly papers: (ids: readonly number[]) => React.ReactNode
  readonly children: React.ReactNode
}

function RequestDesk({ title, filter, empty, tools, papers, children }: RequestDeskProps) {
  const { t } = useWords()
  const [selected, setSelected] = useState<number | null>(null)
  const [chosen, setChosen] = useState<readonly number[]>([])
  const [turned, setTurned] = useState({ of: '', at: 0 })
  const key = JSON.stringify(filter)
  const at = turned.of === key ? turned.at : 0
  const list = useQuery({
    ...api.requests.list.queryOptions({ input: { filter, page: at, limit: PAGE } }),
    placeholderData: keepPreviousData,
  })
  const requests = list.data?.requests ?? []
  const total = list.data?.total ?? 0
  const shown = requests.some(({ id }) => id === selected) ? selected : (requests[0]?.id ?? null)
  // What has left the list is no longer chosen: nothing is done to what can't be seen.
  const chosenHere = chosen.filter((id) => requests.some((request) => request.id === id))
  const turn = (to: number) => setTurned({ of: key, at: to })
  return (
    <div className={styles.page}>
      <div className={page.page}>
        <div className={page.head}>
          <h1>{title}</h1>
          <span className="mute">{t('requests:page.total', { count: total })}</span>
          <span className={page.end}>{tools}</span>
        </div>
        {children}
        {list.isPending && <Loading lines={10} />}
        {list.isError && <Failed error={list.error} retry={() => void list.refetch()} />}
        {list.isSuccess && requests.length === 0 && <Empty title={empty} />}
        <ManyBar chosen={chosenHere} onChange={setChosen} papers={papers} />
        {requests.length > 0 && (
          <RequestTable
            requests={requests}
            selected={shown}
            onSelect={setSelected}
            chosen={chosenHere}
            onChoose={setChosen}
          />
        )}
        <Pager
          before={at * PAGE}
          shown={requests.length}
          total={total}
          onBack={() => turn(at - 1)}
          onNext={() => turn(at + 1)}
        />
      </div>
      <aside aria-label={t('requests:page.course')}>
        {shown === null ? <p className="mute">{t('requests:page.choose')}</p> : <RequestBeside id={shown} />}
      </aside>
    </div>
  )
}

function RequestBeside({ id }: { id: number }) {
  const request = useQuery({ ...api.requests.get.queryOptions({ input: { id } }), placeholderData: keepPreviousData })
  if (request.isPending) return <Loading lines={8} />
  if (request.isError) return <Failed error={request.error} retry={() => void request.refetch()} />
  return <RequestPanel request={request.data} />
}
