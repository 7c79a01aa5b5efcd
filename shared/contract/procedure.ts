import { eventIterator, oc } from '@orpc/contract'
import { z } from 'zod'
import type { Role } from '#shared/domain/roles.ts'

/** How a change is taken back: by restoring cells, by a counter-entry of the feature, or not at all. */
export type UndoKind = 'inverse' | 'compensate' | 'none'

/** `anyone` may be called before login: it must reveal nothing that is in the sealed folder. */
export type May = readonly Role[] | 'anyone'

/** What the doors and the worker know of a procedure without running it. */
export type ReadMeta = { readonly kind: 'read'; readonly may: May } & MayCount
export type WriteMeta = { readonly kind: 'write'; readonly may: May; readonly undo: UndoKind } & MayCount
export type JobMeta = { readonly kind: 'job'; readonly may: May; readonly undo: UndoKind } & MayCount
/** `counts`: figures are made over every request and card, so that a first call waits until they are read. */
type MayCount = { readonly counts?: true }
export type ProcedureMeta = ReadMeta | WriteMeta | JobMeta

/** Error codes a procedure may answer with, each with the zod schema of its parameters. */
export type ErrorCodes = { readonly [code: string]: z.ZodType }

/**
 * Codes that any procedure may answer with. `internal` carries a reference that stands in the log file;
 * `input/invalid` names each field by its path.
 */
const COMMON_ERRORS = {
  'input/invalid': z.object({
    issues: z.array(z.object({ path: z.string(), code: z.string(), params: z.record(z.string(), z.unknown()) })),
  }),
  'session/login-required': z.object({}),
  'session/role-not-allowed': z.object({ role: z.string(), may: z.array(z.string()) }),
  'desk/not-open': z.object({ state: z.string() }),
  'desk/read-only': z.object({ reason: z.string() }),
  'desk/restarted': z.object({}),
  'desk/not-started': z.object({}),
  'desk/clock-behind': z.object({ at: z.string(), lastAt: z.string() }),
  'desk/write-failed': z.object({ reason: z.string() }),
  'job/running': z.object({ command: z.string() }),
  'job/cancelled': z.object({}),
  'record/changed': z.object({ table: z.string(), id: z.number(), seen: z.number(), current: z.number().nullable() }),
  'record/not-found': z.object({ table: z.string(), id: z.number() }),
  internal: z.object({ reference: z.string() }),
} as const satisfies ErrorCodes

/** Why one among many is refused, without refusing the call. */
export const RefusalData = z.object({ code: z.string(), params: z.record(z.string(), z.unknown()) })
export type RefusalData = z.infer<typeof RefusalData>

function withErrors<E extends ErrorCodes>(errors: E) {
  type Both = typeof COMMON_ERRORS & E
  const all = { ...COMMON_ERRORS, ...errors } as Both
  return Object.fromEntries(Object.entries(all).map(([code, data]) => [code, { data }])) as {
    [C in keyof Both]: { data: Both[C] }
  }
}

type Parts<I extends z.ZodType, O extends z.ZodType, E extends ErrorCodes> = {
  may: May
  counts?: true
  input: I
  output: O
  errors: E
}

/** A procedure that changes nothing. */
export function read<I extends z.ZodType, O extends z.ZodType, E extends ErrorCodes>(p: Parts<I, O, E>) {
  return oc
    .$meta<ReadMeta>({ kind: 'read', may: p.may, ...counting(p) })
    .errors(withErrors(p.errors))
    .input(p.input)
    .output(p.output)
}

/** A procedure that answers only when its commit is on the disk. */
export function write<I extends z.ZodType, O extends z.ZodType, E extends ErrorCodes>(
  p: Parts<I, O, E> & { undo: UndoKind },
) {
  return oc
    .$meta<WriteMeta>({ kind: 'write', may: p.may, undo: p.undo, ...counting(p) })
    .errors(withErrors(p.errors))
    .input(p.input)
    .output(p.output)
}

/** Bulk work in parts: streams progress, then one `done` with the result. Leaving the stream cancels it. */
export function job<I extends z.ZodType, O extends z.ZodType, E extends ErrorCodes>(
  p: Parts<I, O, E> & { undo: UndoKind },
) {
  return oc
    .$meta<JobMeta>({ kind: 'job', may: p.may, undo: p.undo, ...counting(p) })
    .errors(withErrors(p.errors))
    .input(p.input)
    .output(eventIterator(JobEvent(p.output)))
}

/** A stream of events that goes on until the caller leaves it. */
export function stream<I extends z.ZodType, O extends z.ZodType, E extends ErrorCodes>(p: Parts<I, O, E>) {
  return oc
    .$meta<ReadMeta>({ kind: 'read', may: p.may })
    .errors(withErrors(p.errors))
    .input(p.input)
    .output(eventIterator(p.output))
}

function counting({ counts }: MayCount): MayCount {
  return counts ? { counts } : {}
}

/** `done` and `total` count the job's own units (rows, frames); `total` is null while unknown. */
export function JobEvent<O extends z.ZodType>(result: O) {
  return z.discriminatedUnion('type', [
    z.object({ type: z.literal('progress'), done: z.int(), total: z.int().nullable() }),
    z.object({ type: z.literal('done'), result }),
  ])
}
export type JobEvent<R> = { type: 'progress'; done: number; total: number | null } | { type: 'done'; result: R }

/** Input of procedures that need none. */
export const Nothing = z.object({}).strict()
