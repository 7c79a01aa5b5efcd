import { useLayoutEffect } from 'react'
import { liveActions, watchActions, type Action } from './actions.ts'
import { isPressed } from './chord.ts'

/** A page that is still being drawn gets the key that was pressed for it, if it stands within this time. */
const EARLY_MS = 1_000

/**
 * Presses the actions' keys for the whole window, before the control with the focus sees them: a select would take
 * Ctrl+Enter as Enter and open. On a page just come to, a key that is not there yet waits a moment for it; the next key
 * or click forgets it.
 */
export function useActionKeys(): void {
  useLayoutEffect(() => {
    let early: KeyboardEvent | null = null
    const press = (event: KeyboardEvent) => {
      if (!MODIFIERS.includes(event.key)) early = null
      if (event.defaultPrevented || event.repeat || event.isComposing) return
      const action = actionOf(event)
      if (action) {
        event.preventDefault()
        event.stopPropagation()
        action.perform()
      } else if (event.timeStamp - arrivedAt < EARLY_MS && leadsSomewhere(event)) early = event
    }
    const forget = () => (early = null)
    const answer = () => {
      if (!early || performance.now() - early.timeStamp > EARLY_MS) return
      const action = actionOf(early)
      if (!action) return
      early = null
      // The page that brought the action is still being put in place.
      queueMicrotask(action.perform)
    }
    const stopWatching = watchActions(answer)
    window.addEventListener('keydown', press, { capture: true })
    window.addEventListener('pointerdown', forget, { capture: true })
    return () => {
      stopWatching()
      window.removeEventListener('keydown', press, { capture: true })
      window.removeEventListener('pointerdown', forget, { capture: true })
    }
  }, [])
}

let arrivedAt = -EARLY_MS

/** Another page has begun to be drawn. */
export function noteArrival(): void {
  arrivedAt = performance.now()
}

const MODIFIERS = ['Alt', 'Control', 'Meta', 'Shift']

/** Not one that saves or decides: pressed twice in haste, it would be meant for what is gone. */
function leadsSomewhere({ altKey, ctrlKey, metaKey, key }: KeyboardEvent): boolean {
  return !ctrlKey && !metaKey && (altKey || /^F\d+$/.test(key))
}

function actionOf(event: KeyboardEvent): Action | undefined {
  const isInInput = isInput(event.target) && !yieldsUndo(event.target)
  return liveActions().find(
    ({ chords = [], isOutsideInputs = false }) =>
      !(isOutsideInputs && isInInput) && chords.some((chord) => isPressed(chord, event)),
  )
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
