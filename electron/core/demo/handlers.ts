import { Refusal } from '#shared/domain/refusal.ts'
import { demoHolder } from '#seeds/demo/holders.ts'
import { enterDemoCards } from '../demo-cards.ts'
import { furnishDemoOffice, haveCheckUp, lookAfter } from '../demo-office.ts'
import { enterDemoRequest } from '../demo-requests.ts'
import type { HandlersOf } from '../handler.ts'
import { enterHolder } from '../holder-entry.ts'

/** Ten requests for three holders: 400 for an office of 120. */
const REQUESTS_A_HOLDER = 10 / 3

export const demo: HandlersOf<'demo'> = {
  *fill(call, { holders, seed, withWork }) {
    const there = call.db.get<{ holders: number }>('SELECT count(*) AS holders FROM holder')?.holders ?? 0
    if (there > 0) throw new Refusal('demo/register-not-empty', { holders: there })
    const { today } = call
    const requests = withWork ? Math.round(holders * REQUESTS_A_HOLDER) : 0
    const total = holders + requests
    const register = { seed, holders, today }
    const ids: number[] = []
    let cards = 0
    const staff = withWork ? furnishDemoOffice(call) : []
    for (let at = 0; at < holders; at += 1) {
      // Before the holder, not after: so the step that ends the job has written something.
      if (at > 0) yield { done: at, total }
      const id = enterHolder(call, demoHolder(at, register))
      ids.push(id)
      if (!withWork) continue
      lookAfter(call, id, staff, at)
      cards += enterDemoCards(call, at, seed, id)
      haveCheckUp(call, id, at)
    }
    const ledger = { seed, requests, holders, today }
    for (let at = 0; at < requests; at += 1) {
      yield { done: holders + at, total }
      enterDemoRequest(call, at, ledger, ids)
    }
    return { holders, cards, requests, seq: call.db.seq }
  },
}
