import { useQuery } from '@tanstack/react-query'
import { Input, Select } from 'antd'
import { RequestFilter, RequestView } from '#shared/contract/request-views.ts'
import { Channel } from '#shared/domain/requests.ts'
import { api } from '#renderer/api/api.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import { useNameOf } from '#renderer/i18n/use-name-of.ts'
import { DayRange } from '#renderer/ui/form/DayRange.tsx'
import page from '#renderer/ui/page.module.css'
import { useAddress } from '#renderer/ui/use-address.ts'

/**
 * Filters live in the address, so that a link or the way back keeps them. What can't be understood filters nothing;
 * where no view is named it is `otherwise`.
 */
export function useLedgerFilter(otherwise: RequestView = 'all') {
  const { params, number, change, replace: replaceAll } = useAddress()
  const read = RequestFilter.safeParse({
    view: params.get('view') ?? otherwise,
    isMine: params.has('isMine') || undefined,
    text: params.get('text') ?? undefined,
    categoryId: number('categoryId'),
    departmentId: number('departmentId'),
    waitsAtId: number('waitsAtId'),
    waitsState: params.get('waitsState') ?? undefined,
    itemId: number('itemId'),
    levelId: number('levelId'),
    staffId: number('staffId'),
    channel: params.get('channel') ?? undefined,
    receivedFrom: params.get('receivedFrom') ?? undefined,
    receivedTo: params.get('receivedTo') ?? undefined,
  })
  const filter: RequestFilter = read.success ? read.data : { view: otherwise }
  const replace = (next: Wanted) => replaceAll(paramsOf(next))
  return { filter, set: change, replace }
}

/** A filter in which what is undefined filters nothing. */
type Wanted = { readonly [F in keyof RequestFilter]?: RequestFilter[F] | undefined }

function paramsOf(filter: Wanted): { [name: string]: string } {
  const given = Object.entries(filter).filter(([, value]) => value !== undefined && value !== false)
  return Object.fromEntries(given.map(([name, value]) => [name, String(value)]))
}

export function LedgerFilters({ filter, set, replace }: ReturnType<typeof useLedgerFilter>) {
  const { t } = useWords()
  const nameOf = useNameOf()
  const items = useQuery(api.items.list.queryOptions({ input: {} }))
  const departments = useQuery(api.departments.list.queryOptions({ input: {} }))
  const schemes = useQuery(api.schemes.list.queryOptions({ input: {} }))
  const staff = useQuery(api.staff.list.queryOptions({ input: {} }))
  const options = (rows: readonly { id: number; nameZh: string; nameEn: string | null }[] | undefined) =>
    (rows ?? []).map((row) => ({ value: row.id, label: nameOf(row) }))
  return (
    <div className={page.filters} role="group" aria-label={t('requests:page.filters')}>
      <Input
        allowClear
        aria-label={t('requests:field.text')}
        placeholder={t('requests:field.textHint')}
        defaultValue={filter.text}
        onChange={(event) => set({ text: event.target.value })}
      />
      <Select<RequestView>
        aria-label={t('requests:field.state')}
        value={filter.view}
        options={RequestView.options.map((value) => ({ value, label: t(`requests:view.${value}`) }))}
        onChange={(value) => set({ view: value })}
      />
      <Select<number>
        allowClear
        aria-label={t('requests:field.category')}
        placeholder={t('requests:field.category')}
        value={filter.categoryId ?? null}
        options={options(items.data?.categories)}
        onChange={(value) => set({ categoryId: value ?? null })}
      />
      <Select<number>
        allowClear
        aria-label={t('requests:field.departments')}
        placeholder={t('requests:field.departments')}
        value={filter.departmentId ?? filter.waitsAtId ?? null}
        options={options(departments.data?.departments)}
        onChange={(departmentId) => replace({ ...filter, waitsAtId: undefined, waitsState: undefined, departmentId })}
      />
      <Select<Channel>
        allowClear
        aria-label={t('requests:field.channel')}
        placeholder={t('requests:field.channel')}
        value={filter.channel ?? null}
        options={Channel.options.map((value) => ({ value, label: t(`requests:channel.${value}`) }))}
        onChange={(value) => set({ channel: value ?? null })}
      />
      <Select<number>
        allowClear
        aria-label={t('requests:field.level')}
        placeholder={t('requests:field.level')}
        value={filter.levelId ?? null}
        showSearch={{ optionFilterProp: 'label' }}
        options={(schemes.data?.schemes ?? [])
          .filter(({ isInUse }) => isInUse)
          .flatMap((scheme) =>
            scheme.levels.map((level) => ({ value: level.id, label: `${nameOf(scheme)} ${nameOf(level)}` })),
          )}
        onChange={(value) => set({ levelId: value ?? null })}
      />
      <Select<number>
        allowClear
        aria-label={t('requests:field.staffId')}
        placeholder={t('requests:field.staffId')}
        value={filter.staffId ?? null}
        options={(staff.data?.staff ?? [])
          .filter(({ kind }) => kind === 'specialist')
          .map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(value) => set({ staffId: value ?? null })}
      />
      <DayRange
        label={t('requests:field.receivedOn')}
        fromLabel={t('requests:field.receivedFrom')}
        toLabel={t('requests:field.receivedTo')}
        value={{ from: filter.receivedFrom ?? null, to: filter.receivedTo ?? null }}
        onChange={({ from, to }) => set({ receivedFrom: from, receivedTo: to })}
      />
    </div>
  )
}
