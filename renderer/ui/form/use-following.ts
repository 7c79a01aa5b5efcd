import { useState } from 'react'

/** What is typed into a form whose record may change meanwhile: a field that nobody has touched follows the record. */
export function useFollowing<T extends object>(record: T) {
  const [{ from, values }, set] = useState({ from: record, values: record })
  if (!isSame(record, from)) set({ from: record, values: followed(values, from, record) })
  const change = (step: (current: T) => T) => set((now) => ({ ...now, values: step(now.values) }))
  return { values, change }
}

/** `values`, begun with what the record said as `from` and typed into, now that it says `record`. */
export function followed<T extends object>(values: T, from: T, record: T): T {
  const before = new Map<string, unknown>(Object.entries(from))
  const typed = Object.entries(values).filter(([field, value]) => !isSame(value, before.get(field)))
  return { ...record, ...Object.fromEntries(typed) }
}

function isSame(one: unknown, other: unknown): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other)
}
