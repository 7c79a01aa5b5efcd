import { useSyncExternalStore } from 'react'
import { host } from '#renderer/host/host.ts'

/** How the window looks; chosen once, kept with the browser or the desk. */
export interface Look {
  readonly isDark: boolean
  readonly isLarge: boolean
}

const system = matchMedia('(prefers-color-scheme: dark)')
let look: Look = {
  isDark: host.recall('theme') === null ? system.matches : host.recall('theme') === 'dark',
  isLarge: host.recall('type') === 'large',
}
const listeners = new Set<() => void>()
apply()
// Until somebody chooses, the window goes with the system, which may turn dark in the evening.
system.addEventListener('change', ({ matches }) => {
  if (host.recall('theme') === null) set({ ...look, isDark: matches })
})

export function useLook(): Look {
  return useSyncExternalStore(watch, () => look)
}

export function setDark(isDark: boolean): void {
  host.remember('theme', isDark ? 'dark' : 'light')
  set({ ...look, isDark })
}

export function setLarge(isLarge: boolean): void {
  host.remember('type', isLarge ? 'large' : 'usual')
  set({ ...look, isLarge })
}

function set(next: Look): void {
  look = next
  // Before the page is drawn again, since the component library reads its colours from the document.
  apply()
  for (const listener of listeners) listener()
}

function apply(): void {
  document.documentElement.dataset['theme'] = look.isDark ? 'dark' : 'light'
  document.documentElement.dataset['type'] = look.isLarge ? 'large' : 'usual'
}

function watch(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
