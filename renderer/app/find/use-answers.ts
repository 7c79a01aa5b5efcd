import { keepPreviousData, skipToken, useQuery } from '@tanstack/react-query'
import { api, queries, type call } from '#renderer/api/api.ts'
import { refusalOf, sentenceOf } from '#renderer/api/refusals.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import { useActions, type Action } from '#renderer/ui/actions/actions.ts'

export type Match = Awaited<ReturnType<typeof call.holders.find>>['matches'][number]
type Request = NonNullable<Awaited<ReturnType<typeof call.requests.byNumber>>['request']>

/** What the box offers: a request by its number, a person, or something to do. */
export type Answer =
  | { readonly kind: 'request'; readonly request: Request }
  | { readonly kind: 'holder'; readonly match: Match }
  | { readonly kind: 'action'; readonly action: Action }

const ONLY_ACTIONS = '>'
const SELF = 'find.open'

/** What is kept is found first, then what can be done here; with nothing typed, all that can be done. */
export function useAnswers(text: string, isOpen: boolean, limit: number) {
  const { t } = useWords()
  const actions = useActions(isOpen).filter(({ id }) => id !== SELF)
  const isOnlyActions = text.startsWith(ONLY_ACTIONS)
  const query = isOnlyActions ? '' : text.trim()
  const found = useQuery({
    ...api.holders.find.queryOptions({ input: isOpen && query !== '' ? { query, limit } : skipToken }),
    placeholderData: keepPreviousData,
  })
  const named = useQuery(
    api.requests.byNumber.queryOptions({ input: isOpen && mayBeNumber(query) ? { number: query } : skipToken }),
  )
  const words = (isOnlyActions ? text.slice(ONLY_ACTIONS.length) : text).trim().toLowerCase()
  const answers: Answer[] = [
    ...(mayBeNumber(query) ? requestsIn(named.data) : []),
    ...(query === '' ? [] : holdersIn(found.data)),
    ...actions
      .filter(({ label }) => t(label).toLowerCase().includes(words))
      .map((action) => ({ kind: 'action', action }) as const),
  ]
  return {
    answers,
    // What stands there and is only asked for anew, as after every change, answers the text all the same.
    isAsking: found.isLoading || named.isLoading || (query !== '' && found.isPlaceholderData),
    error: found.isError ? sentenceOf(t, refusalOf(found.error)) : null,
    truncated: query !== '' && found.data?.truncated === true,
  }
}

/** What is kept under `text`, asked for at once; nothing where the desk refuses. */
export async function answersTo(text: string, limit: number): Promise<Answer[]> {
  const query = text.trim()
  if (query === '') return []
  const [named, found] = await Promise.all([
    mayBeNumber(query)
      ? queries.fetchQuery(api.requests.byNumber.queryOptions({ input: { number: query } }))
      : undefined,
    queries.fetchQuery(api.holders.find.queryOptions({ input: { query, limit } })),
  ]).catch(() => [])
  return [...requestsIn(named), ...holdersIn(found)]
}

const SHORTEST_NUMBER = 4

function mayBeNumber(query: string): boolean {
  return query.length >= SHORTEST_NUMBER && /\d/.test(query)
}

function requestsIn(data: { readonly request: Request | null } | undefined): Answer[] {
  return data?.request ? [{ kind: 'request', request: data.request }] : []
}

function holdersIn(data: { readonly matches: readonly Match[] } | undefined): Answer[] {
  return (data?.matches ?? []).map((match) => ({ kind: 'holder', match }))
}
