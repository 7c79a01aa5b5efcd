import { isContractProcedure, type AnySchema, type ContractProcedureDef, type ErrorMap } from '@orpc/contract'
import { os, type AnyRouter } from '@orpc/server'
import { handlers } from '#core/index.ts'
import { contract } from '#shared/contract/index.ts'
import type { ProcedureMeta } from '#shared/contract/procedure.ts'
import type { JobCall, JobProgress, ReadCall, WriteCall } from '#core/ports.ts'
import { checkOutput, parseInput, toAnswer } from './answers.ts'
import { createAttachmentHandlers } from './attachment-handlers.ts'
import { createDeskHandlers } from './desk-handlers.ts'
import type { FailureLog } from './failure-log.ts'
import { createExportHandlers } from './export-handlers.ts'
import { createImportHandlers } from './import-handlers.ts'
import { jobCall } from './jobs.ts'
import type { Session } from './session.ts'

export interface DispatchOptions {
  readonly failures: FailureLog
  /** Every answer is parsed by the contract, so that a test sees where one differs. */
  readonly isStrict: boolean
}

/** Answers one call: the value, or a stream of events. */
type Serve = (input: unknown, signal: AbortSignal | undefined) => unknown

/**
 * The router behind every port, made from the contract alone: what a procedure is and who may call it stands in its
 * meta, so a new procedure needs its handler and nothing here.
 */
export function createRouter(session: Session, { failures, isStrict }: DispatchOptions): AnyRouter {
  // Typed one by one where they are written; from here on the contract's schemas say what goes in and out.
  const own = {
    attachments: createAttachmentHandlers(session, session.door),
    desk: createDeskHandlers(session),
    exports: createExportHandlers(session),
    imports: createImportHandlers(session),
  } as unknown as { readonly [feature: string]: { readonly [name: string]: Serve } | undefined }
  const core = handlers as unknown as { readonly [feature: string]: { readonly [name: string]: CoreHandler } }

  return mapProcedures((feature, name, { meta, errorMap, inputSchema, outputSchema }) => {
    const serve = own[feature]?.[name] ?? coreServe(session, `${feature}.${name}`, meta, core[feature]?.[name])
    if (!serve) throw new TypeError(`No handler for ${feature}.${name}`)
    const answer = (error: unknown) => toAnswer(error, errorMap, failures)
    const check = (output: unknown) => {
      if (isStrict) checkOutput(outputSchema, output)
      return output
    }

    return os.errors(errorMap).handler(async ({ input, signal }) => {
      try {
        session.admit(meta)
        if (meta.counts) {
          await session.figures.done()
          // Somebody else may have logged in meanwhile.
          session.admit(meta)
        }
        const asked = isStrict && !meta.counts ? session.figures.timesAsked : null
        const serving = serve(parseInput(inputSchema, input), signal)
        // What is served at once has counted by now; nobody else has come between.
        const hasCounted = asked !== null && session.figures.timesAsked !== asked
        const output = await serving
        if (hasCounted) throw new TypeError(`${feature}.${name} makes figures: its meta says \`counts\``)
        return isStream(output) ? answered(output, check, answer) : check(output)
      } catch (error) {
        throw answer(error)
      }
    })
  })
}

type CoreHandler = (call: unknown, input: unknown) => unknown

/** Reads get the present, writes run inside one transaction, jobs in many. */
function coreServe(
  session: Session,
  command: string,
  meta: ProcedureMeta,
  handler: CoreHandler | undefined,
): Serve | undefined {
  if (!handler) return undefined
  switch (meta.kind) {
    case 'read':
      return (input) => handler(session.readCall() satisfies ReadCall, input)
    case 'write':
      return (input) => {
        const { operator, ...call } = session.call()
        const body = (db: WriteCall['db']) => handler({ ...call, operator, db } satisfies WriteCall, input)
        return session.commit({ command, operator: operator.id }, body).value
      }
    case 'job':
      return (input, signal) => {
        const call = session.call()
        session.jobs.refuseIfRunning()
        const head = { command, operator: call.operator.id }
        const start = (db: () => JobCall['db']) =>
          handler(jobCall(call, db), input) as Generator<JobProgress, unknown, void>
        return session.jobs.writing(head, session, start, signal)
      }
  }
}

type Definition = ContractProcedureDef<AnySchema, AnySchema, ErrorMap, ProcedureMeta>

function mapProcedures(make: (feature: string, name: string, definition: Definition) => AnyRouter): AnyRouter {
  return Object.fromEntries(
    Object.entries(contract).map(([feature, procedures]) => [
      feature,
      Object.fromEntries(
        Object.entries(procedures).map(([name, procedure]) => {
          if (!isContractProcedure(procedure)) throw new TypeError(`${feature}.${name} is no procedure`)
          return [name, make(feature, name, procedure['~orpc'] as Definition)]
        }),
      ),
    ]),
  )
}

async function* answered(
  events: AsyncIterable<unknown>,
  check: (event: unknown) => unknown,
  answer: (error: unknown) => unknown,
): AsyncGenerator<unknown, void, void> {
  try {
    for await (const event of events) yield check(event)
  } catch (error) {
    throw answer(error)
  }
}

function isStream(output: unknown): output is AsyncIterable<unknown> {
  return typeof output === 'object' && output !== null && Symbol.asyncIterator in output
}
