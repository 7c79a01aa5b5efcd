import { useState } from 'react'
import type { EmploymentView, HolderDetail } from '#shared/contract/holders.ts'
import { call } from '#renderer/api/api.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import { ActionButton } from '#renderer/ui/actions/ActionButton.tsx'
import { useAction } from '#renderer/ui/actions/actions.ts'
import { EditOrRemove } from '#renderer/ui/EditOrRemove.tsx'
import { Sheet } from '#renderer/ui/Sheet.tsx'
import { Dash, Empty } from '#renderer/ui/states.tsx'
import { Tag } from '#renderer/ui/Tag.tsx'
import { ADD_EMPLOYMENT } from './actions.ts'
import { EmploymentDialog } from './EmploymentDialog.tsx'
import { RemoveDialog } from '#renderer/ui/form/RemoveDialog.tsx'
import table from '#renderer/ui/table.module.css'

/** Where a holder works and worked; two at once is normal. */
export function EmploymentSheet({ holder, canChange }: { holder: HolderDetail; canChange: boolean }) {
  const { t } = useWords()
  const [edited, setEdited] = useState<EmploymentView | 'new' | null>(null)
  const [removed, setRemoved] = useState<EmploymentView | null>(null)
  const add = useAction(ADD_EMPLOYMENT, () => setEdited('new'), canChange)
  return (
    <Sheet title={t('holders:section.employment')} tools={<ActionButton action={add} size="small" />}>
      {holder.employments.length === 0 ? (
        <Empty title={t('holders:employment.none')} />
      ) : (
        <table className={table.table}>
          <thead>
            <tr>
              <th>{t('holders:field.employer')}</th>
              <th>{t('holders:employment.place')}</th>
              <th>{t('holders:employment.time')}</th>
              <th>
                <span className="unseen">{t('holders:page.actions')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {holder.employments.map((employment) => (
              <tr key={employment.id}>
                <td>
                  <b>{employment.employer}</b>{' '}
                  {employment.isCurrent && <Tag tone="done">{t('holders:employment.now')}</Tag>}
                </td>
                <td>{[employment.department, employment.post].filter(Boolean).join(' · ') || <Dash />}</td>
                <td className={table.line}>
                  {employment.fromOn ?? t('holders:employment.unknownStart')} –{' '}
                  {employment.toOn ?? t('holders:employment.toNow')}
                </td>
                <td className={table.tools}>
                  {canChange && (
                    <EditOrRemove
                      edit={t('holders:employment.edit', { employer: employment.employer })}
                      remove={t('holders:employment.remove', { employer: employment.employer })}
                      onEdit={() => setEdited(employment)}
                      onRemove={() => setRemoved(employment)}
                    />
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {edited && <EmploymentDialog holder={holder} edited={edited} onClose={() => setEdited(null)} />}
      {removed && (
        <RemoveDialog
          question={t('holders:employment.removeQuestion', { employer: removed.employer })}
          command="holders.removeEmployment"
          remove={() => call.holders.removeEmployment({ id: holder.id, seen: holder.seq, employmentId: removed.id })}
          onClose={() => setRemoved(null)}
        />
      )}
    </Sheet>
  )
}
