import { useSyncExternalStore } from 'react'

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

function watch(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
