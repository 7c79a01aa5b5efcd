import { z } from 'zod'
import { Day, Instant } from '#shared/domain/days.ts'
import { Id, Seq } from '#shared/domain/holder.ts'
import { OUTWARD_EVENTS } from '#shared/domain/requests.ts'
import { CLERKS, READERS } from '#shared/domain/roles.ts'
import { read, write } from './procedure.ts'
import { SUBSIDY_ERRORS } from './subsidies.ts'
import { TAKING_ERRORS } from './usages.ts'

const Value = z.union([z.string(), z.number(), z.null()])

/** One changed row of an entry; protected values are masked, column names are camelCase. */
export const HistoryChange = z.object({
  table: z.string(),
  id: Id,
  op: z.enum(['insert', 'update', 'remove']),
  cells: z.array(z.object({ column: z.string(), before: Value, after: Value })),
})

/** One commit as the timeline shows it. A job's parts arrive as one entry. */
export const HistoryEntry = z.object({
  seq: Seq,
  at: Instant,
  operator: z.string().nullable(),
  command: z.string(),
  undo: z.enum(['inverse', 'compensate', 'none']),
  undoneBy: Seq.nullable(),
  undoes: Seq.nullable(),
  parts: z.int(),
  changes: z.array(HistoryChange),
})
export type HistoryEntry = z.infer<typeof HistoryEntry>

/** What stands in the way of an undo: a cell changed since, or a newer row that refers to one that would vanish. */
export const UndoBlocker = z.object({
  table: z.string(),
  id: Id,
  column: z.string().nullable(),
  why: z.enum(['changed-since', 'removed-since', 'referred-to', 'taken-since', 'merged-since', 'erased']),
  bySeq: Seq.nullable(),
})
export type UndoBlocker = z.infer<typeof UndoBlocker>

export const history = {
  /** The timeline of one record, newest first. */
  of: read({
    may: READERS,
    input: z
      .object({
        table: z.string().max(60),
        id: Id,
        before: Seq.optional(),
        limit: z.int().min(1).max(200).default(50),
      })
      .strict(),
    output: z.object({ entries: z.array(HistoryEntry), hasMore: z.boolean() }),
    errors: {},
  }),
  /** What was done at this desk, newest first. */
  recent: read({
    may: READERS,
    input: z.object({ before: Seq.optional(), limit: z.int().min(1).max(200).default(50) }).strict(),
    output: z.object({ entries: z.array(HistoryEntry), hasMore: z.boolean() }),
    errors: {},
  }),
  /** Takes a commit (with its whole group) back by a new commit; the undo of an undo does it again. */
  undo: write({
    may: CLERKS,
    undo: 'inverse',
    input: z.object({ seq: Seq }).strict(),
    /** `isFinal`: it can't be done again. */
    output: z.object({ seq: Seq, command: z.string(), isFinal: z.boolean() }),
    errors: {
      'undo/not-found': z.object({ seq: Seq }),
      'undo/done-before': z.object({ seq: Seq, bySeq: Seq }),
      'undo/never': z.object({ seq: Seq, command: z.string() }),
      'undo/blocked': z.object({ seq: Seq, blockers: z.array(UndoBlocker) }),
      'request/undo-after': z.object({ number: z.string(), action: z.enum(OUTWARD_EVENTS), onDay: Day }),
      'card/printed': z.object({ name: z.string(), on: Day }),
      'card/number-taken': z.object({ field: z.string(), number: z.string(), name: z.string() }),
      'holder/identity-taken': z.object({ holderId: Id, name: z.string(), masked: z.string() }),
      'usage/not-reversible': z.object({ id: Id }),
      ...SUBSIDY_ERRORS,
      ...TAKING_ERRORS,
    },
  }),
}
