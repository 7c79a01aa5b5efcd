import { Input } from 'antd'
import { useState, type ReactNode } from 'react'
import type { RuleSetView } from '#shared/contract/rules.ts'
import { Issuer } from '#shared/domain/reference.ts'
import { call } from '#renderer/api/api.ts'
import { useCommand } from '#renderer/api/changes.ts'
import { fieldErrorsOf, formErrorOf } from '#renderer/api/field-errors.ts'
import { sentenceOf } from '#renderer/api/refusals.ts'
import { today } from '#renderer/i18n/formats.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import { Dialog } from '#renderer/ui/Dialog.tsx'
import { Choice } from '#renderer/ui/form/Choice.tsx'
import { DayInput } from '#renderer/ui/form/DayInput.tsx'
import { Field } from '#renderer/ui/form/Field.tsx'
import { FirstFocus } from '#renderer/ui/form/FirstFocus.tsx'
import { Refused } from '#renderer/ui/states.tsx'
import { REMOVE, SAVE } from './actions.ts'
import styles from './rules.module.css'

interface DraftDialogProps {
  readonly copyOf: RuleSetView | null
  readonly onDone: (id: number) => void
  readonly onClose: () => void
}

/** A new draft, empty or with the rows of another set. */
export function DraftDialog({ copyOf, onDone, onClose }: DraftDialogProps) {
  const { t } = useWords()
  const [values, setValues] = useState({ name: copyOf?.name ?? '', issuer: copyOf?.issuer ?? 'district', note: '' })
  const draft = useCommand('rules.draft', call.rules.draft)
  const errors = fieldErrorsOf(t, draft.refusal)
  const save = async () => {
    const { name, issuer, note } = values
    const done = await draft.run({ name, issuer, note: note || null, copyOf: copyOf?.id ?? null })
    if (!done) return
    onDone(done.id)
    onClose()
  }
  return (
    <Dialog
      title={t(copyOf ? 'rules:action.copy' : 'rules:action.draft')}
      isOpen
      onClose={onClose}
      confirm={SAVE}
      onConfirm={() => void save()}
      isBusy={draft.isRunning}
    >
      <FirstFocus>
        <div className={styles.form}>
          <Refused sentence={formErrorOf(t, draft.refusal, errors)} />
          <Field label={t('rules:dialog.name')} error={errors['name']} isRequired>
            {(control) => (
              <Input
                {...control}
                value={values.name}
                autoComplete="off"
                onChange={(event) => setValues({ ...values, name: event.target.value })}
              />
            )}
          </Field>
          {copyOf === null && (
            <Field label={t('rules:dialog.issuer')} isRequired>
              {(control) => (
                <Choice<Issuer>
                  {...control}
                  value={values.issuer}
                  options={Issuer.options}
                  labelOf={(option) => t(`entitlements:issuer.${option}`)}
                  onChange={(issuer) => issuer !== null && setValues({ ...values, issuer })}
                />
              )}
            </Field>
          )}
          <Field label={t('rules:dialog.note')} error={errors['note']}>
            {(control) => (
              <Input.TextArea
                {...control}
                rows={2}
                value={values.note}
                onChange={(event) => setValues({ ...values, note: event.target.value })}
              />
            )}
          </Field>
        </div>
      </FirstFocus>
    </Dialog>
  )
}

interface SetDialogProps {
  readonly set: RuleSetView
  readonly onClose: () => void
}

/** From which day the draft counts. */
export function PublishDialog({ set: { id, seq: seen, name }, onClose }: SetDialogProps) {
  const { t } = useWords()
  const [onDay, setOnDay] = useState<string | null>(today())
  const publish = useCommand('rules.publish', call.rules.publish)
  const errors = fieldErrorsOf(t, publish.refusal, { 'rule-set/before-the-last': 'onDay' })
  const confirm = async () => {
    if (await publish.run({ id, seen, onDay: onDay ?? '' })) onClose()
  }
  return (
    <Dialog
      title={`${t('rules:action.publish')} · ${name}`}
      isOpen
      onClose={onClose}
      confirm={SAVE}
      onConfirm={() => void confirm()}
      isBusy={publish.isRunning}
    >
      <FirstFocus>
        <div className={styles.form}>
          <p>{t('rules:dialog.publishNote')}</p>
          <Refused sentence={refusedRow(t, publish.refusal) ?? formErrorOf(t, publish.refusal, errors)} />
          <Field label={t('rules:dialog.onDay')} error={errors['onDay']} isRequired>
            {(control) => <DayInput {...control} value={onDay} onChange={setOnDay} />}
          </Field>
        </div>
      </FirstFocus>
    </Dialog>
  )
}

/** A fault of a row is told with the row, since the row is not in this form. */
function refusedRow(...[t, refusal]: Parameters<typeof fieldErrorsOf>): string | undefined {
  const row = refusal?.params['row']
  return refusal && typeof row === 'number' ? `${t('rules:page.row')} ${row}: ${sentenceOf(t, refusal)}` : undefined
}

export function DiscardDialog({ set: { id, seq: seen, name, rows }, onClose }: SetDialogProps) {
  const { t } = useWords()
  return (
    <ConfirmDialog
      title={t('rules:action.discard')}
      question={t('rules:dialog.discard', { name, count: rows })}
      command="rules.discard"
      perform={() => call.rules.discard({ id, seen })}
      onClose={onClose}
    />
  )
}

interface ConfirmDialogProps {
  readonly title: string
  readonly question: ReactNode
  readonly command: string
  readonly perform: () => Promise<{ seq: number }>
  readonly onClose: () => void
}

/** Asks before something goes. */
export function ConfirmDialog({ title, question, command, perform, onClose }: ConfirmDialogProps) {
  const { t } = useWords()
  const removal = useCommand<null, { seq: number }>(command, perform)
  return (
    <Dialog
      title={title}
      isOpen
      onClose={onClose}
      confirm={REMOVE}
      onConfirm={() => void removal.run(null).then((done) => done && onClose())}
      isBusy={removal.isRunning}
      isDangerous
    >
      <div className={styles.form}>
        <p>{question}</p>
        <Refused sentence={removal.refusal ? sentenceOf(t, removal.refusal) : undefined} />
      </div>
    </Dialog>
  )
}
