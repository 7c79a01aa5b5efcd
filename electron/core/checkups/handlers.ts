import type { HandlersOf } from '../handler.ts'
import { countHolders, everyFinding, findingsOf, peopleOf } from './findings.ts'

/** Check-up of the register, but for the workbooks, which the worker writes. */
export const checkups: Pick<HandlersOf<'checkups'>, 'counts' | 'people'> = {
  counts({ db, today }) {
    const found = everyFinding(db, today)
    return {
      holders: countHolders(db),
      people: new Set([...found.values()].flat().map(({ id }) => id)).size,
      kinds: [...found].map(([kind, findings]) => ({ kind, count: findings.length })),
    }
  },

  people({ db, today }, { kind, after, limit }) {
    const findings = findingsOf(db, kind, today)
    return { people: peopleOf(db, findings.slice(after, after + limit), today), total: findings.length }
  },
}
