import { createClient, type DeskClient } from '#door/client.ts'
import { programVersion } from '#door/version.ts'
import { startWorker, workerFile, type DoorFiles } from '#door/worker-host.ts'
import type { DeskStatus } from '#shared/contract/desk.ts'
import { type Ask, folderOf } from './ask.ts'
import { NotOpened, refusalOf, UsageError } from './failure.ts'
import { askPassphrase } from './passphrase.ts'

/**
 * Starts the worker on the folder, hands over its client and status, and stops it whatever happens. Mode `read` takes
 * no lock: it works while the folder is open elsewhere. Nobody is logged in.
 */
export async function withDesk<T>(
  ask: Ask,
  mode: 'read' | 'write',
  work: (client: DeskClient, status: DeskStatus) => Promise<T>,
  files?: DoorFiles,
): Promise<T> {
  const host = startWorker({
    workerFile: workerFile(ask.entry),
    folder: folderOf(ask),
    mode,
    version: programVersion(),
  })
  if (files) host.useFiles(files)
  const port = host.connect()
  try {
    const client = createClient(port)
    return await work(client, await opening(client.desk.status({})))
  } finally {
    port.close()
    await host.stop()
  }
}

/** As `withDesk`, with the operator logged in. Throws `NotOpened` when the folder is new, closed or stays locked. */
export function withOpenDesk<T>(
  ask: Ask,
  mode: 'read' | 'write',
  work: (client: DeskClient) => Promise<T>,
  files?: DoorFiles,
): Promise<T> {
  const body = async (client: DeskClient, found: DeskStatus) => {
    if (found.state === 'new') throw new NotOpened('desk/not-founded', { folder: folderOf(ask) })
    refuseClosed(found)
    if (found.operator === null) await logIn(ask, client, found)
    const status = await opening(client.desk.status({}))
    refuseClosed(status)
    for (const problem of status.problems) ask.paper.warn(problem)
    if (mode === 'write' && status.state === 'read-only') {
      throw new NotOpened('desk/read-only', { reason: status.problems.at(-1)?.code ?? '' })
    }
    return work(client)
  }
  return withDesk(ask, mode, body, files)
}

/** Throws `NotOpened` with the first reason when the folder can't be used at all. */
export function refuseClosed({ state, problems }: DeskStatus): void {
  if (state !== 'closed') return
  const [problem] = problems
  throw problem ? new NotOpened(problem.code, problem.params) : new NotOpened('desk/not-open', { state })
}

async function logIn({ common, paper }: Ask, client: DeskClient, status: DeskStatus): Promise<void> {
  const [only, ...others] = status.logins
  const login = common.login ?? (others.length === 0 ? only : undefined)
  if (login === undefined) throw new UsageError('usage/login-missing', { logins: status.logins.join(', ') })
  const passphrase = status.sealed
    ? await askPassphrase({ input: process.stdin, output: process.stderr }, paper.sentences)
    : null
  await opening(client.desk.login({ login, passphrase }))
}

/** What is refused before the desk is open means that it stays closed. */
async function opening<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer
  } catch (error) {
    const refusal = refusalOf(error)
    throw refusal === undefined ? error : new NotOpened(refusal.code, refusal.params)
  }
}
