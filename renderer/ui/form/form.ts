import type { FieldErrors } from '#renderer/api/field-errors.ts'

/** A value with what is wrong with it and the way to change it. */
export interface Bound<V> {
  readonly value: V
  readonly error: string | undefined
  readonly onChange: (value: V) => void
}

/** What is being typed into a form, field by field. */
export interface FormOf<T> {
  readonly values: T
  readonly errors: FieldErrors
  readonly change: (step: (current: T) => T) => void
  set<K extends keyof T & string>(field: K, value: T[K]): void
  bind<K extends keyof T & string>(field: K): Bound<T[K]>
}

export function formOf<T extends object>(
  values: T,
  errors: FieldErrors,
  change: (step: (current: T) => T) => void,
): FormOf<T> {
  const set = <K extends keyof T>(field: K, value: T[K]) => change((current) => ({ ...current, [field]: value }))
  return {
    values,
    errors,
    change,
    set,
    bind: (field) => ({ value: values[field], error: errors[field], onChange: (value) => set(field, value) }),
  }
}
