import { Input } from 'antd'
import type { ReactNode } from 'react'
import { useMayDecide } from '#renderer/api/operator.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import { DayInput } from '#renderer/ui/form/DayInput.tsx'
import { Field, type ControlProps } from '#renderer/ui/form/Field.tsx'
import type { FormOf } from '#renderer/ui/form/form.ts'
import { FormDialog } from '#renderer/ui/form/FormDialog.tsx'
import { LevelChoice } from '#renderer/ui/form/LevelChoice.tsx'
import type { Asking, CardValues } from './steps.ts'

interface CardDialogProps<T> {
  readonly title: string
  readonly asking: Asking<T>
  readonly target: T
  readonly initial: CardValues
  readonly onClose: () => void
  /** With what the command answered, before the dialog closes. */
  readonly onDone?: (done: object) => void
  /** What is to be known before the step is taken with these values. */
  readonly note?: (values: CardValues) => ReactNode
}

/** One step of a card with what it can't be taken without. */
export function CardDialog<T>({ title, asking, target, initial, onClose, onDone, note }: CardDialogProps<T>) {
  const { t } = useWords()
  const optional = useOptional(asking.command)
  return (
    <FormDialog
      title={title}
      initial={initial}
      command={asking.command}
      save={(values) => asking.perform(target, values)}
      onClose={onClose}
      {...(onDone && { onDone })}
      prefix="changes."
      fields={FIELDS}
      isDangerous={asking.isDangerous ?? false}
    >
      {(form) => (
        <>
          {asking.fields.map((name) => (
            <Field
              key={name}
              label={t(`cards:field.${name}`)}
              error={form.errors[name]}
              hint={isHinted(name) && optional.includes(name) && t(`cards:hint.${name}`)}
              isRequired={!optional.includes(name)}
            >
              {(control) => <CardControl name={name} control={control} form={form} />}
            </Field>
          ))}
          {note?.(form.values)}
        </>
      )}
    </FormDialog>
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
  readonly form: FormOf<CardValues>
}

function CardControl({ name, control, form: { values, set } }: CardControlProps) {
  switch (name) {
    case 'on':
    case 'issuedOn':
    case 'validFromOn':
    case 'validToOn':
    case 'untilOn':
      return <DayInput {...control} value={values[name]} onChange={(day) => set(name, day)} />
    case 'levelId':
      return <LevelChoice control={control} value={values.levelId} onChange={(levelId) => set(name, levelId)} />
    case 'ground':
    case 'note':
      return (
        <Input.TextArea
          {...control}
          rows={name === 'ground' ? 3 : 2}
          value={values[name]}
          onChange={(event) => set(name, event.target.value)}
        />
      )
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

const HINTED = ['decidedBy', 'validToOn', 'collectedBy', 'document'] as const

function isHinted(name: keyof CardValues): name is (typeof HINTED)[number] {
  return (HINTED as readonly string[]).includes(name)
}
