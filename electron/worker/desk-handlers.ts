import type { Contract } from '#shared/contract/index.ts'
import type { OwnHandlers } from './own-handlers.ts'
import type { Session } from './session.ts'

/** The feature `desk`: opening and closing the folder, who is logged in, and the stream of changes. */
export function createDeskHandlers(session: Session): OwnHandlers<Contract['desk']> {
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
