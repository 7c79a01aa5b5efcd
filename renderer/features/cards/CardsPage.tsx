import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Checkbox, Input, Select } from 'antd'
import { CardFilter } from '#shared/contract/cards.ts'
import { CardState } from '#shared/domain/cards.ts'
import { api } from '#renderer/api/api.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import { useNameOf } from '#renderer/i18n/use-name-of.ts'
import { ActionButton } from '#renderer/ui/actions/ActionButton.tsx'
import { useAction } from '#renderer/ui/actions/actions.ts'
import page from '#renderer/ui/page.module.css'
import { Pager } from '#renderer/ui/Pager.tsx'
import { Awaited, Empty } from '#renderer/ui/states.tsx'
import { useAddress } from '#renderer/ui/use-address.ts'
import { useGo } from '#renderer/ui/use-go.ts'
import { GO_BATCHES } from './actions.ts'
import { CardTable } from './CardTable.tsx'

const PAGE = 50

/** All cards, filtered by what stands in the address, a page at a time. `tools` stand below the filters. */
export function CardsPage({ tools }: { readonly tools?: (filter: CardFilter) => React.ReactNode }) {
  const { t } = useWords()
  const { filter, page: at, set, turn } = useCardFilter()
  const list = useQuery({
    ...api.cards.list.queryOptions({ input: { filter, page: at, limit: PAGE } }),
    placeholderData: keepPreviousData,
  })
  const { cards = [], total = 0 } = list.data ?? {}
  const navigate = useGo()
  const batches = useAction(GO_BATCHES, () => void navigate('/cards/batches'))
  const isFiltered = Object.keys(filter).length > 0
  return (
    <div className={page.page}>
      <div className={page.head}>
        <h1>{t('cards:list.title')}</h1>
        <span className="mute">{t('cards:list.total', { count: total })}</span>
        <span className={page.end}>
          <ActionButton action={batches} />
        </span>
      </div>
      <CardFilters filter={filter} set={set} />
      {tools?.(filter)}
      <Awaited of={list} lines={12}>
        {cards.length === 0 && <Empty title={t(isFiltered ? 'cards:list.none' : 'cards:list.noneAtAll')} />}
      </Awaited>
      {cards.length > 0 && <CardTable cards={cards} />}
      <Pager
        before={at * PAGE}
        shown={cards.length}
        total={total}
        onBack={() => turn(at - 1)}
        onNext={() => turn(at + 1)}
      />
    </div>
  )
}

/** Filters and page live in the address, so that the way back finds them again. What can't be understood filters nothing. */
function useCardFilter() {
  const { params, number, change } = useAddress()
  const given = {
    schemeId: number('schemeId'),
    levelId: number('levelId'),
    state: params.get('state') ?? undefined,
    text: params.get('text') ?? undefined,
    isDueSoon: params.has('dueSoon') || undefined,
  }
  const read = CardFilter.safeParse(
    Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)),
  )
  return {
    filter: read.success ? read.data : {},
    page: number('page') ?? 0,
    set: (name: string, value: string | number | null) => change({ [name]: value, page: null }),
    turn: (page: number) => change({ page: page === 0 ? null : page }),
  }
}

function CardFilters({ filter, set }: Pick<ReturnType<typeof useCardFilter>, 'filter' | 'set'>) {
  const { t } = useWords()
  const nameOf = useNameOf()
  const list = useQuery(api.schemes.list.queryOptions({ input: {} }))
  const schemes = list.data?.schemes ?? []
  const levels = schemes.find(({ id }) => id === filter.schemeId)?.levels ?? []
  return (
    <div className={page.filters} role="group" aria-label={t('cards:list.filters')}>
      <Input
        allowClear
        aria-label={t('cards:list.text')}
        placeholder={t('cards:list.text')}
        defaultValue={filter.text}
        onChange={(event) => set('text', event.target.value.trim())}
      />
      <Select<number>
        allowClear
        aria-label={t('cards:list.scheme')}
        placeholder={t('cards:list.scheme')}
        value={filter.schemeId ?? null}
        options={schemes.map((scheme) => ({ value: scheme.id, label: nameOf(scheme) }))}
        onChange={(value) => set('schemeId', value ?? null)}
      />
      <Select<number>
        allowClear
        aria-label={t('cards:list.level')}
        placeholder={t('cards:list.level')}
        disabled={levels.length === 0}
        value={levels.some(({ id }) => id === filter.levelId) ? (filter.levelId ?? null) : null}
        options={levels.map((level) => ({ value: level.id, label: nameOf(level) }))}
        onChange={(value) => set('levelId', value ?? null)}
      />
      <Select<CardState>
        allowClear
        aria-label={t('cards:list.state')}
        placeholder={t('cards:list.state')}
        value={filter.state ?? null}
        options={CardState.options.map((value) => ({ value, label: t(`cards:state.${value}`) }))}
        onChange={(value) => set('state', value ?? null)}
      />
      <Checkbox
        checked={filter.isDueSoon ?? false}
        onChange={(event) => set('dueSoon', event.target.checked ? 1 : null)}
      >
        {t('cards:list.dueSoon')}
      </Checkbox>
    </div>
  )
}
