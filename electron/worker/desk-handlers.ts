import type { ContractProcedure, ErrorMap, InferSchemaInput } from '@orpc/contract'
import type { z } from 'zod'
import type { Contract } from '#shared/contract/index.ts'
import type { ProcedureMeta } from '#shared/contract/procedure.ts'
import type { Session } from './session.ts'

/** These work on the session itself and may take their time. */
type DeskHandlers = {
  readonly [P in keyof Contract['desk']]: Contract['desk'][P] extends ContractProcedure<
    infer I,
    infer O,
    ErrorMap,
    ProcedureMeta
  >
    ? (input: z.output<I>, signal: AbortSignal | undefined) => InferSchemaInput<O> | Promise<InferSchemaInput<O>>
    : never
}

/** The feature `desk`: opening and closing the folder, who is logged in, and the stream of changes. */
export function createDeskHandlers(session: Session): DeskHandlers {
  return {
    status: () => session.status(),
    events: (_input, signal) => session.feed.read(signal),
    found: (fields) => session.found(fields),
    login: async ({ login, passphrase }) => ({ operator: await session.login(login, passphrase) }),
    recover: async ({ code, login, passphrase }) => ({ operator: await session.recover(code, login, passphrase) }),
    logout: async () => {
      await session.logout()
      return {}
    },
    code: ({ seq }) => ({ code: session.codeAt(seq) }),
    verify: ({ against }, signal) => session.jobs.reading('desk.verify', session.verify(against), signal),
    confirmClock: () => {
      session.confirmClock()
      return {}
    },
  }
}
