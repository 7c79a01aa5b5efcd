import { QuestionKind } from '#shared/domain/item-templates.ts'
import type { ItemStepFields, ItemStepView, ItemView, QuestionFields, QuestionView } from '#shared/contract/items.ts'
import { call } from '#renderer/api/api.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import { useNameOf } from '#renderer/i18n/use-name-of.ts'
import { Dialog } from '#renderer/ui/Dialog.tsx'
import { ChoiceField, LinesField, NumberField, OptionalText, TextField, Tick } from '#renderer/ui/form/fields.tsx'
import { FormDialog } from '#renderer/ui/form/FormDialog.tsx'
import layout from '#renderer/ui/form/layout.module.css'
import { ADD_QUESTION, ADD_STEP } from './actions.ts'
import { ItemParts } from './ItemParts.tsx'
import styles from './settings.module.css'

interface TemplateDialogProps {
  readonly item: ItemView
  readonly mayKeep: boolean
  readonly onClose: () => void
}

/** What is asked when a request of the item comes in, and what is to be done by which day. */
export function TemplateDialog({ item, mayKeep, onClose }: TemplateDialogProps) {
  const { t } = useWords()
  const nameOf = useNameOf()
  return (
    <Dialog title={t('settings:items.templateTitle', { name: nameOf(item) })} isOpen onClose={onClose} width={720}>
      <Questions item={item} mayKeep={mayKeep} />
      <ItemSteps item={item} mayKeep={mayKeep} />
    </Dialog>
  )
}

type Part = Omit<TemplateDialogProps, 'onClose'>

function Questions({ item, mayKeep }: Part) {
  const { t } = useWords()
  const { id, seq: seen } = item
  return (
    <div className={styles.form}>
      <h3>{t('settings:items.questions')}</h3>
      <ItemParts
        parts={item.questions}
        mayKeep={mayKeep}
        none={t('settings:items.noQuestions')}
        add={ADD_QUESTION}
        removing={{
          command: 'items.removeQuestion',
          question: (name) => t('settings:items.removeQuestion', { name }),
          remove: (question) => call.items.removeQuestion({ id, seen, questionId: question.id }),
        }}
        form={(question, close) => <QuestionDialog item={item} question={question} onClose={close} />}
      >
        {(question) => (
          <>
            <td className={styles.narrow}>{t(`settings:questionKind.${question.kind}`)}</td>
            <td className={styles.narrow}>
              {question.isRequired ? t('settings:field.isRequired') : t('settings:items.optional')}
            </td>
          </>
        )}
      </ItemParts>
    </div>
  )
}

function ItemSteps({ item, mayKeep }: Part) {
  const { t } = useWords()
  const { id, seq: seen } = item
  return (
    <div className={styles.form}>
      <h3>{t('settings:items.steps')}</h3>
      <ItemParts
        parts={item.steps}
        mayKeep={mayKeep}
        none={t('settings:items.noSteps')}
        add={ADD_STEP}
        removing={{
          command: 'items.removeStep',
          question: (name) => t('settings:items.removeStep', { name }),
          remove: (step) => call.items.removeStep({ id, seen, stepId: step.id }),
        }}
        form={(step, close) => <StepDialog item={item} step={step} onClose={close} />}
      >
        {(step) => <td className={styles.narrow}>{t('settings:items.stepBy', { count: step.workingDays })}</td>}
      </ItemParts>
    </div>
  )
}

interface QuestionDialogProps {
  readonly item: ItemView
  /** Null adds one. */
  readonly question: QuestionView | null
  readonly onClose: () => void
}

function QuestionDialog({ item, question, onClose }: QuestionDialogProps) {
  const { t } = useWords()
  const nameOf = useNameOf()
  const { id, seq: seen } = item
  const { nameZh, nameEn, kind, choices, isRequired } = question ?? BLANK_QUESTION
  return (
    <FormDialog
      title={t('settings:items.templateTitle', { name: nameOf(item) })}
      initial={{ nameZh, nameEn, kind, isRequired, choices: choices.join('\n') }}
      command="items.saveQuestion"
      save={(fields) =>
        call.items.saveQuestion({
          id,
          seen,
          ...(question && { questionId: question.id }),
          question: { ...fields, choices: fields.kind === 'choice' ? linesOf(fields.choices) : [] },
        })
      }
      onClose={onClose}
      prefix="question."
      fields={{ 'item/choices-missing': 'choices' }}
    >
      {(form) => (
        <>
          <div className={layout.pair}>
            <TextField {...form.bind('nameZh')} label={t('settings:field.nameZh')} />
            <OptionalText {...form.bind('nameEn')} label={t('settings:field.nameEn')} />
            <ChoiceField
              {...form.bind('kind')}
              label={t('settings:field.answerKind')}
              options={QuestionKind.options}
              labelOf={(one) => t(`settings:questionKind.${one}`)}
            />
          </div>
          {form.values.kind === 'choice' && (
            <LinesField {...form.bind('choices')} label={t('settings:field.choices')} isRequired />
          )}
          <Tick {...form.bind('isRequired')} label={t('settings:items.requiredAtAcceptance')} />
        </>
      )}
    </FormDialog>
  )
}

const BLANK_QUESTION: QuestionFields = { nameZh: '', nameEn: null, kind: 'text', choices: [], isRequired: false }

function linesOf(text: string): string[] {
  return [...new Set(text.split('\n').map((line) => line.trim()))].filter((line) => line !== '')
}

interface StepDialogProps {
  readonly item: ItemView
  /** Null adds one. */
  readonly step: ItemStepView | null
  readonly onClose: () => void
}

function StepDialog({ item, step, onClose }: StepDialogProps) {
  const { t } = useWords()
  const nameOf = useNameOf()
  const { id, seq: seen } = item
  const { nameZh, nameEn, workingDays } = step ?? BLANK_STEP
  return (
    <FormDialog
      title={t('settings:items.templateTitle', { name: nameOf(item) })}
      initial={{ nameZh, nameEn, workingDays: workingDays as number | null }}
      command="items.saveStep"
      save={(fields) =>
        call.items.saveStep({
          id,
          seen,
          ...(step && { stepId: step.id }),
          step: { ...fields, workingDays: fields.workingDays ?? 0 },
        })
      }
      onClose={onClose}
      prefix="step."
    >
      {(form) => (
        <div className={layout.pair}>
          <TextField {...form.bind('nameZh')} label={t('settings:field.nameZh')} />
          <OptionalText {...form.bind('nameEn')} label={t('settings:field.nameEn')} />
          <NumberField {...form.bind('workingDays')} label={t('settings:field.stepDays')} isRequired />
        </div>
      )}
    </FormDialog>
  )
}

const BLANK_STEP: ItemStepFields = { nameZh: '', nameEn: null, workingDays: 5 }
