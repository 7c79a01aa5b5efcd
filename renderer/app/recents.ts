import { useEffect, useSyncExternalStore } from 'react'
import { matchPath, useLocation } from 'react-router'

const MOST = 8
let recents: readonly number[] = []
const listeners = new Set<() => void>()

/** Ids of the holders looked at last, the newest first; kept in the window only, never on the disk. */
export function useRecents(): readonly number[] {
  return useSyncExternalStore(watch, () => recents)
}

/** Notes each holder whose page is opened. */
export function useRememberedVisits(): void {
  const { pathname } = useLocation()
  useEffect(() => {
    const id = Number(matchPath('/holders/:id', pathname)?.params.id)
    if (Number.isSafeInteger(id)) set([id, ...recents.filter((other) => other !== id)].slice(0, MOST))
  }, [pathname])
}

export function forgetRecents(): void {
  set([])
}

function set(next: readonly number[]): void {
  recents = next
  for (const listener of listeners) listener()
}

function watch(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
