import { useQuery } from '@tanstack/react-query'
import { Checkbox, Input, Select } from 'antd'
import { useState } from 'react'
import type { CategoryView, ItemView } from '#shared/contract/items.ts'
import { api, call } from '#renderer/api/api.ts'
import { useCommand } from '#renderer/api/changes.ts'
import { sentenceOf } from '#renderer/api/refusals.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import type { Named } from '#renderer/i18n/names.ts'
import { useNameOf } from '#renderer/i18n/use-name-of.ts'
import { ActionButton } from '#renderer/ui/actions/ActionButton.tsx'
import { useAction } from '#renderer/ui/actions/actions.ts'
import { Sheet } from '#renderer/ui/Sheet.tsx'
import { Empty, Failed, Loading, Refused } from '#renderer/ui/states.tsx'
import { ADD_CATEGORY, ADD_ITEM } from './actions.ts'
import { CategoryDialog, ItemDialog } from './ItemDialog.tsx'
import { ItemRow } from './ItemRow.tsx'
import { ProvenanceTag } from './ProvenanceTag.tsx'
import { RequestNumbers } from './RequestNumbers.tsx'
import { RowTools } from './RowTools.tsx'
import { Panel, PanelTable } from './Panel.tsx'
import styles from './settings.module.css'
import { useMayKeep } from './use-keeper.ts'

/** Service items, a sheet a category, each row saying where it comes from. */
export function ItemsPanel() {
  const { t } = useWords()
  const nameOf = useNameOf()
  const mayKeep = useMayKeep()
  const [query, setQuery] = useState('')
  const [categoryId, setCategoryId] = useState(0)
  const [isOnlyOpen, setOnlyOpen] = useState(false)
  const [adding, setAdding] = useState<'item' | 'category' | null>(null)
  const add = useAction(ADD_ITEM, () => setAdding('item'), mayKeep)
  const addCategory = useAction(ADD_CATEGORY, () => setAdding('category'), mayKeep)
  const list = useQuery(api.items.list.queryOptions({ input: {} }))
  const departments = useQuery(api.departments.list.queryOptions({ input: {} }))
  if (list.isPending || departments.isPending) return <Loading lines={8} />
  if (list.isError) return <Failed error={list.error} retry={() => void list.refetch()} />
  if (departments.isError) return <Failed error={departments.error} retry={() => void departments.refetch()} />

  const { categories, items } = list.data
  const words = query.trim().toLowerCase()
  const shown = items.filter(
    (item) =>
      (categoryId === 0 || item.categoryId === categoryId) &&
      (!isOnlyOpen || item.provenance !== 'office') &&
      `${item.nameZh} ${item.nameEn ?? ''}`.toLowerCase().includes(words),
  )
  const groups = categories
    .map((category) => ({ category, items: shown.filter((item) => item.categoryId === category.id) }))
    .filter((group) => group.items.length > 0)
  const templates = items.filter(({ provenance }) => provenance === 'template').length

  return (
    <Panel
      lead={
        <>
          <Input
            className={styles.search ?? ''}
            value={query}
            aria-label={t('settings:items.search')}
            placeholder={t('settings:items.search')}
            allowClear
            onChange={(event) => setQuery(event.target.value)}
          />
          <Select
            className={styles.choice ?? ''}
            value={categoryId}
            aria-label={t('settings:field.category')}
            options={[
              { value: 0, label: t('settings:items.all') },
              ...categories.map((category) => ({ value: category.id, label: nameOf(category) })),
            ]}
            onChange={setCategoryId}
          />
          <Checkbox checked={isOnlyOpen} onChange={(event) => setOnlyOpen(event.target.checked)}>
            {t('settings:items.onlyOpen')}
          </Checkbox>
          <span className="mute">
            {t('settings:items.total', { count: items.length })}{' '}
            {templates > 0 && t('settings:items.templates', { count: templates })}
          </span>
        </>
      }
      tools={
        <>
          <ActionButton action={addCategory} />
          <ActionButton action={add} />
        </>
      }
    >
      <RequestNumbers mayKeep={mayKeep} />
      {groups.length === 0 && (
        <Sheet>
          <Empty title={t('settings:items.none')} />
        </Sheet>
      )}
      {groups.map(({ category, items: rows }) => (
        <Group
          key={category.id}
          category={category}
          items={rows}
          nameOf={nameOf}
          departmentOf={(id) => {
            const department = departments.data.departments.find((one) => one.id === id)
            return department && nameOf(department)
          }}
          mayKeep={mayKeep}
        />
      ))}
      {adding === 'item' && (
        <ItemDialog item={null} categoryId={categoryId || (categories[0]?.id ?? 0)} onClose={() => setAdding(null)} />
      )}
      {adding === 'category' && <CategoryDialog category={null} onClose={() => setAdding(null)} />}
    </Panel>
  )
}

interface GroupProps {
  readonly category: CategoryView
  readonly items: readonly ItemView[]
  readonly nameOf: (row: Named) => string
  readonly departmentOf: (id: number | null) => string | undefined
  readonly mayKeep: boolean
}

function Group({ category, items, nameOf, departmentOf, mayKeep }: GroupProps) {
  const { t } = useWords()
  const [isOpen, setOpen] = useState(false)
  const confirm = useCommand('items.confirmCategory', call.items.confirmCategory)
  const name = nameOf(category)
  return (
    <Sheet
      title={name}
      note={
        <>
          <ProvenanceTag provenance={category.provenance} />{' '}
          {category.source && t('settings:sourceLabel', { source: category.source })}
        </>
      }
      tools={
        mayKeep && (
          <RowTools
            name={name}
            provenance={category.provenance}
            onCorrect={() => setOpen(true)}
            onConfirm={() => void confirm.run({ id: category.id, seen: category.seq })}
          />
        )
      }
    >
      <Refused sentence={confirm.refusal ? sentenceOf(t, confirm.refusal) : undefined} />
      <PanelTable
        heads={[
          t('settings:tab.items'),
          t('settings:field.department'),
          t('settings:items.days'),
          t('settings:items.materials'),
          t('settings:field.isActive'),
        ]}
      >
        {items.map((item) => (
          <ItemRow
            key={item.id}
            item={item}
            name={nameOf(item)}
            department={departmentOf(item.departmentId)}
            mayKeep={mayKeep}
          />
        ))}
      </PanelTable>
      {isOpen && <CategoryDialog category={category} onClose={() => setOpen(false)} />}
    </Sheet>
  )
}
