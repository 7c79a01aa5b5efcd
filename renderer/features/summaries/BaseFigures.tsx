import { PlusOutlined } from '@ant-design/icons'
import { useState } from 'react'
import { BaseFigure, type BaseFigureView, type SummaryReport } from '#shared/contract/summaries.ts'
import { call } from '#renderer/api/api.ts'
import { useCommand } from '#renderer/api/changes.ts'
import { formErrorOf } from '#renderer/api/field-errors.ts'
import { useMayChange } from '#renderer/api/operator.ts'
import { countOf } from '#renderer/i18n/formats.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import { ActionButton } from '#renderer/ui/actions/ActionButton.tsx'
import { useAction, type ActionKind } from '#renderer/ui/actions/actions.ts'
import { EditOrRemove } from '#renderer/ui/EditOrRemove.tsx'
import { ChoiceField, DayField, NumberField, TextField } from '#renderer/ui/form/fields.tsx'
import { FormDialog } from '#renderer/ui/form/FormDialog.tsx'
import { Sheet } from '#renderer/ui/Sheet.tsx'
import { Refused } from '#renderer/ui/states.tsx'
import table from '#renderer/ui/table.module.css'
import styles from './summaries.module.css'

const ADD: ActionKind = { id: 'summaries.addBase', label: 'summaries:base.add', icon: PlusOutlined }

/** What was done in all, here and before; the figures from before stand apart with their source. */
export function BaseFigures({ report: { allTime, bases } }: { readonly report: SummaryReport }) {
  const { t } = useWords()
  const mayChange = useMayChange()
  const [open, setOpen] = useState<BaseFigureView | 'new' | null>(null)
  const add = useAction(ADD, () => setOpen('new'), mayChange)
  const remove = useCommand('summaries.removeBase', call.summaries.removeBase)
  return (
    <Sheet
      title={t('summaries:base.title')}
      note={t('summaries:base.note')}
      tools={mayChange && <ActionButton action={add} size="small" />}
    >
      <table className={`${table.table} ${table.rows}`}>
        <tbody>
          {(['accepted', 'resolved'] as const).map((figure) => (
            <tr key={figure}>
              <th scope="row">
                {t('summaries:base.here')} <span className="mute">{t(`summaries:base.figure.${figure}`)}</span>
              </th>
              <td className={table.end} colSpan={mayChange ? 2 : 1}>
                {countOf(allTime[figure])}
              </td>
            </tr>
          ))}
          {bases.map((base) => (
            <tr key={base.id}>
              <th scope="row">
                {t(`summaries:base.figure.${base.figure}`)}{' '}
                <span className="mute">
                  {base.untilOn} · {base.source}
                </span>
              </th>
              <td className={table.end}>{countOf(base.value)}</td>
              {mayChange && (
                <td className={table.end}>
                  <EditOrRemove
                    edit={`${t('summaries:base.change')} ${t(`summaries:base.figure.${base.figure}`)}`}
                    remove={`${t('summaries:base.remove')} ${t(`summaries:base.figure.${base.figure}`)}`}
                    onEdit={() => setOpen(base)}
                    onRemove={() => void remove.run({ id: base.id, seen: base.seq })}
                  />
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
      {bases.length === 0 && <p className={`${styles.empty} mute`}>{t('summaries:base.none')}</p>}
      <Refused sentence={formErrorOf(t, remove.refusal, {})} />
      {open !== null && <BaseDialog base={open === 'new' ? null : open} onClose={() => setOpen(null)} />}
    </Sheet>
  )
}

interface BaseValues {
  readonly figure: BaseFigure
  readonly value: number | null
  readonly untilOn: string | null
  readonly source: string
}

const BLANK: BaseValues = { figure: 'accepted', value: null, untilOn: null, source: '' }

function BaseDialog({ base, onClose }: { readonly base: BaseFigureView | null; readonly onClose: () => void }) {
  const { t } = useWords()
  return (
    <FormDialog<BaseValues>
      title={t(base ? 'summaries:base.change' : 'summaries:base.add')}
      initial={base ?? BLANK}
      command="summaries.saveBase"
      save={({ figure, value, untilOn, source }) =>
        call.summaries.saveBase({
          ...(base && { id: base.id, seen: base.seq }),
          fields: { figure, value: value ?? -1, untilOn: untilOn ?? '', source },
        })
      }
      onClose={onClose}
      prefix="fields."
    >
      {(form) => (
        <>
          <ChoiceField
            {...form.bind('figure')}
            label={t('summaries:base.field.figure')}
            options={BaseFigure.options}
            labelOf={(one) => t(`summaries:base.figure.${one}`)}
          />
          <NumberField {...form.bind('value')} label={t('summaries:base.field.value')} isRequired />
          <DayField {...form.bind('untilOn')} label={t('summaries:base.field.untilOn')} isRequired />
          <TextField {...form.bind('source')} label={t('summaries:base.field.source')} />
        </>
      )}
    </FormDialog>
  )
}
