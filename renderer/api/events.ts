import type { DeskEvent } from '#shared/contract/desk.ts'
import { api, call, connection, queries } from './api.ts'

const PAUSE_MS = 500

/**
 * Follows the desk's stream of changes until `signal` aborts: a commit makes what was read stale, somebody logging in
 * or out empties what was read. `onRestart` is called when the line to the worker was lost and is back.
 */
export async function followDesk(onRestart: () => void, signal: AbortSignal): Promise<void> {
  let wasLost = false
  const forget = connection.watch(() => {
    if (connection.state === 'lost') wasLost = true
  })
  while (!signal.aborted) {
    try {
      for await (const event of await call.desk.events({}, { signal })) {
        await follow(event)
        if (wasLost) onRestart()
        wasLost = false
      }
    } catch {
      // The line is gone; the next round waits for another.
    }
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS))
  }
  forget()
}

async function follow(event: DeskEvent): Promise<void> {
  if (event.type === 'commit') return readAnew(event.seq)
  newest = NOTHING
  const before = operatorId()
  await queries.refetchQueries({ queryKey: api.desk.key() })
  // What one operator has read is not the next one's; for the same one it may be old, but what is typed stays.
  if (operatorId() !== before) return forgetWhatWasRead()
  await queries.invalidateQueries()
}

const NOTHING = { seq: 0, done: Promise.resolve() }
let newest: { readonly seq: number; readonly done: Promise<void> } = NOTHING

/** What was read before commit `seq` is read anew, once, whether the stream or its own answer tells of it first. */
export function readAnew(seq: number): Promise<void> {
  if (seq > newest.seq) newest = { seq, done: queries.invalidateQueries() }
  return newest.done
}

/** Waits until the page shows the answers to what it is reading anew now: a step names the state it was taken on. */
export async function nothingOldIsShown(): Promise<void> {
  const old = queries.getQueryCache().findAll({
    type: 'active',
    fetchStatus: 'fetching',
    predicate: ({ state }) => state.isInvalidated,
  })
  if (old.length === 0) return
  await Promise.allSettled(old.map((query) => query.fetch()))
  // What was answered is drawn first.
  await new Promise((resolve) => setTimeout(resolve))
}

function operatorId(): number | undefined {
  return queries.getQueryData(api.desk.status.queryKey({ input: {} }))?.operator?.id
}

async function forgetWhatWasRead(): Promise<void> {
  await queries.resetQueries({ predicate: ({ queryKey: [path] }) => !(Array.isArray(path) && path[0] === 'desk') })
}
