import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useSearchParams } from 'react-router'
import type { Period } from '#shared/domain/figures/course.ts'
import { comparedWith } from '#shared/domain/figures/periods.ts'
import { api } from '#renderer/api/api.ts'
import { today } from '#renderer/i18n/formats.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import { periodIn } from './period.ts'

/** The period in the address with its figures, and those of the same days a year before, and what is told beside them. */
export function useSummary() {
  const { language } = useWords()
  const [params, setParams] = useSearchParams()
  const period = periodIn(params, today())
  const summary = useQuery({ ...api.summaries.of.queryOptions({ input: period }), placeholderData: keepPreviousData })
  const compared = comparedWith(period)
  const before = useQuery({
    ...api.summaries.of.queryOptions({ input: compared ?? period }),
    enabled: compared !== null,
  })
  const report = useQuery(api.summaries.report.queryOptions({ input: { ...period, language } }))
  const setPeriod = ({ from, to }: Period) => setParams({ from, to }, { replace: true })
  return { period, setPeriod, summary, before: compared && (before.data ?? null), report: report.data ?? null }
}
