import type { RequestPart } from '#shared/contract/summaries.ts'
import type { FormContent, LedgerMeasure } from '#shared/contract/upper-forms.ts'
import type { SummaryFigure } from '#shared/domain/figures/measures.ts'
import { useQuery } from '@tanstack/react-query'
import { Channel, RequestResult } from '#shared/domain/requests.ts'
import { api } from '#renderer/api/api.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import { useNameOf } from '#renderer/i18n/use-name-of.ts'
import { unitOfLine } from './words.ts'

/** How what goes into the cells of a form is called. */
export function useFormWords() {
  const { t } = useWords()
  const parts = useFormParts()
  const ledgers = useFormLedgers()
  const partName = (part: RequestPart): string => parts.find((one) => isSame(one.part, part))?.label ?? ''
  const figureName = (figure: SummaryFigure): string => {
    const unit = unitOfLine(figure)
    return `${t(`summaries:figure.${figure}`)} (${unit === 'percent' ? '%' : t(`summaries:unit.${unit}`)})`
  }
  /** `受理 · 年初以来 · 住房保障`. */
  const contentName = (content: FormContent): string => {
    if (content.kind === 'word') return t(`upperForms:word.${content.word}`)
    const { span } = content
    const part = content.kind === 'figure' ? content.part : null
    const words = [
      content.kind === 'ledger'
        ? (ledgers.find(({ key }) => key === ledgerKey(content))?.label ?? '')
        : t(`summaries:figure.${content.figure}`),
    ]
    if (span !== 'period') words.push(t(`upperForms:span.${span}`))
    if (part) words.push(partName(part))
    return words.join(' · ')
  }
  return { parts, ledgers, figureName, contentName }
}

interface NamedLedger {
  readonly key: string
  readonly label: string
}

/** What special ledgers count, each in its own unit. */
function useFormLedgers(): readonly NamedLedger[] {
  const { t } = useWords()
  const nameOf = useNameOf()
  const { data } = useQuery(api.upperForms.parts.queryOptions({ input: {} }))
  return (data?.ledgers ?? []).flatMap(({ id: ledgerId, unit, hasAmount, ...names }) => {
    const named = (measure: LedgerMeasure, word: string) => ({
      key: ledgerKey({ ledgerId, measure }),
      label: `${nameOf(names)} (${word})`,
    })
    return [
      named('count', t(`specialLedgers:unit.${unit}`)),
      ...(unit === 'people' ? [] : [named('people', t('specialLedgers:unit.people'))]),
      ...(hasAmount ? [named('amount', t('upperForms:yuan'))] : []),
    ]
  })
}

export function ledgerKey({
  ledgerId,
  measure,
}: {
  readonly ledgerId: number
  readonly measure: LedgerMeasure
}): string {
  return `${measure}.${ledgerId}`
}

interface NamedPart {
  readonly part: RequestPart
  readonly label: string
}

function useFormParts(): readonly NamedPart[] {
  const { t } = useWords()
  const nameOf = useNameOf()
  const { data } = useQuery(api.upperForms.parts.queryOptions({ input: {} }))
  if (!data) return []
  const named = (part: RequestPart, name: string) => ({
    part,
    label: `${t(`upperForms:by.${part.by}`)}${t('common:colon')}${name}`,
  })
  return [
    ...data.categories.map((of) => named({ by: 'category', id: of.id }, nameOf(of))),
    ...data.departments.map((of) => named({ by: 'department', id: of.id }, nameOf(of))),
    named({ by: 'department', id: null }, t('summaries:table.noDepartment')),
    ...data.levels.map(({ of, scheme }) => named({ by: 'level', id: of.id }, `${nameOf(scheme)} ${nameOf(of)}`)),
    named({ by: 'level', id: null }, t('summaries:table.noLevel')),
    ...Channel.options.map((channel) => named({ by: 'channel', channel }, t(`requests:channel.${channel}`))),
    ...RequestResult.options.map((result) => named({ by: 'result', result }, t(`requests:result.${result}`))),
    ...GRADES.map((grade) => named({ by: 'grade', grade }, t(`requests:grade.${grade}`))),
    ...data.staff.map((of) => named({ by: 'staff', id: of.id }, nameOf(of))),
    named({ by: 'staff', id: null }, t('summaries:table.noStaff')),
  ]
}

const GRADES = [5, 4, 3, 2, 1] as const

function isSame(one: RequestPart, other: RequestPart): boolean {
  return partKey(one) === partKey(other)
}

/** The same text for the same part. */
export function partKey(part: RequestPart): string {
  return JSON.stringify(Object.entries(part).sort(([one], [other]) => (one < other ? -1 : 1)))
}
