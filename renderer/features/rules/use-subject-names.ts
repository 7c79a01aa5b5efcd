import { useQueries } from '@tanstack/react-query'
import type { RuleView } from '#shared/contract/rules.ts'
import { api } from '#renderer/api/api.ts'
import type { SubjectNames } from '#renderer/i18n/rule-words.ts'

/** Names of the people and employers that these rows are for. */
export function useSubjectNames(rules: readonly RuleView[]): SubjectNames {
  const holders = useQueries({
    queries: idsIn(rules, 'holderId').map((id) => api.holders.get.queryOptions({ input: { id } })),
  })
  const employers = useQueries({
    queries: idsIn(rules, 'employerId').map((id) => api.employers.get.queryOptions({ input: { id } })),
  })
  return {
    holder: (id) => holders.find(({ data }) => data?.id === id)?.data?.name,
    employer: (id) => employers.find(({ data }) => data?.id === id)?.data?.name,
  }
}

function idsIn(rules: readonly RuleView[], column: 'holderId' | 'employerId'): number[] {
  return [...new Set(rules.flatMap((rule) => rule[column] ?? []))]
}
