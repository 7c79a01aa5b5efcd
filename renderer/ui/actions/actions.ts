import { createContext, useContext, useLayoutEffect, useRef, useSyncExternalStore, type ComponentType } from 'react'
import type { Key } from '#renderer/i18n/i18n.ts'
import type { Chord } from './chord.ts'

/**
 * One thing that can be done. From it are drawn its button, its key, its line in the palette and its line on the
 * sheet of keys.
 */
export interface ActionKind {
  /** `holders.correct`. */
  readonly id: string
  readonly label: Key
  readonly icon: ComponentType<{ 'aria-hidden'?: boolean }>
  /** The first stands on the button. */
  readonly chords?: readonly Chord[]
  /** Leaves the key to the input while one has the focus (Ctrl+Z takes back typing there). */
  readonly isOutsideInputs?: boolean
  /** Leaves its keys to a page that needs them. */
  readonly yieldsKeys?: boolean
}

export interface Action extends ActionKind {
  readonly isAvailable: boolean
  readonly perform: () => void
}

/**
 * Makes an action available for as long as the component is mounted and `isAvailable` holds. What can be seen can be
 * pressed: keys are changed in the same frame as the page, so a hand that is faster than the paint loses nothing.
 */
export function useAction(kind: ActionKind, perform: () => void, isAvailable = true): Action {
  const layer = useContext(ActionLayer)
  const latest = useRef(perform)
  useLayoutEffect(() => {
    latest.current = perform
  })
  useLayoutEffect(() => {
    if (!isAvailable) return
    const entry = { action: { ...kind, isAvailable, perform: () => latest.current() }, layer }
    change((entries) => [...entries, entry])
    return () => change((entries) => entries.filter((other) => other !== entry))
  }, [kind, isAvailable, layer])
  return { ...kind, isAvailable, perform }
}

/** What can be done now: under an open dialog only what the dialog offers; nothing while nobody looks. */
export function useActions(isLooking = true): readonly Action[] {
  return useSyncExternalStore(watchActions, isLooking ? liveActions : noActions)
}

const NONE: readonly Action[] = []
const noActions = () => NONE

/** Depth of the dialog a component stands in; 0 is the page. */
export const ActionLayer = createContext(0)

/** Keeps the actions of the page and of lower dialogs quiet while a dialog of depth `layer` is open. */
export function useOpenLayer(layer: number, isOpen: boolean): void {
  useLayoutEffect(() => {
    if (!isOpen) return
    layers = [...layers, layer]
    change((entries) => entries)
    return () => {
      layers = layers.filter((_, index) => index !== layers.lastIndexOf(layer))
      change((entries) => entries)
    }
  }, [layer, isOpen])
}

/** The same list object until something changes. */
export function liveActions(): readonly Action[] {
  return live
}

interface Entry {
  readonly action: Action
  readonly layer: number
}

let entries: readonly Entry[] = []
let layers: readonly number[] = []
let live: readonly Action[] = []
const listeners = new Set<() => void>()

function change(next: (entries: readonly Entry[]) => readonly Entry[]): void {
  entries = next(entries)
  const top = Math.max(0, ...layers)
  const newest = new Map(entries.filter((entry) => entry.layer === top).map(({ action }) => [action.id, action]))
  live = withKeysYielded([...newest.values()])
  for (const listener of listeners) listener()
}

function withKeysYielded(actions: readonly Action[]): Action[] {
  const needed = new Set(actions.flatMap(({ chords = [], yieldsKeys = false }) => (yieldsKeys ? [] : chords)))
  return actions.map(({ chords, ...action }) => {
    if (!chords) return action
    return { ...action, chords: action.yieldsKeys ? chords.filter((chord) => !needed.has(chord)) : chords }
  })
}

/** Calls back when what can be done has changed; answers with how to stop. */
export function watchActions(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
