import type { ContractProcedure, ErrorMap, InferSchemaInput } from '@orpc/contract'
import type { z } from 'zod'
import type { ProcedureMeta } from '#shared/contract/procedure.ts'

/**
 * What stands behind procedures that the worker serves itself: they work on the session or on files, and may take their
 * time. Leaving one out is a type error.
 */
export type OwnHandlers<Procedures> = {
  readonly [P in keyof Procedures]: Procedures[P] extends ContractProcedure<infer I, infer O, ErrorMap, ProcedureMeta>
    ? (input: z.output<I>, signal?: AbortSignal) => InferSchemaInput<O> | Promise<InferSchemaInput<O>>
    : never
}
