/**
 * What the application needs from outside, said in its own words. `electron/store` implements the first
 * half, the worker the rest. Everything here is synchronous: an async body can't run inside a transaction.
 */
import type { Day, Instant } from '#shared/domain/days.ts'
import type { Role } from '#shared/domain/roles.ts'

/** A value in a row. Money is integer fen, days and instants are text, booleans are 0 or 1. */
export type Cell = string | number | null

/** Column name to value. In TypeScript columns are camelCase (`bornOn`); the store maps them to `born_on`. */
export type Cells = { readonly [column: string]: Cell }

/** A row as read: the columns in camelCase; a logged row's `_seq` arrives as `seq`. */
export type Row = { readonly [column: string]: Cell }

/** `_seq` of the row as the caller last saw it, or `current` when the command itself has just read it. */
export type Seen = number | 'current'

/** Reading the present. SQL is written in snake_case; result columns come back in camelCase. */
export interface Reader {
  all<R extends object = Row>(sql: string, params?: readonly Cell[]): R[]
  get<R extends object = Row>(sql: string, params?: readonly Cell[]): R | undefined
  /**
   * A number that these tables have in no other state, nor do those of another database in this process: what was read
   * under it still holds while it is the same.
   */
  revisionOf(tables: readonly string[]): number
}

/**
 * The only way to change a logged table. Every call is applied at once (later reads in the same command see it)
 * and collected into the commit. Throws `Refusal('record/changed')` when `seen` is stale and
 * `Refusal('record/not-found')` when the row is not there.
 */
export interface Transaction extends Reader {
  /** Number of this commit. */
  readonly seq: number
  /** Instant of this commit; never before the last commit's. */
  readonly at: Instant
  /** Inserts a row and returns its id; an id is given only for rows with fixed ids (seeds). */
  insert(table: string, cells: Cells): number
  update(table: string, id: number, seen: Seen, cells: Cells): void
  remove(table: string, id: number, seen: Seen): void
  /** Bumps `_seq` of an aggregate's root without changing a cell, so that its timeline shows this commit. */
  touch(table: string, id: number, seen: Seen): void
  /** Says in the header that this commit takes back the commit (or the group beginning) at `seq`. */
  markUndo(seq: number): void
}

/**
 * A statement broke a constraint of the schema; the row is as it was. `detail` names the columns (`holder.card_no`) or
 * the check, never a value.
 */
export class ConstraintFailed extends Error {
  readonly kind: 'unique' | 'foreign-key' | 'value'
  readonly detail: string

  constructor(kind: 'unique' | 'foreign-key' | 'value', detail: string) {
    super(`${kind}: ${detail}`)
    this.name = 'ConstraintFailed'
    this.kind = kind
    this.detail = detail
  }
}

/**
 * SQL condition that leaves out rows inserted by a job that has not ended: lists and counts use it, so that half an
 * import is never seen. `id` is the id column as the query calls it (`h.id`). Mostly no job is under way, and that is
 * found out once a statement, not once a row.
 */
export function notPending(table: string, id: string): string {
  return `(NOT EXISTS (SELECT 1 FROM _pending)
    OR ((SELECT to_id FROM _pending WHERE tbl = '${table}' AND from_id <= ${id} ORDER BY from_id DESC LIMIT 1)
      >= ${id}) IS NOT TRUE)`
}

/** Reads the ids of those rows. */
export function pendingIds(table: string): string {
  return `SELECT ${table}.id FROM _pending CROSS JOIN ${table} ON ${table}.id BETWEEN from_id AND to_id
    WHERE tbl = '${table}'`
}

/** `'a', 'b'`: fixed words of the domain for an `IN (…)`, never what somebody typed. */
export function quoted(words: readonly string[]): string {
  return words.map((word) => `'${word}'`).join(', ')
}

/**
 * A table made from other tables, one row a subject, and the keys that lead to it: search keys, pinyin, sort keys. Not in
 * commits. Beside its own columns a row has `id` and `source`, what it was made from: while that is the same there is
 * nothing to do, and the keys to take away are made from it again. So `version` must rise with every change of the making,
 * be it here or in the dictionary of pinyin: rows of another version are all made anew.
 */
