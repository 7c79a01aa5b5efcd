import type { Reader } from './ports.ts'

/** What is read from few and seldom changed tables, kept until a row of them changes. */
export function keptUntilChanged<T>(tables: readonly string[], read: (db: Reader) => T): (db: Reader) => T {
  return keptWhile((db) => db.revisionOf(tables), read)
}

/** What is read, kept as long as `version` answers the same. */
export function keptWhile<T>(version: (db: Reader) => number | string, read: (db: Reader) => T): (db: Reader) => T {
  let kept: { readonly version: number | string; readonly value: T } | null = null
  return (db) => {
    const now = version(db)
    if (kept?.version !== now) kept = { version: now, value: read(db) }
    return kept.value
  }
}
