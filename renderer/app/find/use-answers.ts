import { keepPreviousData, skipToken, useQuery } from '@tanstack/react-query'
import { api, type call } from '#renderer/api/api.ts'
import { refusalOf, sentenceOf } from '#renderer/api/refusals.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import { useActions, type Action } from '#renderer/ui/actions/actions.ts'

type Match = Awaited<ReturnType<typeof call.holders.find>>['matches'][number]

/** What the box offers: a person, or something to do. */
export type Answer =
  { readonly kind: 'holder'; readonly match: Match } | { readonly kind: 'action'; readonly action: Action }

const ONLY_ACTIONS = '>'
const SELF = 'find.open'

/** People first, then what can be done here; with nothing typed, all that can be done. */
export function useAnswers(text: string, isOpen: boolean, limit: number) {
  const { t } = useWords()
  const actions = useActions(isOpen).filter(({ id }) => id !== SELF)
  const isOnlyActions = text.startsWith(ONLY_ACTIONS)
  const query = isOnlyActions ? '' : text.trim()
  const found = useQuery({
    ...api.holders.find.queryOptions({ input: isOpen && query !== '' ? { query, limit } : skipToken }),
    placeholderData: keepPreviousData,
  })
  const words = (isOnlyActions ? text.slice(ONLY_ACTIONS.length) : text).trim().toLowerCase()
  const matches = query === '' ? [] : (found.data?.matches ?? [])
  const answers: Answer[] = [
    ...matches.map((match) => ({ kind: 'holder', match }) as const),
    ...actions
      .filter(({ label }) => t(label).toLowerCase().includes(words))
      .map((action) => ({ kind: 'action', action }) as const),
  ]
  return {
    answers,
    isAsking: found.isFetching,
    error: found.isError ? sentenceOf(t, refusalOf(found.error)) : null,
    truncated: query !== '' && found.data?.truncated === true,
  }
}
