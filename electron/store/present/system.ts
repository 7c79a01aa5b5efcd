import type { Change, CommitHeader, UnfinishedGroup } from '../ports.ts'
import type { SqliteDatabase } from '../sqlite/database.ts'

/**
 * Changes when the tables below do. A snapshot of a layout that is neither this one nor brought to it by `renewLayout` is
 * not opened; the log is replayed instead.
 */
export const SYSTEM_LAYOUT = 2
const FIRST_LAYOUT = 1

const PENDING = `CREATE TABLE _pending (tbl TEXT NOT NULL, from_id INTEGER NOT NULL, to_id INTEGER NOT NULL,
    group_id INTEGER NOT NULL, PRIMARY KEY (tbl, from_id)) STRICT, WITHOUT ROWID`

/**
 * The store's own tables. They are not in commits: everything in them follows from the commits, and `recordCommit` says
 * how, in a command and in replay alike.
 */
export const SYSTEM_TABLES = `
  CREATE TABLE _meta (key TEXT PRIMARY KEY, value INTEGER NOT NULL) STRICT, WITHOUT ROWID;
  CREATE TABLE _deleted (tbl TEXT NOT NULL, id INTEGER NOT NULL, seq INTEGER NOT NULL, PRIMARY KEY (tbl, id))
    STRICT, WITHOUT ROWID;
  CREATE TABLE _undone (seq INTEGER PRIMARY KEY, by_seq INTEGER NOT NULL) STRICT;
  CREATE INDEX _undone_by_seq ON _undone (by_seq);
  CREATE TABLE _group_part (group_id INTEGER NOT NULL, seq INTEGER NOT NULL, is_last INTEGER NOT NULL,
    PRIMARY KEY (group_id, seq)) STRICT, WITHOUT ROWID;
  CREATE INDEX _group_part_seq ON _group_part (seq);
  ${PENDING};
  CREATE TABLE _derivation (name TEXT PRIMARY KEY, version INTEGER NOT NULL, tables TEXT NOT NULL)
    STRICT, WITHOUT ROWID;
`

/** Whether a snapshot of this layout can be used. */
export function isKnownLayout(layout: number): boolean {
  return layout === SYSTEM_LAYOUT || layout === FIRST_LAYOUT
}

/** Brings the tables of a snapshot to this layout: in the first one each pending row was noted by itself. */
export function renewLayout(db: SqliteDatabase, layout: number): void {
  if (layout !== FIRST_LAYOUT) return
  db.script(`ALTER TABLE _pending RENAME TO _pending_row;
    ${PENDING};
    INSERT INTO _pending (tbl, from_id, to_id, group_id) SELECT tbl, id, id, group_id FROM _pending_row;
    DROP TABLE _pending_row;`)
}

/** What of a header the system tables depend on. */
export type RecordedHeader = Pick<CommitHeader, 'seq' | 'group' | 'undoes'>

/** Brings the system tables to the state after a commit. */
export function recordCommit(db: SqliteDatabase, header: RecordedHeader, changes: readonly Change[]): void {
  const { seq, group, undoes } = header
  for (const { op, table, id, prev } of changes) {
    if (op === 'remove') {
      db.run('INSERT INTO _deleted (tbl, id, seq) VALUES (?, ?, ?)', [table, id, seq])
    } else if (op === 'insert' && prev !== null) db.run('DELETE FROM _deleted WHERE tbl = ? AND id = ?', [table, id])
  }
  if (group && !group.last) notePending(db, group.id, changes)
  if (group) {
    db.run('INSERT INTO _group_part (group_id, seq, is_last) VALUES (?, ?, ?)', [group.id, seq, group.last ? 1 : 0])
    if (group.last) forgetPending(db, group.id)
  }
  if (undoes !== undefined) recordUndo(db, undoes, seq)
}

/**
 * What a part inserts is noted from id to id: a row of its own for each would cost a part as much again. Ids that follow
 * one another are all of this commit, whatever their tables, so those between two of one table are no older row's.
 */
