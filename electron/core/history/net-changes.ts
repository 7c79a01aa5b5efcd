import type { Cell, Change, Commit } from '../ports.ts'

/** What several commits together did to one row. */
export interface NetChange {
  readonly table: string
  readonly id: number
  readonly op: Change['op']
  /** By snake_case column: the value before the first of the commits and after the last. */
  readonly cells: ReadonlyMap<string, { readonly before: Cell; readonly after: Cell }>
  /** Columns that somebody else changed between two of the commits. */
  readonly crossed: ReadonlySet<string>
}

/** Folds commits (oldest first) into one change a row, the row changed last coming first. */
export function netChanges(commits: readonly Commit[]): NetChange[] {
  const rows = new Map<string, Change[]>()
  for (const { changes } of commits) {
    for (const change of changes) {
      const key = `${change.table} ${change.id}`
      const known = rows.get(key) ?? []
      rows.delete(key)
      rows.set(key, [...known, change])
    }
  }
  return [...rows.values()].reverse().flatMap(fold)
}

function fold(changes: readonly Change[]): NetChange[] {
  const first = changes[0]
  const last = changes.at(-1)
  if (!first || !last) return []
  const { table, id } = first
  const wasThere = first.op !== 'insert'
  const isThere = last.op !== 'remove'
  if (!wasThere && !isThere) return []
  const cells = new Map<string, { before: Cell; after: Cell }>()
  const crossed = new Set<string>()
  for (const change of changes) {
    for (const [column, [before, after]] of Object.entries(change.cells)) {
      const known = cells.get(column)
      if (known && known.after !== before) crossed.add(column)
      cells.set(column, { before: known ? known.before : before, after })
    }
  }
  return [{ table, id, op: !wasThere ? 'insert' : !isThere ? 'remove' : 'update', cells, crossed }]
}
