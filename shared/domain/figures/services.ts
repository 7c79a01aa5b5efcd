import type { Day } from '../days.ts'
import type { Period, RequestFacts } from './course.ts'

/** One entry of the ledger of what was had, without a request behind it. `times` is below zero for one taken back. */
export interface UsageFacts {
  readonly holderId: number
  readonly onDay: Day
  readonly times: number
}

/** Times served (人次): of each holder served, and of all, employers included. */
export interface Services {
  readonly byHolder: ReadonlyMap<number, number>
  readonly timesServed: number
}

/** A request serves when it is resolved, as many as it says; what was had without a request when it was had. */
export function servicesIn(
  requests: Iterable<RequestFacts>,
  usages: Iterable<UsageFacts>,
  { from, to }: Period,
): Services {
  const byHolder = new Map<number, number>()
  let others = 0
  const add = (holderId: number | null, times: number) => {
    if (holderId === null) others += times
    else byHolder.set(holderId, (byHolder.get(holderId) ?? 0) + times)
  }
  for (const { end, holderId, people } of requests) {
    if (end?.kind === 'resolved' && end.on >= from && end.on <= to) add(holderId, people)
  }
  for (const { holderId, onDay, times } of usages) if (onDay >= from && onDay <= to) add(holderId, times)
  const served = new Map([...byHolder].filter(([, times]) => times > 0))
  return { byHolder: served, timesServed: others + [...served.values()].reduce((sum, times) => sum + times, 0) }
}
