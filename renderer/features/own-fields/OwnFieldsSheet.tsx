import { FormOutlined, SaveOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Input } from 'antd'
import { useState } from 'react'
import { api, call } from '#renderer/api/api.ts'
import { useCommand } from '#renderer/api/changes.ts'
import { formErrorOf } from '#renderer/api/field-errors.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import { ActionButton } from '#renderer/ui/actions/ActionButton.tsx'
import { useAction, type ActionKind } from '#renderer/ui/actions/actions.ts'
import { Dialog } from '#renderer/ui/Dialog.tsx'
import { Field } from '#renderer/ui/form/Field.tsx'
import { FirstFocus } from '#renderer/ui/form/FirstFocus.tsx'
import { Sheet } from '#renderer/ui/Sheet.tsx'
import { Refused } from '#renderer/ui/states.tsx'
import styles from './own-fields.module.css'

const FILL: ActionKind = { id: 'ownFields.fill', label: 'settings:ownFields.fill', icon: FormOutlined }
const SAVE: ActionKind = {
  id: 'ownFields.save',
  label: 'settings:action.save',
  icon: SaveOutlined,
  chords: ['Ctrl+Enter', 'Ctrl+S'],
}

interface OwnFieldsSheetProps {
  readonly holder: { readonly id: number; readonly seq: number }
  readonly canChange: boolean
}

interface OwnValue {
  readonly fieldId: number
  readonly name: string
  readonly value: string | null
}

/** What the office itself keeps of a holder; nothing while it has no fields of its own. */
export function OwnFieldsSheet({ holder, canChange }: OwnFieldsSheetProps) {
  const { t } = useWords()
  const [isFilling, setFilling] = useState(false)
  const list = useQuery(api.ownFields.of.queryOptions({ input: { holderId: holder.id } }))
  const values = list.data?.values ?? []
  const fill = useAction(FILL, () => setFilling(true), canChange && values.length > 0)
  if (values.length === 0) return null
  return (
    <Sheet title={t('settings:ownFields.sheet')} tools={<ActionButton action={fill} size="small" />}>
      <dl className={styles.facts}>
        {values.map(({ fieldId, name, value }) => (
          <div key={fieldId}>
            <dt>{name}</dt>
            <dd>{value ?? <span className="mute">–</span>}</dd>
          </div>
        ))}
      </dl>
      {isFilling && <FillDialog holder={holder} values={values} onClose={() => setFilling(false)} />}
    </Sheet>
  )
}

interface FillDialogProps {
  readonly holder: OwnFieldsSheetProps['holder']
  readonly values: readonly OwnValue[]
  readonly onClose: () => void
}

function FillDialog({ holder, values: initial, onClose }: FillDialogProps) {
  const { t } = useWords()
  const [seen] = useState(holder.seq)
  const [values, setValues] = useState(initial)
  const fill = useCommand('ownFields.fill', call.ownFields.fill)
  const save = async () => {
    const written = values.map(({ fieldId, value }) => ({ fieldId, value }))
    if (await fill.run({ holderId: holder.id, seen, values: written })) onClose()
  }
  const write = (fieldId: number, text: string) =>
    setValues((all) => all.map((one) => (one.fieldId === fieldId ? { ...one, value: text || null } : one)))
  return (
    <Dialog
      title={t('settings:ownFields.fillTitle')}
      isOpen
      onClose={onClose}
      confirm={SAVE}
      onConfirm={() => void save()}
      isBusy={fill.isRunning}
    >
      <FirstFocus>
        <div className={styles.form}>
          <Refused sentence={formErrorOf(t, fill.refusal, {})} />
          {values.map(({ fieldId, name, value }) => (
            <Field key={fieldId} label={name}>
              {(control) => (
                <Input
                  {...control}
                  value={value ?? ''}
                  autoComplete="off"
                  onChange={(event) => write(fieldId, event.target.value)}
                />
              )}
            </Field>
          ))}
        </div>
      </FirstFocus>
    </Dialog>
  )
}
