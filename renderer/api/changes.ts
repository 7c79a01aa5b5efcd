import { useMutation } from '@tanstack/react-query'
import { useLayoutEffect, useMemo, useRef, useSyncExternalStore } from 'react'
import { nothingOldIsShown, readAnew } from './events.ts'
import { refusalOf, type PageRefusal } from './refusals.ts'

/** A change made in this window, by the number of its commit. */
export interface MadeChange {
  readonly seq: number
  /** `holders.correct`. */
  readonly command: string
  /** The commit it took back, or whose taking back it took back. */
  readonly undoes?: number
  /** Taken back itself by doing it again, not by Ctrl+Z. */
  readonly isUndo?: boolean
  /** An undo that stands. */
  readonly isFinal?: boolean
}

interface Changes {
  /** Those that can be taken back, the newest last. */
  readonly open: readonly MadeChange[]
  /** The newest of all, for the word of thanks after it; null once it has been read. */
  readonly newest: MadeChange | null
  /** The newest of all where it is an undo. */
  readonly undone: MadeChange | null
}

let changes: Changes = { open: [], newest: null, undone: null }
const listeners = new Set<() => void>()

/** What this window has changed since it was opened. */
export function useChanges(): Changes {
  return useSyncExternalStore(watch, () => changes)
}

/** Whether a change made here was taken back since. To do it again is a change of its own, which may be this one. */
export function useIsTakenBack(seq: number | null): boolean {
  const { open } = useChanges()
  return seq !== null && !open.some((made) => made.seq === seq || made.command === 'history.redo')
}

/**
 * Remembers a change, so that it can be confirmed and taken back. The next step is taken on what it made, so that is read
 * at once.
 */
export function noteChange(made: MadeChange): void {
  void readAnew(made.seq)
  const open = changes.open.filter(({ seq }) => seq !== made.undoes)
  set({ open: made.isUndo ? open : [...open, made], newest: made, undone: made.isUndo ? made : null })
}

/** The confirmation of the newest change has been seen. */
export function dismissNewest(): void {
  set({ ...changes, newest: null })
}

/** Somebody else takes over the window. */
export function forgetChanges(): void {
  set({ open: [], newest: null, undone: null })
}

/**
 * A command of the contract as the page runs it. `run` answers undefined when it was refused; `refusal` then says why.
 * One that answers with its commit is noted. A hand faster than the page waits until the page shows what it did before.
 */
export function useCommand<I, O>(command: string, perform: (input: I) => Promise<O>) {
  const latest = useRef(perform)
  useLayoutEffect(() => {
    latest.current = perform
  })
  const afterReading = async (input: I) => {
    await nothingOldIsShown()
    return latest.current(input)
  }
  const { mutateAsync, error, isPending, reset } = useMutation({ mutationFn: afterReading })
  const run = async (input: I): Promise<O | undefined> => {
    try {
      const output = await mutateAsync(input)
      noteResult(command, output, numberIn(input, 'seen'))
      return output
    } catch {
      return undefined
    }
  }
  const refusal = useMemo<PageRefusal | null>(() => (error ? refusalOf(error) : null), [error])
  return { run, refusal, isRunning: isPending, reset }
}

/** A command that found nothing to change answers with the commit it has `seen`, or with none. */
export function noteResult(command: string, result: unknown, seen?: number): void {
  const seq = numberIn(result, 'seq')
  if (seq !== undefined && seq !== seen) noteChange({ seq, command })
}

function numberIn(value: unknown, name: string): number | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  const found: unknown = Object.entries(value).find(([key]) => key === name)?.[1]
  return typeof found === 'number' ? found : undefined
}

function set(next: Changes): void {
  changes = next
  for (const listener of listeners) listener()
}

function watch(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
