import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useSearchParams } from 'react-router'
import type { Period } from '#shared/domain/figures/course.ts'
import { api } from '#renderer/api/api.ts'
import { today } from '#renderer/i18n/formats.ts'
import { periodIn, yearBefore } from './period.ts'

/** The period in the address with its figures, and those of the same days a year before. */
export function useSummary() {
  const [params, setParams] = useSearchParams()
  const period = periodIn(params, today())
  const summary = useQuery({ ...api.summaries.of.queryOptions({ input: period }), placeholderData: keepPreviousData })
  const before = useQuery(api.summaries.of.queryOptions({ input: yearBefore(period) }))
  const setPeriod = ({ from, to }: Period) => setParams({ from, to }, { replace: true })
  return { period, setPeriod, summary, before: before.data ?? null }
}
