import { DeleteOutlined, EditOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { OwnFieldView } from '#shared/contract/own-fields.ts'
import { api, call } from '#renderer/api/api.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import { ActionButton } from '#renderer/ui/actions/ActionButton.tsx'
import { useAction } from '#renderer/ui/actions/actions.ts'
import { Button } from '#renderer/ui/Button.tsx'
import { Sheet } from '#renderer/ui/Sheet.tsx'
import { Empty, Failed, Loading } from '#renderer/ui/states.tsx'
import { ADD_FIELD } from './actions.ts'
import { TextField } from '#renderer/ui/form/fields.tsx'
import { FormDialog } from '#renderer/ui/form/FormDialog.tsx'
import { RemoveDialog } from '#renderer/ui/form/RemoveDialog.tsx'
import { Panel, PanelTable } from './Panel.tsx'
import styles from './settings.module.css'
import { useMayKeep } from './use-keeper.ts'

/** Fields of a holder that the office itself added. */
export function OwnFieldsPanel() {
  const { t } = useWords()
  const mayKeep = useMayKeep()
  const [edited, setEdited] = useState<OwnFieldView | 'new' | null>(null)
  const [removed, setRemoved] = useState<OwnFieldView | null>(null)
  const add = useAction(ADD_FIELD, () => setEdited('new'), mayKeep)
  const list = useQuery(api.ownFields.list.queryOptions({ input: {} }))
  if (list.isPending) return <Loading />
  if (list.isError) return <Failed error={list.error} retry={() => void list.refetch()} />
  const { fields } = list.data
  return (
    <Panel lead={t('settings:ownFields.note')} tools={<ActionButton action={add} />}>
      <Sheet>
        {fields.length === 0 ? (
          <Empty title={t('settings:ownFields.empty')} />
        ) : (
          <PanelTable heads={[t('settings:ownFields.name'), t('settings:staff.holders')]}>
            {fields.map((field) => (
              <tr key={field.id}>
                <td>
                  <b>{field.name}</b>
                </td>
                <td>{t('settings:ownFields.filled', { count: field.holders })}</td>
                <td className={styles.narrow}>
                  {mayKeep && (
                    <>
                      <Button
                        size="small"
                        type="text"
                        icon={<EditOutlined />}
                        aria-label={t('settings:ownFields.renameTitle', { name: field.name })}
                        onClick={() => setEdited(field)}
                      >
                        {t('settings:ownFields.rename')}
                      </Button>
                      <Button
                        size="small"
                        type="text"
                        icon={<DeleteOutlined />}
                        aria-label={t('settings:of', { action: t('common:action.remove'), name: field.name })}
                        onClick={() => setRemoved(field)}
                      />
                    </>
                  )}
                </td>
              </tr>
            ))}
          </PanelTable>
        )}
      </Sheet>
      {edited && <NameDialog field={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />}
      {removed && (
        <RemoveDialog
          question={t('settings:ownFields.removeQuestion', { name: removed.name })}
          command="ownFields.remove"
          remove={() => call.ownFields.remove({ id: removed.id, seen: removed.seq })}
          onClose={() => setRemoved(null)}
        />
      )}
    </Panel>
  )
}

function NameDialog({ field, onClose }: { field: OwnFieldView | null; onClose: () => void }) {
  const { t } = useWords()
  return (
    <FormDialog
      title={field ? t('settings:ownFields.renameTitle', { name: field.name }) : t('settings:ownFields.addTitle')}
      initial={{ name: field?.name ?? '' }}
      command={field ? 'ownFields.rename' : 'ownFields.add'}
      save={({ name }) =>
        field ? call.ownFields.rename({ id: field.id, seen: field.seq, name }) : call.ownFields.add({ name })
      }
      onClose={onClose}
      fields={{ 'own-field/name-taken': 'name' }}
    >
      {(form) => <TextField {...form.bind('name')} label={t('settings:ownFields.name')} />}
    </FormDialog>
  )
}
