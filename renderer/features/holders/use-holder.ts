import { skipToken, useQuery } from '@tanstack/react-query'
import { useParams } from 'react-router'
import { api } from '#renderer/api/api.ts'
import { refusalOf } from '#renderer/api/refusals.ts'

/**
 * A holder by id; nobody while the id is null. `failure` is set when there is nothing to show: a read that fails later
 * leaves the page and what is typed into it alone, unless the holder is gone. `isOld`: they are being read anew.
 */
export function useHolder(id: number | null) {
  const { data, error, refetch, isStale, isFetching } = useQuery(
    api.holders.get.queryOptions({ input: id === null ? skipToken : { id } }),
  )
  const isGone = error !== null && refusalOf(error).code === 'record/not-found'
  const failure = data === undefined || isGone ? error : null
  return { holder: data, isOld: isStale && isFetching, failure, retry: () => void refetch() }
}

/** The id in the address; see `holderIdIn`. */
export function useHolderId(): number {
  return holderIdIn(useParams()['id'])
}

/** An id that is none finds nobody: the desk then says so in its own words. */
export function holderIdIn(text: string | undefined): number {
  const id = Number(text)
  return Number.isSafeInteger(id) && id > 0 ? id : Number.MAX_SAFE_INTEGER
}
