import { useQuery } from '@tanstack/react-query'
import { Input } from 'antd'
import type { EnrolmentView, RecognitionView } from '#shared/contract/recognitions.ts'
import { api, call } from '#renderer/api/api.ts'
import { today } from '#renderer/i18n/formats.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import { useNameOf } from '#renderer/i18n/use-name-of.ts'
import { DayInput } from '#renderer/ui/form/DayInput.tsx'
import { Field, type ControlProps } from '#renderer/ui/form/Field.tsx'
import type { FormOf } from '#renderer/ui/form/form.ts'
import { FormDialog } from '#renderer/ui/form/FormDialog.tsx'
import { LevelChoice } from '#renderer/ui/form/LevelChoice.tsx'
import { ListedChoice, type ChoiceByIdProps } from '#renderer/ui/form/ListedChoice.tsx'

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
  return (
    <FormDialog
      title={t(`recognitions:dialog.${claim.kind}`, { name: 'name' in claim ? claim.name : '' })}
      initial={valuesOf(claim)}
      command={`recognitions.${claim.kind}`}
      save={(values) => perform(claim, values)}
      onClose={onClose}
      prefix={'row' in claim ? 'changes.' : 'fields.'}
      fields={PLACES}
      isDangerous={claim.kind === 'end' || claim.kind === 'endEnrolment'}
    >
      {(form) =>
        FIELDS[claim.kind].map((name) => (
          <Field
            key={name}
            label={t(`recognitions:field.${name}`)}
            error={form.errors[name]}
            hint={isHinted(name) && !isRequired(claim, name) && t(`recognitions:hint.${name}`)}
            isRequired={isRequired(claim, name)}
          >
            {(control) => <ClaimControl name={name} control={control} form={form} />}
          </Field>
        ))
      }
    </FormDialog>
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
  readonly form: FormOf<Values>
}

function ClaimControl({ name, control, form: { values, set } }: ClaimControlProps) {
  switch (name) {
    case 'levelId':
      return <LevelChoice control={control} value={values.levelId} onChange={(id) => set(name, id)} />
    case 'schemeId':
      return <SchemeChoice control={control} value={values.schemeId} onChange={(id) => set(name, id)} />
    case 'fromOn':
    case 'toOn':
      return <DayInput {...control} value={values[name]} onChange={(day) => set(name, day)} />
    default:
      return (
        <Input
          {...control}
          value={values[name]}
          autoComplete="off"
          onChange={(event) => set(name, event.target.value)}
        />
      )
  }
}

/** A scheme in use. */
function SchemeChoice(choice: ChoiceByIdProps) {
  const nameOf = useNameOf()
  const list = useQuery(api.schemes.list.queryOptions({ input: { isInUse: true } }))
  const options = (list.data?.schemes ?? []).map((scheme) => ({ value: scheme.id, label: nameOf(scheme) }))
  return <ListedChoice {...choice} options={options} />
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
