import { Refusal } from '#shared/domain/refusal.ts'
import { demoHolder } from '#seeds/demo/holders.ts'
import type { HandlersOf } from '../handler.ts'
import { enterHolder } from '../holder-entry.ts'

export const demo: HandlersOf<'demo'> = {
  *fill(call, { holders, seed }) {
    const there = call.db.get<{ holders: number }>('SELECT count(*) AS holders FROM holder')?.holders ?? 0
    if (there > 0) throw new Refusal('demo/register-not-empty', { holders: there })
    const register = { seed, holders, today: call.today }
    for (let at = 0; at < holders; at += 1) {
      // Before the holder, not after: so the step that ends the job has written something.
      if (at > 0) yield { done: at, total: holders }
      enterHolder(call, demoHolder(at, register))
    }
    return { holders }
  },
}
