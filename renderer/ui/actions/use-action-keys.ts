import { useEffect } from 'react'
import { liveActions } from './actions.ts'
import { isPressed } from './chord.ts'

/** Presses the actions' keys for the whole window. */
export function useActionKeys(): void {
  useEffect(() => {
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
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
