import { useLayoutEffect, useRef } from 'react'
import { isInput } from '#renderer/ui/actions/use-action-keys.ts'

/** Longer than a scanner leaves between two signs. */
const ALONE_MS = 120

/** Calls back for a `?` that stands alone: outside inputs and not within a scan. */
export function useQuestionMark(perform: () => void): void {
  const latest = useRef(perform)
  useLayoutEffect(() => {
    latest.current = perform
  })
  useLayoutEffect(() => {
    let lastAt = Number.NEGATIVE_INFINITY
    let timer: ReturnType<typeof setTimeout> | undefined
    const press = (event: KeyboardEvent) => {
      if (event.key === 'Shift') return
      clearTimeout(timer)
      const isAfterPause = event.timeStamp - lastAt > ALONE_MS
      lastAt = event.timeStamp
      if (event.key !== '?' || !isAfterPause || event.isComposing || isInput(event.target)) return
      timer = setTimeout(() => latest.current(), ALONE_MS)
    }
    window.addEventListener('keydown', press)
    return () => {
      clearTimeout(timer)
      window.removeEventListener('keydown', press)
    }
  }, [])
}
