import { useQuery } from '@tanstack/react-query'
import { useParams } from 'react-router'
import { api } from '#renderer/api/api.ts'

/** The holder whose id stands in the address. */
export function useHolder() {
  const id = useHolderId()
  return useQuery(api.holders.get.queryOptions({ input: { id } }))
}

/** An address that holds no id finds nobody: the desk then says so in its own words. */
export function useHolderId(): number {
  const id = Number(useParams()['id'])
  return Number.isSafeInteger(id) && id > 0 ? id : Number.MAX_SAFE_INTEGER
}