function notePending(db: SqliteDatabase, groupId: number, changes: readonly Change[]): void {
  const inserted = changes.filter(({ op }) => op === 'insert').sort((one, other) => one.id - other.id)
  let runs = new Map<string, { from: number; to: number }>()
  const write = () => {
    for (const [table, { from, to }] of runs) {
      if (isPending(db, table, from, to)) continue
      // Only the last row from an id on is asked: one that lies within another would hide the rest of it.
      db.run('DELETE FROM _pending WHERE tbl = ? AND from_id BETWEEN ? AND ? AND to_id <= ?', [table, from, to, to])
      const row = [table, from, to, groupId]
      db.run('INSERT INTO _pending (tbl, from_id, to_id, group_id) VALUES (?, ?, ?, ?)', row)
    }
    runs = new Map()
  }
  let last = 0
  for (const { table, id } of inserted) {
    if (id > last + 1 || id < FIRST_OWN_ID) write()
    const run = runs.get(table)
    if (run) run.to = id
    else runs.set(table, { from: id, to: id })
    last = id
  }
  write()
}

/** Ids below are fixed ones, which rows of several tables may share. */
const FIRST_OWN_ID = 2 ** 32

function isPending(db: SqliteDatabase, table: string, from: number, to: number): boolean {
  const before = db.get<{ toId: number }>(
    'SELECT to_id FROM _pending WHERE tbl = ? AND from_id <= ? ORDER BY from_id DESC LIMIT 1',
    [table, from],
  )
  return before !== undefined && before.toId >= to
}

export function undoneBy(db: SqliteDatabase, seq: number): number | undefined {
  return db.get<{ bySeq: number }>('SELECT by_seq FROM _undone WHERE seq = ?', [seq])?.bySeq
}

export function partsOf(db: SqliteDatabase, groupId: number): number[] {
  return db
    .all<{ seq: number }>('SELECT seq FROM _group_part WHERE group_id = ? ORDER BY seq', [groupId])
    .map((p) => p.seq)
}

/** The group whose last part is missing and of which some part still stands. There is one at most: jobs run singly. */
export function unfinishedGroup(db: SqliteDatabase): Omit<UnfinishedGroup, 'command'> | null {
  const found = db.get<{ groupId: number }>(
    `SELECT group_id FROM _group_part WHERE seq NOT IN (SELECT seq FROM _undone)
     GROUP BY group_id HAVING NOT EXISTS (
       SELECT 1 FROM _group_part AS part WHERE part.group_id = _group_part.group_id AND part.is_last = 1)
     ORDER BY group_id LIMIT 1`,
  )
  return found ? { groupId: found.groupId, seqs: partsOf(db, found.groupId) } : null
}

/** Taking back an undo puts the commit it took back in force again. */
function recordUndo(db: SqliteDatabase, undoes: number, seq: number): void {
  db.run('DELETE FROM _undone WHERE by_seq = ?', [undoes])
  db.run('INSERT INTO _undone (seq, by_seq) VALUES (?, ?)', [undoes, seq])
  const group = db.get<{ groupId: number }>('SELECT group_id FROM _group_part WHERE seq = ?', [undoes])
  if (!group) return
  const standing = db.get(
    'SELECT 1 AS one FROM _group_part WHERE group_id = ? AND seq NOT IN (SELECT seq FROM _undone) LIMIT 1',
    [group.groupId],
  )
  if (!standing) forgetPending(db, group.groupId)
}

function forgetPending(db: SqliteDatabase, groupId: number): void {
  db.run('DELETE FROM _pending WHERE group_id = ?', [groupId])
}

/** Numbers that a snapshot has to carry because only a replay from the beginning would tell them. */
export interface Meta {
  readonly seq: number
  readonly schema: number
  /** Highest counter given out in ids of this desk. */
  readonly counter: number
}

export function writeMeta(db: SqliteDatabase, meta: Meta): void {
  db.run('DELETE FROM _meta')
  for (const [key, value] of Object.entries(meta)) db.run('INSERT INTO _meta (key, value) VALUES (?, ?)', [key, value])
}

export function readMeta(db: SqliteDatabase): Meta {
  const found = new Map(
    db.all<{ key: string; value: number }>('SELECT key, value FROM _meta').map((r) => [r.key, r.value]),
  )
  return { seq: found.get('seq') ?? 0, schema: found.get('schema') ?? 0, counter: found.get('counter') ?? 0 }
}
