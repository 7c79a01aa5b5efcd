import { PlusOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Checkbox, Switch } from 'antd'
import { useState } from 'react'
import type { DepartmentView } from '#shared/contract/departments.ts'
import { api, call } from '#renderer/api/api.ts'
import { useCommand } from '#renderer/api/changes.ts'
import { sentenceOf } from '#renderer/api/refusals.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import { useNameOf } from '#renderer/i18n/use-name-of.ts'
import { ActionButton } from '#renderer/ui/actions/ActionButton.tsx'
import { useAction } from '#renderer/ui/actions/actions.ts'
import { Button } from '#renderer/ui/Button.tsx'
import { Sheet } from '#renderer/ui/Sheet.tsx'
import { Failed, Loading, Refused } from '#renderer/ui/states.tsx'
import { ADD_DEPARTMENT } from './actions.ts'
import { DepartmentDialog, WindowDialog } from './DepartmentDialog.tsx'
import { ProvenanceTag } from './ProvenanceTag.tsx'
import { RowTools } from './RowTools.tsx'
import { Panel, PanelTable } from './Panel.tsx'
import styles from './settings.module.css'
import { useMayKeep } from './use-keeper.ts'

/** Departments that requests are assigned to, their liaison people and windows. */
export function DepartmentsPanel() {
  const { t } = useWords()
  const mayKeep = useMayKeep()
  const [isAll, setAll] = useState(false)
  const [isAdding, setAdding] = useState(false)
  const add = useAction(ADD_DEPARTMENT, () => setAdding(true), mayKeep)
  const list = useQuery(api.departments.list.queryOptions({ input: {} }))
  if (list.isPending) return <Loading lines={8} />
  if (list.isError) return <Failed error={list.error} retry={() => void list.refetch()} />
  const { departments } = list.data
  const active = departments.filter(({ isActive }) => isActive)
  return (
    <Panel
      lead={
        <>
          <span className="mute">{t('settings:departments.total', { count: active.length })}</span>
        </>
      }
      tools={
        <>
          <Checkbox checked={isAll} onChange={(event) => setAll(event.target.checked)}>
            {t('settings:departments.showInactive')}
          </Checkbox>
          <ActionButton action={add} />
        </>
      }
    >
      <Sheet>
        <PanelTable
          heads={[
            t('settings:field.department'),
            t('settings:departments.liaison'),
            t('settings:departments.windows'),
            t('settings:field.isActive'),
          ]}
        >
          {(isAll ? departments : active).map((department) => (
            <DepartmentRow key={department.id} department={department} mayKeep={mayKeep} />
          ))}
        </PanelTable>
      </Sheet>
      {isAdding && <DepartmentDialog department={null} onClose={() => setAdding(false)} />}
    </Panel>
  )
}

type Open = 'correct' | 'new-window' | DepartmentView['windows'][number] | null

function DepartmentRow({ department, mayKeep }: { department: DepartmentView; mayKeep: boolean }) {
  const { t } = useWords()
  const [open, setOpen] = useState<Open>(null)
  const correct = useCommand('departments.correct', call.departments.correct)
  const confirm = useCommand('departments.confirm', call.departments.confirm)
  const name = useNameOf()(department)
  const target = { id: department.id, seen: department.seq }
  const refusal = correct.refusal ?? confirm.refusal
  return (
    <tr>
      <td>
        <b>{name}</b> <ProvenanceTag provenance={department.provenance} />
        {department.source && (
          <div className={styles.source} lang="zh-CN">
            {department.source}
          </div>
        )}
        <Refused sentence={refusal ? sentenceOf(t, refusal) : undefined} />
      </td>
      <td className={styles.narrow}>
        {department.liaisonName ?? <span className="mute">{t('settings:departments.noLiaison')}</span>}{' '}
        <span className="mono">{department.liaisonPhone}</span>
      </td>
      <td>
        <div className={styles.levels}>
          {department.windows.map((window) => (
            <WindowChip key={window.id} window={window} onOpen={mayKeep ? () => setOpen(window) : null} />
          ))}
          {mayKeep && (
            <Button
              size="small"
              type="text"
              icon={<PlusOutlined />}
              aria-label={t('settings:of', { action: t('settings:action.addWindow'), name })}
              onClick={() => setOpen('new-window')}
            />
          )}
        </div>
      </td>
      <td className={styles.narrow}>
        <Switch
          size="small"
          checked={department.isActive}
          disabled={!mayKeep}
          aria-label={t('settings:departments.active', { name })}
          onChange={(isActive) => void correct.run({ ...target, changes: { isActive } })}
        />
      </td>
      <td className={styles.narrow}>
        {mayKeep && (
          <RowTools
            name={name}
            provenance={department.provenance}
            onCorrect={() => setOpen('correct')}
            onConfirm={() => void confirm.run(target)}
          />
        )}
        {open === 'correct' && <DepartmentDialog department={department} onClose={() => setOpen(null)} />}
        {open === 'new-window' && <WindowDialog department={department} window={null} onClose={() => setOpen(null)} />}
        {typeof open === 'object' && open !== null && (
          <WindowDialog department={department} window={open} onClose={() => setOpen(null)} />
        )}
      </td>
    </tr>
  )
}

function WindowChip({ window, onOpen }: { window: DepartmentView['windows'][number]; onOpen: (() => void) | null }) {
  const { t } = useWords()
  const label = [t('settings:departments.window', { number: window.number }), window.place].filter(Boolean).join(' · ')
  return onOpen ? (
    <button type="button" className={styles.level} onClick={onOpen}>
      {label}
    </button>
  ) : (
    <span className={styles.level}>{label}</span>
  )
}
