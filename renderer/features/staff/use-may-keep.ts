import { KEEPERS } from '#shared/domain/roles.ts'
import { useDeskStatus } from '#renderer/api/operator.ts'

/** Whether who is logged in may arrange for cover and hand over, and the desk can record it. */
export function useMayKeep(): boolean {
  const status = useDeskStatus()
  const role = status?.operator?.role
  return status?.state === 'open' && KEEPERS.some((keeper) => keeper === role)
}
