import { skipToken, useQuery } from '@tanstack/react-query'
import { Day } from '#shared/domain/days.ts'
import { api } from '#renderer/api/api.ts'

interface Asked {
  readonly holderId: number
  readonly relativeId: number | null
  readonly itemId: number | null
  readonly on: string
}

/**
 * What a form has to ask for because of what the person may have: a ground where rules speak of the item and none lets it
 * be had, an amount where the item is counted in money. Null while nothing is known.
 */
export function useVerdict(asked: Asked | null): { readonly needsGround: boolean; readonly isMoney: boolean } | null {
  const on = Day.safeParse(asked?.on)
  const isAsked = asked !== null && asked.itemId !== null && on.success
  const { data } = useQuery(
    api.entitlements.of.queryOptions({ input: isAsked ? { holderId: asked.holderId, on: on.data } : skipToken }),
  )
  if (!isAsked || !data) return null
  const ofItem = data.entitlements.filter(({ itemId }) => itemId === asked.itemId)
  const open = ofItem.filter((one) => one.relativeId === asked.relativeId && one.verdict === 'available')
  return {
    needsGround: open.length === 0 && ofItem.some(({ reasons }) => reasons.length > 0),
    isMoney: open.length > 0 && open.every(({ unit, left }) => unit === 'fen' && left !== null),
  }
}
