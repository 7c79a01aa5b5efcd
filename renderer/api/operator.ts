import { useQuery } from '@tanstack/react-query'
import type { DeskStatus } from '#shared/contract/desk.ts'
import { CLERKS, KEEPERS, type Role } from '#shared/domain/roles.ts'
import { api } from './api.ts'

/** The desk as it stands; undefined only before the first answer. */
export function useDeskStatus(): DeskStatus | undefined {
  return useQuery(api.desk.status.queryOptions({ input: {} })).data
}

/** Whether who is logged in may change records, and the desk can record them. */
export function useMayChange(): boolean {
  const status = useDeskStatus()
  const role = status?.operator?.role
  return status?.state === 'open' && role !== undefined && isClerk(role)
}

/** Whether who is logged in may approve: what they record needs nobody's signature on paper. */
export function useMayDecide(): boolean {
  const role = useDeskStatus()?.operator?.role
  return role !== undefined && KEEPERS.some((keeper) => keeper === role)
}

function isClerk(role: Role): boolean {
  return CLERKS.some((clerk) => clerk === role)
}
