import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { StaffKind } from '#shared/domain/reference.ts'
import type { StaffFields, StaffView } from '#shared/contract/staff.ts'
import { api, call } from '#renderer/api/api.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import { ActionButton } from '#renderer/ui/actions/ActionButton.tsx'
import { useAction } from '#renderer/ui/actions/actions.ts'
import { Sheet } from '#renderer/ui/Sheet.tsx'
import { Empty, Failed, Loading } from '#renderer/ui/states.tsx'
import { Tag } from '#renderer/ui/Tag.tsx'
import { ADD_STAFF } from './actions.ts'
import { ChoiceField, OptionalText, TextField, Tick } from '#renderer/ui/form/fields.tsx'
import { FormDialog } from '#renderer/ui/form/FormDialog.tsx'
import { RowTools } from './RowTools.tsx'
import layout from '#renderer/ui/form/layout.module.css'
import { Panel, PanelTable } from './Panel.tsx'
import styles from './settings.module.css'
import { useMayKeep } from './use-keeper.ts'

/** Service specialists, liaison officers and linked leaders. */
export function StaffPanel() {
  const { t } = useWords()
  const mayKeep = useMayKeep()
  const [edited, setEdited] = useState<StaffView | 'new' | null>(null)
  const add = useAction(ADD_STAFF, () => setEdited('new'), mayKeep)
  const list = useQuery(api.staff.list.queryOptions({ input: {} }))
  if (list.isPending) return <Loading />
  if (list.isError) return <Failed error={list.error} retry={() => void list.refetch()} />
  const { staff } = list.data
  return (
    <Panel lead={t('settings:staff.emptyNote')} tools={<ActionButton action={add} />}>
      <Sheet>
        {staff.length === 0 ? (
          <Empty title={t('settings:staff.empty')} />
        ) : (
          <PanelTable
            heads={[
              t('settings:field.name'),
              t('settings:field.kind'),
              t('settings:field.phone'),
              t('settings:staff.holders'),
            ]}
          >
            {staff.map((person) => (
              <tr key={person.id}>
                <td>
                  <b>{person.name}</b> {!person.isActive && <Tag>{t('settings:staff.inactive')}</Tag>}
                </td>
                <td>{t(`settings:staffKind.${person.kind}`)}</td>
                <td className="mono">{person.phone ?? '–'}</td>
                <td>{person.holders}</td>
                <td className={styles.narrow}>
                  {mayKeep && <RowTools name={person.name} onCorrect={() => setEdited(person)} />}
                </td>
              </tr>
            ))}
          </PanelTable>
        )}
      </Sheet>
      {edited && <StaffDialog person={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />}
    </Panel>
  )
}

function StaffDialog({ person, onClose }: { person: StaffView | null; onClose: () => void }) {
  const { t } = useWords()
  return (
    <FormDialog
      title={person ? t('settings:staff.correctTitle', { name: person.name }) : t('settings:staff.addTitle')}
      initial={person ? fieldsOf(person) : BLANK}
      command={person ? 'staff.correct' : 'staff.add'}
      save={(fields) =>
        person ? call.staff.correct({ id: person.id, seen: person.seq, changes: fields }) : call.staff.add({ fields })
      }
      onClose={onClose}
      prefix={person ? 'changes.' : 'fields.'}
    >
      {(form) => (
        <>
          <div className={layout.pair}>
            <TextField {...form.bind('name')} label={t('settings:field.name')} />
            <ChoiceField
              {...form.bind('kind')}
              label={t('settings:field.kind')}
              options={StaffKind.options}
              labelOf={(kind) => t(`settings:staffKind.${kind}`)}
            />
            <OptionalText {...form.bind('phone')} label={t('settings:field.phone')} />
          </div>
          <Tick {...form.bind('isActive')} label={t('settings:staff.active')} />
        </>
      )}
    </FormDialog>
  )
}

const BLANK: StaffFields = { name: '', kind: 'specialist', operatorId: null, phone: null, isActive: true }

function fieldsOf({ name, kind, operatorId, phone, isActive }: StaffView): StaffFields {
  return { name, kind, operatorId, phone, isActive }
}
