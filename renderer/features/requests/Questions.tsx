import { Input, Select } from 'antd'
import type { QuestionView } from '#shared/contract/items.ts'
import { YES_NO } from '#shared/domain/item-templates.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import { useNameOf } from '#renderer/i18n/use-name-of.ts'
import { DayInput } from '#renderer/ui/form/DayInput.tsx'
import { Field, type ControlProps } from '#renderer/ui/form/Field.tsx'

/** What is asked, and how; that of a request itself says no more. */
export type Asked = Pick<QuestionView, 'nameZh' | 'nameEn' | 'kind' | 'choices' | 'isRequired'> & {
  readonly questionId: number
}

/** Answers by question; what is empty is not answered. */
export type Answers = { readonly [questionId: number]: string | undefined }

interface QuestionsProps {
  readonly questions: readonly Asked[]
  readonly answers: Answers
  readonly onChange: (answers: Answers) => void
}

/** The questions of an item, a field each. A required one may wait, but not beyond acceptance. */
export function Questions({ questions, answers, onChange }: QuestionsProps) {
  const nameOf = useNameOf()
  return questions.map((question) => (
    <Field
      key={question.questionId}
      label={nameOf(question)}
      isRequired={question.isRequired}
      isWide={question.kind === 'text'}
    >
      {(control) => (
        <AnswerInput
          control={control}
          question={question}
          value={answers[question.questionId] ?? ''}
          onChange={(value) => onChange({ ...answers, [question.questionId]: value })}
        />
      )}
    </Field>
  ))
}

interface AnswerInputProps {
  readonly control: ControlProps
  readonly question: Asked
  readonly value: string
  readonly onChange: (value: string) => void
}

function AnswerInput({ control, question: { kind, choices }, value, onChange }: AnswerInputProps) {
  const { t } = useWords()
  if (kind === 'day') return <DayInput {...control} value={value} onChange={(day) => onChange(day ?? '')} />
  if (kind === 'text' || kind === 'number') {
    return (
      <Input
        {...control}
        value={value}
        maxLength={400}
        inputMode={kind === 'number' ? 'numeric' : 'text'}
        autoComplete="off"
        onChange={(event) => onChange(event.target.value)}
      />
    )
  }
  const options =
    kind === 'choice'
      ? choices.map((choice) => ({ value: choice, label: choice }))
      : YES_NO.map((one) => ({ value: one, label: t(`requests:answer.${one}`) }))
  return (
    <Select<string>
      {...control}
      allowClear
      value={value === '' ? null : value}
      options={options}
      onChange={(next: string | undefined) => onChange(next ?? '')}
    />
  )
}

/** An answer as it is read out. */
export function useAnswerText(): (kind: Asked['kind'], value: string | null) => string {
  const { t } = useWords()
  return (kind, value) => {
    if (value === null) return t('requests:answer.none')
    const word = YES_NO.find((one) => one === value)
    return kind === 'yes-no' && word ? t(`requests:answer.${word}`) : value
  }
}

/** As the contract takes answers: those that changed, null for one that was taken back. */
export function answersOf(
  questions: readonly Asked[],
  answers: Answers,
): { questionId: number; value: string | null }[] {
  return questions.flatMap(({ questionId }) => {
    const value = answers[questionId]
    return value === undefined ? [] : [{ questionId, value: value.trim() || null }]
  })
}
