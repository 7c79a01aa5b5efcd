import type { ContractProcedure, ErrorMap, InferSchemaOutput } from '@orpc/contract'
import type { z } from 'zod'
import type { Contract } from '#shared/contract/index.ts'
import type { JobMeta, WriteMeta } from '#shared/contract/procedure.ts'
import type { JobCall, JobProgress, ReadCall, WriteCall } from './ports.ts'

/** What a job's stream of events ends with. */
type JobResult<E> =
  E extends AsyncIterator<infer Event, unknown, unknown>
    ? Extract<Event, { type: 'done' }> extends { result: infer R }
      ? R
      : never
    : never

/**
 * The function behind one procedure. Its input is parsed and defaults are filled in. A `write` runs inside one
 * synchronous transaction, so a promise is no answer; a `job` yields after each unit and returns its result.
 */
export type HandlerOf<P> =
  P extends ContractProcedure<infer I, infer O, ErrorMap, infer M>
    ? M extends JobMeta
      ? (call: JobCall, input: z.output<I>) => Generator<JobProgress, JobResult<InferSchemaOutput<O>>, void>
      : M extends WriteMeta
        ? (call: WriteCall, input: z.output<I>) => InferSchemaOutput<O>
        : (call: ReadCall, input: z.output<I>) => InferSchemaOutput<O>
    : never

/** The handlers of one feature; leaving one out is a type error. */
export type HandlersOf<F extends keyof Contract> = { readonly [P in keyof Contract[F]]: HandlerOf<Contract[F][P]> }
