import { useQuery } from '@tanstack/react-query'
import { Input, Select } from 'antd'
import { useState } from 'react'
import type { EnrolmentView, RecognitionView } from '#shared/contract/recognitions.ts'
import { api, call } from '#renderer/api/api.ts'
import { useCommand } from '#renderer/api/changes.ts'
import { fieldErrorsOf, formErrorOf, type FieldErrors } from '#renderer/api/field-errors.ts'
import { today } from '#renderer/i18n/formats.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import { Dialog } from '#renderer/ui/Dialog.tsx'
import { DayInput } from '#renderer/ui/form/DayInput.tsx'
import { Field, type ControlProps } from '#renderer/ui/form/Field.tsx'
import { FirstFocus } from '#renderer/ui/form/FirstFocus.tsx'
import { Refused } from '#renderer/ui/states.tsx'
import { SAVE } from './actions.ts'
import styles from './recognitions.module.css'

/** What is to be written down: a new row for a holder, or a change of one. */
export type Claim =
  | { readonly kind: 'add' | 'enrol'; readonly holderId: number }
  | { readonly kind: 'correct' | 'end'; readonly row: RecognitionView; readonly name: string }
  | { readonly kind: 'correctEnrolment' | 'endEnrolment'; readonly row: EnrolmentView; readonly name: string }

interface Values {
  readonly levelId: number | null
  readonly schemeId: number | null
  readonly basis: string
  readonly document: string
  readonly fromOn: string | null
  readonly toOn: string | null
  readonly ground: string
  readonly note: string
}

/** A recognition or enrolment: begun, corrected or ended. */
export function ClaimDialog({ claim, onClose }: { claim: Claim; onClose: () => void }) {
  const { t } = useWords()
  const [values, setValues] = useState(() => valuesOf(claim))
  const write = useCommand(`recognitions.${claim.kind}`, (typed: Values) => perform(claim, typed))
  const fields = FIELDS[claim.kind]
  const errors = withoutPrefix(fieldErrorsOf(t, write.refusal, PLACES, 'changes.'))
  const save = async () => {
    if (await write.run(values)) onClose()
  }
  return (
    <Dialog
      title={t(`recognitions:dialog.${claim.kind}`, { name: 'name' in claim ? claim.name : '' })}
      isOpen
      onClose={onClose}
      confirm={SAVE}
      onConfirm={() => void save()}
      isBusy={write.isRunning}
      isDangerous={claim.kind === 'end' || claim.kind === 'endEnrolment'}
    >
      <FirstFocus>
        <div className={styles.form}>
          <Refused sentence={formErrorOf(t, write.refusal, errors)} />
          {fields.map((name) => (
            <Field
              key={name}
              label={t(`recognitions:field.${name}`)}
              error={errors[name]}
              hint={isHinted(name) && !isRequired(claim, name) && t(`recognitions:hint.${name}`)}
              isRequired={isRequired(claim, name)}
            >
              {(control) => (
                <ClaimControl
                  name={name}
                  control={control}
                  values={values}
                  change={(more) => setValues((current) => ({ ...current, ...more }))}
                />
              )}
            </Field>
          ))}
        </div>
      </FirstFocus>
    </Dialog>
  )
}

const FIELDS: { readonly [K in Claim['kind']]: readonly (keyof Values)[] } = {
  add: ['levelId', 'basis', 'document', 'fromOn', 'toOn'],
  correct: ['basis', 'document', 'fromOn', 'toOn'],
  end: ['toOn', 'ground'],
  enrol: ['schemeId', 'fromOn', 'toOn', 'note'],
  correctEnrolment: ['fromOn', 'toOn', 'note'],
  endEnrolment: ['toOn'],
}

/** Codes that concern one field without naming it. */
const PLACES = { 'recognition/ends-before-it-begins': 'toOn' }

function isRequired({ kind }: Claim, field: keyof Values): boolean {
  if (field === 'levelId' || field === 'schemeId' || field === 'ground') return true
  return field === 'toOn' && (kind === 'end' || kind === 'endEnrolment')
}

const HINTED = ['basis', 'fromOn', 'toOn'] as const

function isHinted(name: keyof Values): name is (typeof HINTED)[number] {
  return (HINTED as readonly string[]).includes(name)
}

