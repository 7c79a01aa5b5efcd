import type { Change, CommitHeader, UnfinishedGroup } from '../ports.ts'
import type { SqliteDatabase } from '../sqlite/database.ts'

/** Changes when the tables below do; a snapshot of another layout is not opened, the log is replayed instead. */
export const SYSTEM_LAYOUT = 1

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
  CREATE TABLE _pending (tbl TEXT NOT NULL, id INTEGER NOT NULL, group_id INTEGER NOT NULL, PRIMARY KEY (tbl, id))
    STRICT, WITHOUT ROWID;
  CREATE INDEX _pending_group_id ON _pending (group_id);
  CREATE TABLE _derivation (name TEXT PRIMARY KEY, version INTEGER NOT NULL, tables TEXT NOT NULL)
    STRICT, WITHOUT ROWID;
`

/** What of a header the system tables depend on. */
export type RecordedHeader = Pick<CommitHeader, 'seq' | 'group' | 'undoes'>

/** Brings the system tables to the state after a commit. */
export function recordCommit(db: SqliteDatabase, header: RecordedHeader, changes: readonly Change[]): void {
  const { seq, group, undoes } = header
  for (const { op, table, id, prev } of changes) {
    if (op === 'remove') {
      db.run('INSERT INTO _deleted (tbl, id, seq) VALUES (?, ?, ?)', [table, id, seq])
      db.run('DELETE FROM _pending WHERE tbl = ? AND id = ?', [table, id])
    } else if (op === 'insert') {
      if (prev !== null) db.run('DELETE FROM _deleted WHERE tbl = ? AND id = ?', [table, id])
      if (group && !group.last) {
        db.run('INSERT INTO _pending (tbl, id, group_id) VALUES (?, ?, ?)', [table, id, group.id])
      }
    }
  }
  if (group) {
    db.run('INSERT INTO _group_part (group_id, seq, is_last) VALUES (?, ?, ?)', [group.id, seq, group.last ? 1 : 0])
    if (group.last) forgetPending(db, group.id)
  }
  if (undoes !== undefined) recordUndo(db, undoes, seq)
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

/** Jobs run singly, so what is pending is nearly always all of one group: emptying the table costs no time a row. */
function forgetPending(db: SqliteDatabase, groupId: number): void {
  const ofOthers = db.get(
    `SELECT 1 AS one FROM _pending WHERE group_id < ? UNION ALL
     SELECT 1 FROM _pending WHERE group_id > ? LIMIT 1`,
    [groupId, groupId],
  )
  if (ofOthers) db.run('DELETE FROM _pending WHERE group_id = ?', [groupId])
  else db.run('DELETE FROM _pending')
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
