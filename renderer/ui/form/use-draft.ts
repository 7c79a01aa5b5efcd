import { useCallback, useState } from 'react'

/** What is being typed into a form, and whether it differs from what it began with. */
export interface Draft<T> {
  readonly values: T
  readonly isDirty: boolean
  set<K extends keyof T>(field: K, value: T[K]): void
  /** Several fields at once, as when one number fills in two others. */
  fill(values: Partial<T>): void
  /** Begins anew with what has been saved. */
  settle(values: T): void
}

export function useDraft<T extends object>(initial: T): Draft<T> {
  const [start, setStart] = useState(initial)
  const [values, setValues] = useState(initial)
  const fill = useCallback((more: Partial<T>) => setValues((current) => ({ ...current, ...more })), [])
  return {
    values,
    isDirty: values !== start && JSON.stringify(values) !== JSON.stringify(start),
    set: (field, value) => setValues((current) => ({ ...current, [field]: value })),
    fill,
    settle: (saved) => {
      setStart(saved)
      setValues(saved)
    },
  }
}
