import { FormOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api, call } from '#renderer/api/api.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import { ActionButton } from '#renderer/ui/actions/ActionButton.tsx'
import { useAction, type ActionKind } from '#renderer/ui/actions/actions.ts'
import { OptionalText } from '#renderer/ui/form/fields.tsx'
import { FormDialog } from '#renderer/ui/form/FormDialog.tsx'
import { Sheet } from '#renderer/ui/Sheet.tsx'
import { Dash } from '#renderer/ui/states.tsx'
import styles from './own-fields.module.css'

const FILL: ActionKind = { id: 'ownFields.fill', label: 'settings:ownFields.fill', icon: FormOutlined }

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
            <dd>{value ?? <Dash />}</dd>
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

function FillDialog({ holder, values, onClose }: FillDialogProps) {
  const { t } = useWords()
  const initial: { readonly [fieldId: string]: string | null } = Object.fromEntries(
    values.map(({ fieldId, value }) => [fieldId, value]),
  )
  return (
    <FormDialog
      title={t('settings:ownFields.fillTitle')}
      initial={initial}
      command="ownFields.fill"
      save={(typed) =>
        call.ownFields.fill({
          holderId: holder.id,
          seen: holder.seq,
          values: values.map(({ fieldId }) => ({ fieldId, value: typed[fieldId] ?? null })),
        })
      }
      onClose={onClose}
    >
      {(form) =>
        values.map(({ fieldId, name }) => (
          <OptionalText
            key={fieldId}
            label={name}
            error={undefined}
            value={form.values[fieldId] ?? null}
            onChange={(value) => form.set(String(fieldId), value)}
          />
        ))
      }
    </FormDialog>
  )
}
