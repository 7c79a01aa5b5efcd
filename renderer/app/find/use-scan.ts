import { useLayoutEffect, useRef } from 'react'
import { createScanReader } from './scan.ts'

/** From here on a burst is taken for a scan, so that its signs don't press buttons on their way. */
const SURE_LENGTH = 3

/**
 * Calls back with what a scanner types, wherever the focus is and whatever input method is on. What the burst left in
 * a field on its way is taken out again.
 */
export function useScan(onScan: (text: string) => void): void {
  const latest = useRef(onScan)
  useLayoutEffect(() => {
    latest.current = onScan
  })
  useLayoutEffect(() => {
    const reader = createScanReader()
    let before: Before | null = null
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.altKey || event.metaKey || event.repeat) return
      const { target } = event
      const text = reader.read({ key: event.key, code: event.code, isShifted: event.shiftKey, at: event.timeStamp })
      if (reader.length === 1) before = remember(target)
      if (text !== null) {
        event.preventDefault()
        event.stopImmediatePropagation()
        finish(before, () => latest.current(text))
      } else if (reader.length >= SURE_LENGTH && !(target instanceof Element && holdsText(target))) {
        event.preventDefault()
      }
    }
    window.addEventListener('keydown', press, { capture: true })
    return () => window.removeEventListener('keydown', press, { capture: true })
  }, [])
}

interface Before {
  readonly field: TextControl
  readonly value: string
}
type TextControl = HTMLInputElement | HTMLTextAreaElement

function remember(target: EventTarget | null): Before | null {
  return target instanceof Element && holdsText(target) ? { field: target, value: target.value } : null
}

function holdsText(element: Element): element is TextControl {
  return element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement
}

/** Leaving the field ends a composition; only then what it wrote can be taken out. */
function finish(before: Before | null, then: () => void): void {
  before?.field.blur()
  setTimeout(() => {
    if (before && before.field.value !== before.value) restore(before)
    then()
  })
}

/** React hears of a value only through the setter it has not wrapped and an event. */
function restore({ field, value }: Before): void {
  const prototype = field instanceof HTMLTextAreaElement ? HTMLTextAreaElement.prototype : HTMLInputElement.prototype
  Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(field, value)
  field.dispatchEvent(new Event('input', { bubbles: true }))
}
