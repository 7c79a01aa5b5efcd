import { DeleteOutlined, FilterOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { RequestFilter } from '#shared/contract/request-views.ts'
import type { SavedFilter } from '#shared/contract/saved-filters.ts'
import { api, call } from '#renderer/api/api.ts'
import { useCommand } from '#renderer/api/changes.ts'
import { useDeskStatus } from '#renderer/api/operator.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import { ActionButton } from '#renderer/ui/actions/ActionButton.tsx'
import { useAction, type ActionKind } from '#renderer/ui/actions/actions.ts'
import { Button } from '#renderer/ui/Button.tsx'
import { TextField } from '#renderer/ui/form/fields.tsx'
import { FormDialog } from '#renderer/ui/form/FormDialog.tsx'
import styles from './requests.module.css'

type Scope = Partial<RequestFilter>

interface ScopesProps {
  /** What the page shows now. */
  readonly filter: Scope
  /** Whether the view is part of what is chosen and kept; the day's desk has its tiles for that. */
  readonly isWithView?: boolean
  readonly onChoose: (filter: Scope) => void
}

/** Everything, what the operator handles, and the filters they keep, one press each. */
export function Scopes({ filter, isWithView = false, onChoose }: ScopesProps) {
  const { t } = useWords()
  const [isSaving, setSaving] = useState(false)
  const isOpen = useDeskStatus()?.state === 'open'
  const saved = useQuery(api.savedFilters.list.queryOptions({ input: {} })).data?.filters ?? []
  const scopeOf = ({ view, ...rest }: Scope): Scope => (isWithView && view && view !== 'all' ? { view, ...rest } : rest)
  const now = keyOf(scopeOf(filter))
  const kept = saved.find((one) => keyOf(scopeOf(one.filter)) === now)
  const fixed: readonly (readonly [name: string, filter: Scope])[] = [
    [t('requests:scope.all'), {}],
    [t('requests:scope.mine'), { isMine: true }],
  ]
  const chips = [...fixed, ...saved.map((one) => [one.name, scopeOf(one.filter)] as const)]
  const isNew = isOpen && !chips.some(([, scope]) => keyOf(scope) === now)
  const save = useAction(SAVE_FILTER, () => setSaving(true), isNew)
  return (
    <div className={styles.scopes}>
      <div className={styles.chips} role="group" aria-label={t('requests:scope.label')}>
        {chips.map(([name, scope]) => (
          <button
            key={name}
            type="button"
            className={styles.chip}
            aria-pressed={keyOf(scope) === now}
            onClick={() => onChoose(scope)}
          >
            {name}
          </button>
        ))}
      </div>
      <ActionButton action={save} size="small" />
      {kept && isOpen && <RemoveButton saved={kept} onRemoved={() => onChoose({})} />}
      {isSaving && <SaveDialog filter={scopeOf(filter)} onClose={() => setSaving(false)} />}
    </div>
  )
}

const SAVE_FILTER: ActionKind = {
  id: 'requests.saveFilter',
  label: 'requests:scope.save',
  icon: FilterOutlined,
  chords: ['Ctrl+S'],
}

function RemoveButton({ saved, onRemoved }: { readonly saved: SavedFilter; readonly onRemoved: () => void }) {
  const { t } = useWords()
  const remove = useCommand('savedFilters.remove', call.savedFilters.remove)
  const press = async () => {
    if (await remove.run({ id: saved.id, seen: saved.seq })) onRemoved()
  }
  return (
    <Button
      size="small"
      type="text"
      icon={<DeleteOutlined aria-hidden />}
      loading={remove.isRunning}
      onClick={() => void press()}
    >
      {t('requests:scope.remove', { name: saved.name })}
    </Button>
  )
}

function SaveDialog({ filter, onClose }: { readonly filter: Scope; readonly onClose: () => void }) {
  const { t } = useWords()
  return (
    <FormDialog
      title={t('requests:scope.saveTitle')}
      initial={{ name: '' }}
      command="savedFilters.save"
      save={({ name }) => call.savedFilters.save({ name, filter })}
      onClose={onClose}
    >
      {({ bind }) => (
        <TextField {...bind('name')} label={t('requests:scope.name')} hint={t('requests:scope.nameHint')} />
      )}
    </FormDialog>
  )
}

/** Two filters are one when they say the same, in whatever order. */
function keyOf(filter: Scope): string {
  const said = Object.entries(filter).filter(([, value]) => value !== undefined && value !== false)
  return JSON.stringify([...said].sort(([one], [other]) => (one < other ? -1 : 1)))
}
