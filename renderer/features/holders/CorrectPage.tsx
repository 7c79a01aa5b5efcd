import { useState } from 'react'
import { flushSync } from 'react-dom'
import type { HolderDetail } from '#shared/contract/holders.ts'
import { HolderFields } from '#shared/domain/holder.ts'
import { call } from '#renderer/api/api.ts'
import { useCommand } from '#renderer/api/changes.ts'
import { fieldErrorsOf, formErrorOf } from '#renderer/api/field-errors.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import { ActionButton } from '#renderer/ui/actions/ActionButton.tsx'
import { useAction } from '#renderer/ui/actions/actions.ts'
import { Button } from '#renderer/ui/Button.tsx'
import { FirstFocus } from '#renderer/ui/form/FirstFocus.tsx'
import { LeaveGuard } from '#renderer/ui/form/LeaveGuard.tsx'
import { useDraft } from '#renderer/ui/form/use-draft.ts'
import { Failed, Loading, Refused } from '#renderer/ui/states.tsx'
import { SAVE } from '#renderer/ui/form/actions.ts'
import { useGo } from '#renderer/ui/use-go.ts'
import { DuplicatePanel } from './DuplicatePanel.tsx'
import styles from './forms.module.css'
import { FIELD_OF_REFUSAL, SECTIONS, type Section } from './holder-fields.ts'
import { HolderFieldset } from './HolderFieldset.tsx'
import { useHolder, useHolderId } from './use-holder.ts'

/** Corrects what the register says of a holder. */
export function CorrectPage() {
  const { holder, isOld, failure, retry } = useHolder(useHolderId())
  const [first, setFirst] = useState<HolderDetail | null>(null)
  if (holder && !isOld && holder.id !== first?.id) setFirst(holder)
  if (failure) return <Failed error={failure} retry={retry} />
  if (!holder || holder.id !== first?.id) return <Loading lines={12} />
  return <CorrectForm key={first.id} holder={first} />
}

/** `holder` as it was when the form was opened: a change made meanwhile is told on saving, never overwritten. */
function CorrectForm({ holder }: { holder: HolderDetail }) {
  const { t } = useWords()
  const navigate = useGo()
  const draft = useDraft(fieldsOf(holder))
  const [isPhoneRemoved, setPhoneRemoved] = useState(false)
  const [isSaved, setSaved] = useState(false)
  const correct = useCommand('holders.correct', call.holders.correct)
  const errors = fieldErrorsOf(t, correct.refusal, FIELD_OF_REFUSAL, 'changes.')
  const isDirty = draft.isDirty || isPhoneRemoved

  const leave = () => void navigate(`/holders/${holder.id}`, { replace: true })
  const save = async () => {
    if (isDirty) {
      const changes = { ...changesOf(draft.values, holder), ...(isPhoneRemoved && { phone: null }) }
      if (!(await correct.run({ id: holder.id, seen: holder.seq, changes }))) return
    }
    // The guard must have heard of it first.
    flushSync(() => setSaved(true))
    leave()
  }
  const action = useAction(SAVE, () => void save(), !correct.isRunning)

  const phoneHint = isPhoneRemoved ? (
    t('holders:correct.phoneRemoved')
  ) : holder.phoneMasked === null ? undefined : (
    <>
      {t('holders:correct.phoneKept')}{' '}
      <button type="button" className="text-button" onClick={() => setPhoneRemoved(true)}>
        {t('holders:correct.removePhone')}
      </button>
    </>
  )

  return (
    <div className={styles.page}>
      <form className={styles.form} onSubmit={(event) => event.preventDefault()}>
        <div className={styles.head}>
          <h1>{t('holders:correct.title', { name: holder.name })}</h1>
        </div>
        <Refused sentence={formErrorOf(t, correct.refusal, errors)} />
        <FirstFocus>
          {Object.keys(SECTIONS).map((section) => (
            <HolderFieldset
              key={section}
              section={section as Section}
              draft={draft}
              errors={errors}
              hints={{ phone: phoneHint }}
              placeholders={isPhoneRemoved ? {} : { phone: holder.phoneMasked ?? '' }}
            />
          ))}
        </FirstFocus>
        <div className={styles.bar}>
          <ActionButton action={action} type="primary" loading={correct.isRunning} />
          <Button onClick={() => void navigate(-1)}>{t('common:cancel')}</Button>
          {correct.refusal?.code === 'record/changed' && (
            <Button onClick={leave}>{t('holders:correct.seeCurrent')}</Button>
          )}
        </div>
      </form>
      <aside className={styles.aside}>
        <DuplicatePanel person={{ ...draft.values, exceptId: holder.id, employer: '', identity: undefined }} />
      </aside>
      <LeaveGuard isDirty={!isSaved && isDirty} />
    </div>
  )
}

/** The phone is not there to be shown: left blank it stays as it is. */
function fieldsOf(holder: HolderDetail): HolderFields {
  return HolderFields.parse({ ...Object.fromEntries(FIELDS.map((field) => [field, holder[field]])), phone: null })
}

const FIELDS = HolderFields.keyof().exclude(['phone']).options

function changesOf(values: HolderFields, holder: HolderDetail): Partial<HolderFields> {
  const changed = FIELDS.filter((field) => values[field] !== holder[field])
  const entries = changed.map((field) => [field, values[field]])
  return { ...Object.fromEntries(entries), ...(values.phone !== null && { phone: values.phone }) }
}
