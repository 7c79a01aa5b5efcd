import { SaveOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useState } from 'react'
import type { StaffLinkView } from '#shared/contract/staff.ts'
import { api, call } from '#renderer/api/api.ts'
import { useCommand } from '#renderer/api/changes.ts'
import { fieldErrorsOf, formErrorOf } from '#renderer/api/field-errors.ts'
import { today } from '#renderer/i18n/formats.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import type { ActionKind } from '#renderer/ui/actions/actions.ts'
import { Dialog } from '#renderer/ui/Dialog.tsx'
import { DayInput } from '#renderer/ui/form/DayInput.tsx'
import { Field } from '#renderer/ui/form/Field.tsx'
import { Refused } from '#renderer/ui/states.tsx'
import styles from './staff.module.css'

const SAVE: ActionKind = {
  id: 'staff.save',
  label: 'settings:action.save',
  icon: SaveOutlined,
  chords: ['Ctrl+Enter', 'Ctrl+S'],
}

const FIELDS = {
  'staff/already-linked': 'staffId',
  'staff/linked-later': 'fromOn',
  'staff/link-ends-before-it-begins': 'toOn',
}

/** Names somebody to look after a holder from a day on. */
export function LinkDialog({ holderId, onClose }: { holderId: number; onClose: () => void }) {
  const { t } = useWords()
  const [staffId, setStaffId] = useState<number | null>(null)
  const [fromOn, setFromOn] = useState<string | null>(today())
  const list = useQuery(api.staff.list.queryOptions({ input: { isActive: true } }))
  const link = useCommand('staff.link', call.staff.link)
  const errors = fieldErrorsOf(t, link.refusal, FIELDS)
  const save = async () => {
    if (await link.run({ holderId, staffId: staffId ?? 0, fromOn: fromOn ?? '' })) onClose()
  }
  return (
    <Dialog
      title={t('settings:staff.linkTitle')}
      isOpen
      onClose={onClose}
      confirm={SAVE}
      onConfirm={() => void save()}
      isBusy={link.isRunning}
    >
      <div className={styles.form}>
        <Refused sentence={formErrorOf(t, link.refusal, errors)} />
        <Field
          label={t('settings:staff.who')}
          error={errors['staffId']}
          hint={list.data?.staff.length === 0 && t('settings:staff.noStaff')}
          isRequired
        >
          {(control) => (
            <Select<number>
              {...control}
              value={staffId}
              showSearch={{ optionFilterProp: 'label' }}
              options={(list.data?.staff ?? []).map(({ id, name, kind }) => ({
                value: id,
                label: `${name} · ${t(`settings:staffKind.${kind}`)}`,
              }))}
              onChange={setStaffId}
            />
          )}
        </Field>
        <Field
          label={t('settings:staff.fromOn')}
          error={errors['fromOn']}
          hint={t('settings:staff.linkNote')}
          isRequired
        >
          {(control) => <DayInput {...control} value={fromOn} onChange={setFromOn} />}
        </Field>
      </div>
    </Dialog>
  )
}

/** The last day on which somebody looks after the holder. */
export function EndLinkDialog({ link, onClose }: { link: StaffLinkView; onClose: () => void }) {
  const { t } = useWords()
  const [toOn, setToOn] = useState<string | null>(today())
  const end = useCommand('staff.endLink', call.staff.endLink)
  const errors = fieldErrorsOf(t, end.refusal, FIELDS)
  const save = async () => {
    if (await end.run({ id: link.id, seen: link.seq, toOn: toOn ?? '' })) onClose()
  }
  return (
    <Dialog
      title={t('settings:staff.endTitle', { name: link.name })}
      isOpen
      onClose={onClose}
      confirm={SAVE}
      onConfirm={() => void save()}
      isBusy={end.isRunning}
    >
      <div className={styles.form}>
        <Refused sentence={formErrorOf(t, end.refusal, errors)} />
        <Field label={t('settings:staff.toOn')} error={errors['toOn']} isRequired>
          {(control) => <DayInput {...control} value={toOn} onChange={setToOn} />}
        </Field>
      </div>
    </Dialog>
  )
}
