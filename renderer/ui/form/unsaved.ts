import { useLayoutEffect } from 'react'

/** Forms on the page that hold something nobody has saved. */
let unsaved = 0

/** Counts a form in for as long as it holds something unsaved. */
export function useUnsaved(isDirty: boolean): void {
  useLayoutEffect(() => {
    if (!isDirty) return
    unsaved += 1
    return () => {
      unsaved -= 1
    }
  }, [isDirty])
}

export function hasUnsaved(): boolean {
  return unsaved > 0
}
