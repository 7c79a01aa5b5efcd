import { DeleteOutlined, EditOutlined, PlusOutlined, SaveOutlined } from '@ant-design/icons'
import { Button, Input, InputNumber } from 'antd'
import { useState } from 'react'
import { BaseFigure, type BaseFigureView, type SummaryReport } from '#shared/contract/summaries.ts'
import { call } from '#renderer/api/api.ts'
import { useCommand } from '#renderer/api/changes.ts'
import { fieldErrorsOf, formErrorOf } from '#renderer/api/field-errors.ts'
import { useMayChange } from '#renderer/api/operator.ts'
import { countOf } from '#renderer/i18n/formats.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import { ActionButton } from '#renderer/ui/actions/ActionButton.tsx'
import { useAction, type ActionKind } from '#renderer/ui/actions/actions.ts'
import { Dialog } from '#renderer/ui/Dialog.tsx'
import { Choice } from '#renderer/ui/form/Choice.tsx'
import { DayInput } from '#renderer/ui/form/DayInput.tsx'
import { Field } from '#renderer/ui/form/Field.tsx'
import { FirstFocus } from '#renderer/ui/form/FirstFocus.tsx'
import { Sheet } from '#renderer/ui/Sheet.tsx'
import { Refused } from '#renderer/ui/states.tsx'
import styles from './summaries.module.css'

const ADD: ActionKind = { id: 'summaries.addBase', label: 'summaries:base.add', icon: PlusOutlined }
const SAVE: ActionKind = {
  id: 'summaries.saveBase',
  label: 'settings:action.save',
  icon: SaveOutlined,
  chords: ['Ctrl+Enter', 'Ctrl+S'],
}

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
      <table className={styles.table}>
        <tbody>
          {(['accepted', 'resolved'] as const).map((figure) => (
            <tr key={figure}>
              <th scope="row">
                {t('summaries:base.here')} <span className="mute">{t(`summaries:base.figure.${figure}`)}</span>
              </th>
              <td className={styles.right} colSpan={mayChange ? 2 : 1}>
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
              <td className={styles.right}>{countOf(base.value)}</td>
              {mayChange && (
                <td className={styles.right}>
                  <Button
                    size="small"
                    type="text"
                    icon={<EditOutlined aria-hidden />}
                    aria-label={`${t('summaries:base.change')} ${t(`summaries:base.figure.${base.figure}`)}`}
                    onClick={() => setOpen(base)}
                  />
                  <Button
                    size="small"
                    type="text"
                    icon={<DeleteOutlined aria-hidden />}
                    aria-label={`${t('summaries:base.remove')} ${t(`summaries:base.figure.${base.figure}`)}`}
                    onClick={() => void remove.run({ id: base.id, seen: base.seq })}
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

function BaseDialog({ base, onClose }: { readonly base: BaseFigureView | null; readonly onClose: () => void }) {
  const { t } = useWords()
  const [figure, setFigure] = useState<BaseFigure>(base?.figure ?? 'accepted')
  const [value, setValue] = useState<number | null>(base?.value ?? null)
  const [untilOn, setUntilOn] = useState<string | null>(base?.untilOn ?? null)
  const [source, setSource] = useState(base?.source ?? '')
  const save = useCommand('summaries.saveBase', call.summaries.saveBase)
  const errors = fieldErrorsOf(t, save.refusal, {}, 'fields.')
  const keep = async () => {
    const fields = { figure, value: value ?? -1, untilOn: untilOn ?? '', source }
    if (await save.run({ ...(base && { id: base.id, seen: base.seq }), fields })) onClose()
  }
  return (
    <Dialog
      title={t(base ? 'summaries:base.change' : 'summaries:base.add')}
      isOpen
      onClose={onClose}
      confirm={SAVE}
      onConfirm={() => void keep()}
      isBusy={save.isRunning}
    >
      <FirstFocus>
        <div className={styles.form}>
          <Refused sentence={formErrorOf(t, save.refusal, errors)} />
          <Field label={t('summaries:base.field.figure')} isRequired error={errors['figure']}>
            {(control) => (
              <Choice
                {...control}
                value={figure}
                options={BaseFigure.options}
                labelOf={(one) => t(`summaries:base.figure.${one}`)}
                onChange={(one) => setFigure(one ?? 'accepted')}
              />
            )}
          </Field>
          <Field label={t('summaries:base.field.value')} isRequired error={errors['value']}>
            {(control) => <InputNumber {...control} min={0} precision={0} value={value} onChange={setValue} />}
          </Field>
          <Field label={t('summaries:base.field.untilOn')} isRequired error={errors['untilOn']}>
            {(control) => <DayInput {...control} value={untilOn} onChange={setUntilOn} />}
          </Field>
          <Field label={t('summaries:base.field.source')} isRequired error={errors['source']}>
            {(control) => <Input {...control} value={source} onChange={(event) => setSource(event.target.value)} />}
          </Field>
        </div>
      </FirstFocus>
    </Dialog>
  )
}
