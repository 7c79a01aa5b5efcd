import { useQuery } from '@tanstack/react-query'
import { Input, Select } from 'antd'
import { useState } from 'react'
import { api } from '#renderer/api/api.ts'
import { useCommand } from '#renderer/api/changes.ts'
import { fieldErrorsOf, formErrorOf } from '#renderer/api/field-errors.ts'
import { useMayDecide } from '#renderer/api/operator.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import { Dialog } from '#renderer/ui/Dialog.tsx'
import { DayInput } from '#renderer/ui/form/DayInput.tsx'
import { Field, type ControlProps } from '#renderer/ui/form/Field.tsx'
import { FirstFocus } from '#renderer/ui/form/FirstFocus.tsx'
import { Refused } from '#renderer/ui/states.tsx'
import { SAVE } from './actions.ts'
import styles from './cards.module.css'
import type { Asking, CardValues } from './steps.ts'
import { useNameOf } from './words.ts'

interface CardDialogProps<T> {
  readonly title: string
  readonly asking: Asking<T>
  readonly target: T
  readonly initial: CardValues
  readonly onClose: () => void
  /** With what the command answered, before the dialog closes. */
  readonly onDone?: (done: object) => void
}

/** One step of a card with what it can't be taken without. */
export function CardDialog<T>({ title, asking, target, initial, onClose, onDone }: CardDialogProps<T>) {
  const { t } = useWords()
  const [values, setValues] = useState(initial)
  const step = useCommand(asking.command, (typed: CardValues) => asking.perform(target, typed))
  const optional = useOptional(asking.command)
  const errors = fieldErrorsOf(t, step.refusal, FIELDS, 'changes.')
  const confirm = async () => {
    const done = await step.run(values)
    if (done === undefined) return
    onDone?.(done)
    onClose()
  }
  return (
    <Dialog
      title={title}
      isOpen
      onClose={onClose}
      confirm={SAVE}
      onConfirm={() => void confirm()}
      isBusy={step.isRunning}
      isDangerous={asking.isDangerous ?? false}
    >
      <FirstFocus>
        <div className={styles.form}>
          <Refused sentence={formErrorOf(t, step.refusal, errors)} />
          {asking.fields.map((name) => (
            <Field
              key={name}
              label={t(`cards:field.${name}`)}
              error={errors[name]}
              hint={isHinted(name) && optional.includes(name) && t(`cards:hint.${name}`)}
              isRequired={!optional.includes(name)}
            >
              {(control) => (
                <CardControl
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

/** Codes that concern one field without naming it. */
const FIELDS = {
  'card/day-before-last-step': 'on',
  'card/ends-before-it-begins': 'validToOn',
  'card/approval-needed': 'decidedBy',
}

/** Who may decide needs nobody's approval on paper; what has been issued has a number and a day. */
function useOptional(command: string): readonly (keyof CardValues)[] {
  const mayDecide = useMayDecide()
  const always = ['document', 'collectedBy', 'untilOn', 'validFromOn', 'validToOn', 'note'] as const
  const typed = command === 'cards.enter' ? (['number', 'issuedOn'] as const) : []
  return [...always, ...typed, ...(mayDecide ? (['decidedBy'] as const) : [])]
}

interface CardControlProps {
  readonly name: keyof CardValues
  readonly control: ControlProps
  readonly values: CardValues
  readonly change: (values: Partial<CardValues>) => void
}

function CardControl({ name, control, values, change }: CardControlProps) {
  switch (name) {
    case 'on':
    case 'issuedOn':
    case 'validFromOn':
    case 'validToOn':
    case 'untilOn':
      return <DayInput {...control} value={values[name]} onChange={(day) => change({ [name]: day })} />
    case 'levelId':
      return <LevelChoice control={control} value={values.levelId} onChange={(levelId) => change({ levelId })} />
    case 'ground':
    case 'note':
      return (
        <Input.TextArea
          {...control}
          rows={name === 'ground' ? 3 : 2}
          value={values[name]}
          onChange={(event) => change({ [name]: event.target.value })}
        />
      )
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

interface LevelChoiceProps {
  readonly control: ControlProps
  readonly value: number | null
  readonly onChange: (id: number) => void
}

/** A level of a scheme in use. */
function LevelChoice({ control, value, onChange }: LevelChoiceProps) {
  const nameOf = useNameOf()
  const list = useQuery(api.schemes.list.queryOptions({ input: { isInUse: true } }))
  return (
    <Select<number>
      {...control}
      value={value}
      showSearch={{ optionFilterProp: 'label' }}
      options={(list.data?.schemes ?? []).flatMap((scheme) =>
        scheme.levels.map((level) => ({ value: level.id, label: `${nameOf(scheme)} · ${nameOf(level)}` })),
      )}
      onChange={onChange}
    />
  )
}

const HINTED = ['decidedBy', 'validToOn', 'collectedBy', 'document'] as const

function isHinted(name: keyof CardValues): name is (typeof HINTED)[number] {
  return (HINTED as readonly string[]).includes(name)
}
