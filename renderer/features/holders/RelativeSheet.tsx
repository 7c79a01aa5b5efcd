import { useState } from 'react'
import type { HolderDetail, RelativeView } from '#shared/contract/holders.ts'
import { call } from '#renderer/api/api.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import { ActionButton } from '#renderer/ui/actions/ActionButton.tsx'
import { useAction } from '#renderer/ui/actions/actions.ts'
import { EditOrRemove } from '#renderer/ui/EditOrRemove.tsx'
import { Sheet } from '#renderer/ui/Sheet.tsx'
import { Dash, Empty } from '#renderer/ui/states.tsx'
import { Tag } from '#renderer/ui/Tag.tsx'
import { ADD_RELATIVE } from './actions.ts'
import { RelativeDialog } from './RelativeDialog.tsx'
import { RemoveDialog } from '#renderer/ui/form/RemoveDialog.tsx'
import { Revealable } from './Revealable.tsx'
import table from '#renderer/ui/table.module.css'

/** The family of a holder, where a service reaches them. Minors by the first sign of their name only. */
export function RelativeSheet({ holder, canChange }: { holder: HolderDetail; canChange: boolean }) {
  const { t } = useWords()
  const [edited, setEdited] = useState<RelativeView | 'new' | null>(null)
  const [removed, setRemoved] = useState<RelativeView | null>(null)
  const add = useAction(ADD_RELATIVE, () => setEdited('new'), canChange)
  return (
    <Sheet title={t('holders:section.relatives')} tools={<ActionButton action={add} size="small" />}>
      {holder.relatives.length === 0 ? (
        <Empty title={t('holders:relative.none')} />
      ) : (
        <table className={table.table}>
          <thead>
            <tr>
              <th>{t('holders:field.relation')}</th>
              <th>{t('holders:field.name')}</th>
              <th>{t('holders:relative.age')}</th>
              <th>{t('holders:relative.document')}</th>
              <th>
                <span className="unseen">{t('holders:page.actions')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {holder.relatives.map((relative) => (
              <tr key={relative.id}>
                <td>{t(`holders:relation.${relative.relation}`)}</td>
                <td>
                  <b>{relative.name}</b> {relative.sex && t(`holders:sex.${relative.sex}`)}{' '}
                  {relative.isMinor && <Tag>{t('holders:relative.minor')}</Tag>}
                  {relative.note && <div className="mute">{relative.note}</div>}
                </td>
                <td>{ageText(relative)}</td>
                <td>
                  <Revealable
                    holderId={holder.id}
                    what={{ kind: 'relative', relativeId: relative.id }}
                    masked={relative.identity?.masked ?? (relative.isMinor ? relative.name : '–')}
                  />
                </td>
                <td className={table.tools}>
                  {canChange && (
                    <EditOrRemove
                      edit={t('holders:relative.edit', { name: relative.name })}
                      remove={t('holders:relative.remove', { name: relative.name })}
                      onEdit={() => setEdited(relative)}
                      onRemove={() => setRemoved(relative)}
                    />
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {edited && <RelativeDialog holder={holder} edited={edited} onClose={() => setEdited(null)} />}
      {removed && (
        <RemoveDialog
          question={t('holders:relative.removeQuestion', { name: removed.name })}
          command="holders.removeRelative"
          remove={() => call.holders.removeRelative({ id: holder.id, seen: holder.seq, relativeId: removed.id })}
          onClose={() => setRemoved(null)}
        />
      )}
    </Sheet>
  )

  function ageText({ age, bornOn }: RelativeView) {
    if (age === null) return <Dash />
    return [bornOn, t('holders:page.age', { count: age })].filter(Boolean).join('　')
  }
}
