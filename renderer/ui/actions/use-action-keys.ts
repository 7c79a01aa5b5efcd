import { useLayoutEffect } from 'react'
import { liveActions } from './actions.ts'
import { isPressed } from './chord.ts'

/**
 * Presses the actions' keys for the whole window, before the control with the focus sees them: a select would take
 * Ctrl+Enter as Enter and open.
 */
export function useActionKeys(): void {
  useLayoutEffect(() => {
    window.addEventListener('keydown', press, { capture: true })
    return () => window.removeEventListener('keydown', press, { capture: true })
  }, [])
}

function press(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.repeat || event.isComposing) return
  const isInInput = isInput(event.target) && !yieldsUndo(event.target)
  const action = liveActions().find(
    ({ chords = [], isOutsideInputs = false }) =>
      !(isOutsideInputs && isInInput) && chords.some((chord) => isPressed(chord, event)),
  )
  if (!action) return
  event.preventDefault()
  event.stopPropagation()
  action.perform()
}

/** The box that waits for a search is no form that somebody works in. */
function yieldsUndo(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.dataset['yieldsUndo'] === 'true'
}

/** Whether typing goes into the element. */
export function isInput(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  return target.isContentEditable || target instanceof HTMLTextAreaElement || isTextInput(target)
}

function isTextInput(element: HTMLElement): boolean {
  return element instanceof HTMLInputElement && !['checkbox', 'radio', 'button', 'submit'].includes(element.type)
}
