import { useLayoutEffect, type RefObject } from 'react'
import { isInput } from './actions/use-action-keys.ts'

/** Arrows walk over the links of the rows, from nowhere to the first. */
export function useRowArrows(body: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const walk = (event: KeyboardEvent) => {
      const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
      if (step === 0 || event.defaultPrevented || isInput(event.target) || !body.current) return
      // From a button or a menu the arrows have other ways to go.
      const isElsewhere = document.activeElement?.matches('button, a, [role]') ?? false
      if (isElsewhere && !body.current.contains(document.activeElement)) return
      const links = [...body.current.querySelectorAll('a')]
      const at = links.findIndex((link) => link === document.activeElement)
      const next = links[Math.max(0, Math.min(links.length - 1, at + step))]
      event.preventDefault()
      next?.focus()
    }
    window.addEventListener('keydown', walk)
    return () => window.removeEventListener('keydown', walk)
  }, [body])
}
