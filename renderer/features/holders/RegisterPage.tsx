import { useId, useState } from 'react'
import { flushSync } from 'react-dom'
import type { MessageReading } from '#shared/contract/messages.ts'
import type { HolderFields, IdentityFields } from '#shared/domain/holder.ts'
import { call } from '#renderer/api/api.ts'
import { useCommand } from '#renderer/api/changes.ts'
import { fieldErrorsOf, formErrorOf, type FieldErrors } from '#renderer/api/field-errors.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import { ActionButton } from '#renderer/ui/actions/ActionButton.tsx'
import { useAction } from '#renderer/ui/actions/actions.ts'
import { Button } from '#renderer/ui/Button.tsx'
import { FirstFocus } from '#renderer/ui/form/FirstFocus.tsx'
import { LeaveGuard } from '#renderer/ui/form/LeaveGuard.tsx'
import { useDraft } from '#renderer/ui/form/use-draft.ts'
import { Refused } from '#renderer/ui/states.tsx'
import { SAVE } from '#renderer/ui/form/actions.ts'
import { useGo } from '#renderer/ui/use-go.ts'
import { useOpening } from '#renderer/ui/use-opening.ts'
import { PASTE } from './actions.ts'
import { DuplicatePanel } from './DuplicatePanel.tsx'
import { BLANK_EMPLOYMENT, EmploymentFieldset } from './EmploymentFieldset.tsx'
import styles from './forms.module.css'
import { BLANK, FIELD_OF_REFUSAL } from './holder-fields.ts'
import { HolderFieldset } from './HolderFieldset.tsx'
import { IdentityRows } from './IdentityRows.tsx'
import { PasteDialog } from './PasteDialog.tsx'

const BLANK_IDENTITIES: readonly IdentityFields[] = [{ kind: 'resident-id', number: '' }]

/** Registers a new holder; beside the form stands who may be the same person. */
export function RegisterPage() {
  const { t } = useWords()
  const navigate = useGo()
  const employmentId = useId()
  const draft = useDraft(BLANK)
  const more = useDraft({ identities: BLANK_IDENTITIES, employment: BLANK_EMPLOYMENT })
  const [isSaved, setSaved] = useState(false)
  const register = useCommand('holders.register', call.holders.register)
  const { identities, employment } = more.values
  const hasEmployment = JSON.stringify(employment) !== JSON.stringify(BLANK_EMPLOYMENT)
  const errors = fieldErrorsOf(t, register.refusal, REGISTER_FIELDS, 'fields.')

  const save = async () => {
    const registered = await register.run({
      fields: draft.values,
      identities: identities.filter(({ number }) => number.trim() !== ''),
      employments: hasEmployment ? [employment] : [],
    })
    if (!registered) return
    // The guard must have heard of it first.
    flushSync(() => setSaved(true))
    void navigate(`/holders/${registered.id}`, { replace: true })
  }
  const pasting = useOpening()
  const paste = useAction(PASTE, pasting.open, !register.isRunning)
  const fillIn = ({ fields, identity, employment: work }: MessageReading) => {
    // What crossed as JSON is there or left out, never undefined.
    draft.fill(fields as Partial<HolderFields>)
    if (identity) more.set('identities', [identity])
    if (work) more.set('employment', { ...BLANK_EMPLOYMENT, ...work })
  }
  const action = useAction(SAVE, () => void save(), !register.isRunning)

  return (
    <div className={styles.page}>
      <form className={styles.form} onSubmit={(event) => event.preventDefault()}>
        <div className={styles.head}>
          <h1>{t('holders:register.title')}</h1>
          <span className="mute">{t('holders:register.note')}</span>
          <ActionButton action={paste} />
        </div>
        <Refused sentence={formErrorOf(t, register.refusal, errors)} />
        <FirstFocus>
          <HolderFieldset section="person" draft={draft} errors={errors} />
        </FirstFocus>
        <IdentityRows
          rows={identities}
          onChange={(rows) => more.set('identities', rows)}
          errors={errors}
          onFound={({ bornOn, sex }) => {
            draft.fill({
              bornOn: draft.values.bornOn ?? bornOn ?? null,
              sex: draft.values.sex ?? sex ?? null,
            })
          }}
        />
        <fieldset className={styles.section} aria-labelledby={employmentId}>
          <h2 id={employmentId}>{t('holders:section.employment')}</h2>
          <EmploymentFieldset
            value={employment}
            onChange={(value) => more.set('employment', value)}
            errors={under('employments.0.', errors)}
          />
        </fieldset>
        <HolderFieldset section="talent" draft={draft} errors={errors} />
        <HolderFieldset section="education" draft={draft} errors={errors} />
        <HolderFieldset section="recruitment" draft={draft} errors={errors} />
        <HolderFieldset section="remarks" draft={draft} errors={errors} />
        <div className={styles.bar}>
          <ActionButton action={action} type="primary" loading={register.isRunning} />
          <Button onClick={() => void navigate(-1)}>{t('common:cancel')}</Button>
        </div>
      </form>
      <aside className={styles.aside}>
        <DuplicatePanel person={{ ...draft.values, employer: employment.employer, identity: identities[0] }} />
      </aside>
      <PasteDialog opening={pasting} onRead={fillIn} />
      <LeaveGuard isDirty={!isSaved && (draft.isDirty || more.isDirty)} />
    </div>
  )
}

const REGISTER_FIELDS = { ...FIELD_OF_REFUSAL, 'employment/ends-before-it-begins': 'employments.0.toOn' }

/** The errors below a path, by the rest of their path. */
function under(prefix: string, errors: FieldErrors): FieldErrors {
  const inside = Object.entries(errors).filter(([path]) => path.startsWith(prefix))
  return Object.fromEntries(inside.map(([path, sentence]) => [path.slice(prefix.length), sentence]))
}
