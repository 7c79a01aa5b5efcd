import { Input } from 'antd'
import { useState } from 'react'
import type { HolderDetail, RelativeView } from '#shared/contract/holders.ts'
import { Relation, Sex, type IdentityFields, type RelativeFields } from '#shared/domain/holder.ts'
import { call } from '#renderer/api/api.ts'
import { useCommand } from '#renderer/api/changes.ts'
import { fieldErrorsOf, formErrorOf } from '#renderer/api/field-errors.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import { Dialog } from '#renderer/ui/Dialog.tsx'
import { Choice } from '#renderer/ui/form/Choice.tsx'
import { DayInput } from '#renderer/ui/form/DayInput.tsx'
import { SAVE } from '#renderer/ui/form/actions.ts'
import { FirstFocus } from '#renderer/ui/form/FirstFocus.tsx'
import { Field } from '#renderer/ui/form/Field.tsx'
import layout from '#renderer/ui/form/layout.module.css'
import { useDraft } from '#renderer/ui/form/use-draft.ts'
import { Refused } from '#renderer/ui/states.tsx'
import { FIELD_OF_REFUSAL } from './holder-fields.ts'
import { IdentityInput } from './IdentityInput.tsx'

interface RelativeDialogProps {
  readonly holder: HolderDetail
  readonly edited: RelativeView | 'new'
  readonly onClose: () => void
}

const NO_NUMBER: IdentityFields = { kind: 'resident-id', number: '' }

/** Adds a relative or corrects one; of what is masked only what is typed anew is changed. */
export function RelativeDialog({ holder, edited, onClose }: RelativeDialogProps) {
  const { t } = useWords()
  const [first] = useState(holder.seq)
  const draft = useDraft(edited === 'new' ? BLANK : shownFieldsOf(edited))
  const [identity, setIdentity] = useState(NO_NUMBER)
  const keep = useCommand('holders.saveRelative', (fields: Kept) =>
    call.holders.saveRelative({ id: holder.id, seen: 'relativeId' in fields ? first : holder.seq, ...fields }),
  )
  const refused = fieldErrorsOf(t, keep.refusal, FIELD_OF_REFUSAL, edited === 'new' ? 'relative.' : 'changes.')
  const { values, set } = draft
  const isHidden = edited !== 'new' && edited.isMinor
  const hint = isHidden ? t('holders:relative.keptIfBlank') : undefined

  const save = async () => {
    const typed = { ...values, identity: identity.number.trim() === '' ? null : identity }
    const kept = await keep.run(
      edited === 'new' ? { relative: typed } : { relativeId: edited.id, changes: changesOf(typed, edited) },
    )
    if (kept) onClose()
  }

  return (
    <Dialog
      title={edited === 'new' ? t('holders:action.addRelative') : t('holders:relative.editTitle')}
      isOpen
      onClose={onClose}
      confirm={SAVE}
      onConfirm={() => void save()}
      isBusy={keep.isRunning}
      width={600}
    >
      <Refused sentence={formErrorOf(t, keep.refusal, refused)} />
      <div className={layout.pair}>
        <Field label={t('holders:field.relation')} error={refused['relation']} isRequired>
          {(control) => (
            <Choice
              {...control}
              value={values.relation}
              options={Relation.options}
              labelOf={(relation) => t(`holders:relation.${relation}`)}
              onChange={(relation) => relation && set('relation', relation)}
            />
          )}
        </Field>
        <FirstFocus>
          <Field label={t('holders:field.name')} error={refused['name']} hint={hint} isRequired={!isHidden}>
            {(control) => (
              <Input
                {...control}
                value={values.name}
                placeholder={isHidden ? edited.name : ''}
                autoComplete="off"
                onChange={(event) => set('name', event.target.value)}
              />
            )}
          </Field>
        </FirstFocus>
        <Field label={t('holders:field.sex')} error={refused['sex']}>
          {(control) => (
            <Choice
              {...control}
              value={values.sex}
              options={Sex.options}
              labelOf={(sex) => t(`holders:sex.${sex}`)}
              onChange={(sex) => set('sex', sex)}
              canBeEmpty
            />
          )}
        </Field>
        <Field label={t('holders:field.bornOn')} error={refused['bornOn']} hint={hint}>
          {(control) => <DayInput {...control} value={values.bornOn} onChange={(day) => set('bornOn', day)} />}
        </Field>
        <IdentityInput
          value={identity}
          error={refused['identity.number']}
          onChange={setIdentity}
          onFound={({ bornOn, sex }) =>
            draft.fill({ bornOn: values.bornOn ?? bornOn ?? null, sex: values.sex ?? sex ?? null })
          }
        />
        <Field label={t('holders:field.note')} error={refused['note']} isWide>
          {(control) => (
            <Input
              {...control}
              value={values.note ?? ''}
              autoComplete="off"
              onChange={(event) => set('note', event.target.value || null)}
            />
          )}
        </Field>
      </div>
      {edited !== 'new' && edited.identity && (
        <p className="mute">{t('holders:relative.numberKept', { masked: edited.identity.masked })}</p>
      )}
    </Dialog>
  )
}

type Kept =
  { readonly relative: RelativeFields } | { readonly relativeId: number; readonly changes: Partial<RelativeFields> }
type Shown = Omit<RelativeFields, 'identity'>

const BLANK: Shown = { relation: 'spouse', name: '', sex: null, bornOn: null, note: null }

function shownFieldsOf({ relation, name, sex, bornOn, note, isMinor }: RelativeView): Shown {
  return { relation, name: isMinor ? '' : name, sex, bornOn, note }
}

/** What differs from what the page was shown; a hidden field that is left blank stays. */
function changesOf(typed: RelativeFields, shown: RelativeView): Partial<RelativeFields> {
  const { relation, name, sex, bornOn, note, identity } = typed
  return {
    ...(relation !== shown.relation && { relation }),
    ...(name !== (shown.isMinor ? '' : shown.name) && { name }),
    ...(sex !== shown.sex && { sex }),
    ...(bornOn !== shown.bornOn && { bornOn }),
    ...(note !== shown.note && { note }),
    ...(identity !== null && { identity }),
  }
}