export interface Derivation {
  readonly name: string
  readonly version: number
  /** `derived_…`; its keys, where it has any, stand as `key` and `subject_id` in `derived_…_key`. */
  readonly table: string
  /** Its own columns, in the order of `Entry.cells`. */
  readonly columns: readonly string[]
  /** `CREATE` statements of both tables and their indexes. */
  readonly schema: readonly string[]
  /** For each watched table: the subject id a changed row belongs to (for `employment` its `holderId`), or null. */
  readonly watches: { readonly [table: string]: (row: Row) => number | null }
  /** All subject ids, for a rebuild; each is the id of a row. */
  subjects(reader: Reader): Iterable<number>
  /** `SELECT` of one text about the subject whose id is `subject.id`; no row where that no longer exists. */
  readonly source: string
  /** Made of such a text and of nothing else. */
  entryOf(source: string): Entry
}

export interface Entry {
  readonly cells: readonly Cell[]
  readonly keys: readonly string[]
}

/** A step of the schema. Runs once at its place in the log, on every replay again, so it must not depend on code that changes. */
export interface Migration {
  /** 1, 2, 3 … without gaps. */
  readonly number: number
  readonly name: string
  up(db: MigrationWriter): void
}

export interface MigrationWriter extends Reader {
  run(sql: string, params?: readonly Cell[]): void
}

/** One changed row of a commit, cells by snake_case column: `[before, after]`. */
export interface Change {
  readonly table: string
  readonly id: number
  readonly op: 'insert' | 'update' | 'remove'
  /** Seq of the row's change before this one; null for an insert of a new id. */
  readonly prev: number | null
  readonly cells: { readonly [column: string]: readonly [before: Cell, after: Cell] }
  /** True when the leaf was replaced by its hash (a person erased); `cells` is then empty. */
  readonly erased?: true
}

export interface CommitHeader {
  readonly format: 1
  /** Desk number (21 bits) of the desk that made it. */
  readonly desk: number
  readonly seq: number
  readonly at: Instant
  /** Operator id; null for migrations and the founding commit. */
  readonly operator: number | null
  /** `holders.correct`; `store.migrate` for migrations. */
  readonly command: string
  /** Schema number in force after this commit. */
  readonly schema: number
  /** Parts of one job. */
  readonly group?: { readonly id: number; readonly part: number; readonly last: boolean }
  /** First seq of the commit (or group) this one takes back. */
  readonly undoes?: number
  /** SHA-256 over the leaves' hashes, hex. */
  readonly root: string
}

export interface Commit {
  readonly header: CommitHeader
  readonly changes: readonly Change[]
}

/** The past, read from the log. */
export interface History {
  /** Seq of the last commit; 0 before the first. */
  readonly head: number
  commit(seq: number): Commit | undefined
  /** The commits that touched a row, newest first, by following `prev`. Works for removed rows too. */
  of(table: string, id: number): Iterable<Commit>
  /** Newest first, from `before` (exclusive) or the end. */
  recent(before?: number): Iterable<Commit>
  /** Seq of the commit that took this one back, if any is in force. */
  undoneBy(seq: number): number | undefined
  /** Seqs of a group's parts so far, in order. */
  parts(groupId: number): readonly number[]
}

/** Who is logged in. */
export interface CurrentOperator {
  readonly id: number
  readonly name: string
  readonly role: Role
}

export interface Call {
  readonly now: Instant
  /** Today in Asia/Shanghai. */
  readonly today: Day
  readonly operator: CurrentOperator
  readonly history: History
}

export interface ReadCall extends Call {
  readonly db: Reader
}
export interface WriteCall extends Call {
  readonly db: Transaction
}
/** `db` is the transaction of the part at hand: never keep it across a `yield`. */
export interface JobCall extends Call {
  readonly db: Transaction
}

export interface JobProgress {
  readonly done: number
  readonly total: number | null
}
