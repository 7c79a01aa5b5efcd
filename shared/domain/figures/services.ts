import type { Day } from '../days.ts'
import { columnsOf, END } from './columns.ts'
import type { Period, RequestFacts } from './course.ts'
import { codeOf } from './day-codes.ts'
import { IdNumbers } from './id-numbers.ts'

/** One entry of the ledger of what was had, without a request behind it. `times` is below zero for one taken back. */
export interface UsageFacts {
  readonly holderId: number
  readonly onDay: Day
  readonly times: number
}

/** Times served (人次): of each holder served, and of all, employers included. */
export interface Services {
  readonly byHolder: readonly { readonly holderId: number; readonly times: number }[]
  readonly timesServed: number
}

/** A request serves when it is resolved, as many as it says; what was had without a request when it was had. */
export function servicesIn(
  requests: readonly RequestFacts[],
  usages: readonly UsageFacts[],
  { from, to }: Period,
): Services {
  const { rows, end, ended, people, holder } = columnsOf(requests)
  const [first, last] = [codeOf(from), codeOf(to)]
  const byPlace = new Int32Array(holder.keys.length)
  for (let row = 0; row < rows; row += 1) {
    const on = ended[row] as number
    if (end[row] !== END.resolved || on < first || on > last) continue
    const place = holder.places[row] as number
    byPlace[place] = (byPlace[place] as number) + (people[row] as number)
  }
  const holders = new IdNumbers()
  /** By the numbers of the holders. */
  const had: number[] = []
  let others = 0
  const add = (holderId: number, times: number) => {
    const number = holders.numberOf(holderId)
    had[number] = (had[number] ?? 0) + times
  }
  for (const [place, times] of byPlace.entries()) {
    const holderId = holder.keys[place] ?? null
    if (holderId === null) others += times
    else if (times > 0) add(holderId, times)
  }
  for (const { holderId, onDay, times } of usages) if (onDay >= from && onDay <= to) add(holderId, times)
  const byHolder = holders.ids
    .map((holderId, number) => ({ holderId, times: had[number] ?? 0 }))
    .filter(({ times }) => times > 0)
  return { byHolder, timesServed: byHolder.reduce((sum, { times }) => sum + times, others) }
}
