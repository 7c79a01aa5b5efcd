import type { RuleSetView } from '#shared/contract/rules.ts'
import { Issuer } from '#shared/domain/reference.ts'
import { call } from '#renderer/api/api.ts'
import { sentenceOf } from '#renderer/api/refusals.ts'
import { today } from '#renderer/i18n/formats.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import { ChoiceField, DayField, LinesField, TextField } from '#renderer/ui/form/fields.tsx'
import { FormDialog } from '#renderer/ui/form/FormDialog.tsx'
import { RemoveDialog } from '#renderer/ui/form/RemoveDialog.tsx'

interface DraftDialogProps {
  readonly copyOf: RuleSetView | null
  readonly onDone: (id: number) => void
  readonly onClose: () => void
}

interface DraftFields {
  readonly name: string
  readonly issuer: Issuer
  readonly note: string
}

/** A new draft, empty or with the rows of another set. */
export function DraftDialog({ copyOf, onDone, onClose }: DraftDialogProps) {
  const { t } = useWords()
  const initial: DraftFields = { name: copyOf?.name ?? '', issuer: copyOf?.issuer ?? 'district', note: '' }
  return (
    <FormDialog
      title={t(copyOf ? 'rules:action.copy' : 'rules:action.draft')}
      initial={initial}
      command="rules.draft"
      save={({ name, issuer, note }) =>
        call.rules.draft({ name, issuer, note: note || null, copyOf: copyOf?.id ?? null })
      }
      onDone={({ id }) => onDone(id)}
      onClose={onClose}
    >
      {(form) => (
        <>
          <TextField {...form.bind('name')} label={t('rules:dialog.name')} />
          {copyOf === null && (
            <ChoiceField
              {...form.bind('issuer')}
              label={t('rules:dialog.issuer')}
              options={Issuer.options}
              labelOf={(option) => t(`entitlements:issuer.${option}`)}
            />
          )}
          <LinesField {...form.bind('note')} label={t('rules:dialog.note')} />
        </>
      )}
    </FormDialog>
  )
}

interface SetDialogProps {
  readonly set: RuleSetView
  readonly onClose: () => void
}

/** From which day the draft counts. A fault of a row is told with the row, since the row is not in this form. */
export function PublishDialog({ set: { id, seq: seen, name }, onClose }: SetDialogProps) {
  const { t } = useWords()
  const initial: { readonly onDay: string | null } = { onDay: today() }
  return (
    <FormDialog
      title={`${t('rules:action.publish')} · ${name}`}
      initial={initial}
      command="rules.publish"
      save={({ onDay }) => call.rules.publish({ id, seen, onDay: onDay ?? '' })}
      onClose={onClose}
      fields={{ 'rule-set/before-the-last': 'onDay' }}
      toldOf={(refusal) => {
        const row = refusal.params['row']
        return typeof row === 'number' ? `${t('rules:page.row')} ${row}: ${sentenceOf(t, refusal)}` : undefined
      }}
    >
      {(form) => (
        <>
          <p>{t('rules:dialog.publishNote')}</p>
          <DayField {...form.bind('onDay')} label={t('rules:dialog.onDay')} isRequired />
        </>
      )}
    </FormDialog>
  )
}

export function DiscardDialog({ set: { id, seq: seen, name, rows }, onClose }: SetDialogProps) {
  const { t } = useWords()
  return (
    <RemoveDialog
      title={t('rules:action.discard')}
      question={t('rules:dialog.discard', { name, count: rows })}
      command="rules.discard"
      remove={() => call.rules.discard({ id, seen })}
      onClose={onClose}
    />
  )
}
