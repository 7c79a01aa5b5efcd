import { getEventIteratorSchemaDetails, type AnySchema } from '@orpc/contract'
import { ORPCError } from '@orpc/server'
import { z } from 'zod'
import { Refusal } from '#shared/domain/refusal.ts'
import type { FailureLog } from './failure-log.ts'

type Issue = { path: string; code: string; params: { [name: string]: unknown } }

/** Most issues a page can show; a hostile input could have millions. */
const ISSUES = 50
/** What the sentence for an issue needs. Nothing here comes from the input, which may be protected. */
const ISSUE_PARAMS = ['expected', 'format', 'origin', 'minimum', 'maximum', 'inclusive', 'exact', 'divisor'] as const

/** The input with defaults filled in. Throws `Refusal('input/invalid')` with every field's path and what is wrong. */
export function parseInput(schema: AnySchema | undefined, input: unknown): unknown {
  if (!(schema instanceof z.ZodType)) throw new TypeError('A procedure without an input schema')
  const parsed = schema.safeParse(input)
  if (parsed.success) return parsed.data
  const issues = parsed.error.issues.flatMap((issue) => describe(issue, []))
  throw new Refusal('input/invalid', { issues: issues.slice(0, ISSUES) })
}

/** Throws when an answer, or one event of a stream, is not what the contract promises. */
export function checkOutput(schema: AnySchema | undefined, output: unknown): void {
  const promised = (schema && getEventIteratorSchemaDetails(schema)?.yields) ?? schema
  if (promised instanceof z.ZodType) promised.parse(output)
}

/** What crosses to the caller: a refusal the contract knows, or `internal` with a reference. */
export function toAnswer(error: unknown, codes: object, failures: FailureLog): ORPCError<string, unknown> {
  if (error instanceof Refusal && error.code in codes) return new ORPCError(error.code, { data: error.params })
  return new ORPCError('internal', { data: { reference: failures.record(error) } })
}

function describe(issue: z.core.$ZodIssue, above: readonly PropertyKey[]): Issue[] {
  const path = [...above, ...issue.path]
  if (issue.code === 'invalid_union' && issue.errors.length > 0) {
    // The kind that was nearly right says most.
    const nearest = issue.errors.reduce((best, next) => (next.length < best.length ? next : best))
    return nearest.flatMap((inner) => describe(inner, path))
  }
  const given = issue as unknown as { readonly [name: string]: unknown }
  const params = Object.fromEntries(ISSUE_PARAMS.filter((name) => given[name] !== undefined).map((n) => [n, given[n]]))
  return [{ path: path.map(String).join('.').slice(0, 200), code: issue.code, params }]
}
