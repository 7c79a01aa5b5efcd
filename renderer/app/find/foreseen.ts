import { useSyncExternalStore } from 'react'
import { api, queries } from '#renderer/api/api.ts'
import { today } from '#renderer/i18n/formats.ts'

/** Whose page is likely to be opened next; it is drawn before it is asked for, out of sight. */
let foreseen: number | null = null
let forgetting: ReturnType<typeof setTimeout> | undefined
/** What was drawn is drawn anew after that: the day may be another. */
const FORGOTTEN_MS = 60_000
const listeners = new Set<() => void>()

export function setForeseen(holderId: number | null): void {
  if (holderId === foreseen) return
  foreseen = holderId
  clearTimeout(forgetting)
  if (holderId !== null) forgetting = setTimeout(() => setForeseen(null), FORGOTTEN_MS)
  for (const listener of listeners) listener()
}

export function useForeseen(): number | null {
  return useSyncExternalStore(watch, () => foreseen)
}

/** Asks for what the page of a holder shows first, all at once; what is on its way already is not asked for again. */
export async function foresee(holderId: number): Promise<void> {
  const { holder, entitlements, cards } = firstOf(holderId)
  await Promise.all([queries.prefetchQuery(holder), queries.prefetchQuery(entitlements), queries.prefetchQuery(cards)])
}

/** Whether all of it has come. */
export function hasCome(holderId: number): boolean {
  return Object.values(firstOf(holderId)).every(({ queryKey }) => queries.getQueryData(queryKey) !== undefined)
}

function firstOf(holderId: number) {
  return {
    holder: api.holders.get.queryOptions({ input: { id: holderId } }),
    entitlements: api.entitlements.of.queryOptions({ input: { holderId, on: today() } }),
    cards: api.cards.of.queryOptions({ input: { holderId } }),
  }
}

function watch(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
