import { FormWord, LedgerMeasure, type FormCell, type FormContent } from '#shared/contract/upper-forms.ts'
import { narrowable, SummaryFigure } from '#shared/domain/figures/measures.ts'
import { Span } from '#shared/domain/figures/periods.ts'
import { call } from '#renderer/api/api.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import { ChoiceField, OneOf } from '#renderer/ui/form/fields.tsx'
import { FormDialog } from '#renderer/ui/form/FormDialog.tsx'
import { ledgerKey, partKey, useFormWords } from './form-words.ts'

interface FormCellDialogProps {
  readonly formId: number
  readonly sheet: string
  readonly cell: string
  /** What was chosen before. */
  readonly chosen: FormCell | undefined
  readonly onClose: () => void
}

interface Values {
  /** `figure.accepted`, `ledger.count.3` or `word.office`; null leaves the cell as it is. */
  readonly content: string | null
  readonly span: Span
  readonly part: string | null
}

/** Chooses what goes into a cell of a form: a figure with its days and part, what a special ledger counts, or a word. */
export function FormCellDialog({ formId, sheet, cell, chosen, onClose }: FormCellDialogProps) {
  const { t } = useWords()
  const { parts, ledgers, figureName } = useFormWords()
  const options = [
    ...SummaryFigure.options.map((figure) => ({ value: `figure.${figure}`, label: figureName(figure) })),
    ...ledgers.map(({ key, label }) => ({ value: `ledger.${key}`, label })),
    ...FormWord.options.map((word) => ({ value: `word.${word}`, label: t(`upperForms:word.${word}`) })),
  ]
  const partsOf = (figure: SummaryFigure) => {
    const may = narrowable(figure)
    return parts.filter(({ part }) => may === 'all' || (may === 'level' && part.by === 'level' && part.id !== null))
  }
  const contentOf = ({ content, span, part }: Values): FormContent | null => {
    const [kind, name, id] = (content ?? '').split('.')
    const figure = SummaryFigure.safeParse(name)
    const word = FormWord.safeParse(name)
    const measure = LedgerMeasure.safeParse(name)
    if (kind === 'word' && word.success) return { kind, word: word.data }
    if (kind === 'ledger' && measure.success) return { kind, ledgerId: Number(id), measure: measure.data, span }
    if (kind !== 'figure' || !figure.success) return null
    const narrowed = partsOf(figure.data).find((one) => partKey(one.part) === part)
    return { kind, figure: figure.data, span, part: narrowed?.part ?? null }
  }
  return (
    <FormDialog<Values>
      title={t('upperForms:choose', { cell })}
      initial={valuesOf(chosen?.content)}
      command="upperForms.place"
      save={(values) => call.upperForms.place({ formId, sheet, cell, content: contentOf(values) })}
      onClose={onClose}
    >
      {(form) => {
        const figure = SummaryFigure.safeParse(form.values.content?.split('.')[1])
        const may = figure.success ? partsOf(figure.data) : []
        return (
          <>
            <OneOf {...form.bind('content')} label={t('upperForms:field.content')} options={options} />
            {(figure.success || form.values.content?.startsWith('ledger.')) && (
              <ChoiceField
                {...form.bind('span')}
                label={t('upperForms:field.span')}
                options={Span.options}
                labelOf={(span) => t(`upperForms:span.${span}`)}
              />
            )}
            {may.length > 0 && (
              <OneOf
                {...form.bind('part')}
                label={t('upperForms:field.part')}
                options={may.map(({ part, label }) => ({ value: partKey(part), label }))}
              />
            )}
          </>
        )
      }}
    </FormDialog>
  )
}

function valuesOf(content: FormContent | undefined): Values {
  if (!content) return { content: null, span: 'period', part: null }
  if (content.kind === 'word') return { content: `word.${content.word}`, span: 'period', part: null }
  if (content.kind === 'ledger') return { content: `ledger.${ledgerKey(content)}`, span: content.span, part: null }
  const { figure, span, part } = content
  return { content: `figure.${figure}`, span, part: part && partKey(part) }
}
