import { useQuery } from '@tanstack/react-query'
import { useParams } from 'react-router'
import { api } from '#renderer/api/api.ts'

/** The request whose id stands in the address; an address that holds no id finds none. */
export function useRequest() {
  const id = Number(useParams()['id'])
  return useQuery(
    api.requests.get.queryOptions({ input: { id: Number.isSafeInteger(id) && id > 0 ? id : Number.MAX_SAFE_INTEGER } }),
  )
}