interface ClaimControlProps {
  readonly name: keyof Values
  readonly control: ControlProps
  readonly values: Values
  readonly change: (values: Partial<Values>) => void
}

function ClaimControl({ name, control, values, change }: ClaimControlProps) {
  switch (name) {
    case 'levelId':
    case 'schemeId':
      return <SchemeChoice name={name} control={control} value={values[name]} onChange={change} />
    case 'fromOn':
    case 'toOn':
      return <DayInput {...control} value={values[name]} onChange={(day) => change({ [name]: day })} />
    default:
      return (
        <Input
          {...control}
          value={values[name]}
          autoComplete="off"
          onChange={(event) => change({ [name]: event.target.value })}
        />
      )
  }
}

interface SchemeChoiceProps {
  readonly name: 'levelId' | 'schemeId'
  readonly control: ControlProps
  readonly value: number | null
  readonly onChange: (values: Partial<Values>) => void
}

/** A scheme in use, or a level of one. */
function SchemeChoice({ name, control, value, onChange }: SchemeChoiceProps) {
  const { language } = useWords()
  const list = useQuery(api.schemes.list.queryOptions({ input: { isInUse: true } }))
  const nameOf = ({ nameZh, nameEn }: { readonly nameZh: string; readonly nameEn: string | null }) =>
    language === 'en' ? (nameEn ?? nameZh) : nameZh
  const options = (list.data?.schemes ?? []).flatMap((scheme) =>
    name === 'schemeId'
      ? [{ value: scheme.id, label: nameOf(scheme) }]
      : scheme.levels.map((level) => ({ value: level.id, label: `${nameOf(scheme)} · ${nameOf(level)}` })),
  )
  return (
    <Select<number>
      {...control}
      value={value}
      showSearch={{ optionFilterProp: 'label' }}
      options={options}
      onChange={(id) => onChange({ [name]: id })}
    />
  )
}

function perform(claim: Claim, values: Values): Promise<object> {
  const { levelId, schemeId, fromOn, toOn, ground } = values
  const basis = values.basis.trim() || null
  const document = values.document.trim() || null
  const note = values.note.trim() || null
  switch (claim.kind) {
    case 'add': {
      const fields = { basis, document, fromOn, toOn }
      return call.recognitions.add({ holderId: claim.holderId, levelId: levelId ?? 0, fields })
    }
    case 'enrol':
      return call.recognitions.enrol({
        holderId: claim.holderId,
        schemeId: schemeId ?? 0,
        fields: { fromOn, toOn, note },
      })
    case 'correct':
      return call.recognitions.correct({ ...targetOf(claim.row), changes: { basis, document, fromOn, toOn } })
    case 'end':
      return call.recognitions.end({ ...targetOf(claim.row), toOn: toOn ?? '', ground })
    case 'correctEnrolment':
      return call.recognitions.correctEnrolment({ ...targetOf(claim.row), changes: { fromOn, toOn, note } })
    case 'endEnrolment':
      return call.recognitions.endEnrolment({ ...targetOf(claim.row), toOn: toOn ?? '' })
  }
}

function targetOf({ id, seq }: { readonly id: number; readonly seq: number }) {
  return { id, seen: seq }
}

function valuesOf(claim: Claim): Values {
  const blank = {
    levelId: null,
    schemeId: null,
    basis: '',
    document: '',
    fromOn: null,
    toOn: null,
    ground: '',
    note: '',
  }
  switch (claim.kind) {
    case 'add':
    case 'enrol':
      return { ...blank, fromOn: today() }
    case 'end':
    case 'endEnrolment':
      return { ...blank, toOn: today() }
    case 'correct':
      return { ...blank, ...claim.row, basis: claim.row.basis ?? '', document: claim.row.document ?? '' }
    case 'correctEnrolment':
      return { ...blank, ...claim.row, note: claim.row.note ?? '' }
  }
}

/** A new row's fields stand under `fields`, those of a change under `changes`. */
function withoutPrefix(errors: FieldErrors): FieldErrors {
  return Object.fromEntries(Object.entries(errors).map(([path, error]) => [path.replace(/^fields\./, ''), error]))
}
