import { normaliseNumber, spellingsOf } from '#shared/domain/identity.ts'
import type { Reader } from '../ports.ts'
import { KIND, nameTiers, reversed, search, SHORTEST_TAIL, type Found, type Probe } from '../search.ts'
import { phoneKey } from './phone.ts'

/**
 * Holders that a query may mean, best first: the whole of a name or number, then what begins so (or ends, for a
 * number), then a fragment from within. Someone void or merged is found by the whole number only.
 */
export function findHolders(db: Reader, query: string, limit: number): Found[] {
  const [whole = [], fromStart = [], inner = []] = nameTiers(query)
  const numbers = numberTiers(query)
  return search(db, 'holder', [[...whole, ...numbers.whole], [...fromStart, ...numbers.tails], inner], limit)
}

function numberTiers(query: string): { whole: Probe[]; tails: Probe[] } {
  const number = normaliseNumber(query)
  // No number is without a digit, and a name rarely has one.
  if (!/\d/.test(number) || number.length < SHORTEST_TAIL) return { whole: [], tails: [] }
  const identity = (start: string, isWhole: boolean): Probe => ({ matchedBy: 'identity', start, isWhole })
  const whole = spellingsOf(number).flatMap((spelling) => [
    identity(KIND.identity + reversed(spelling), true),
    identity(KIND.wholeIdentity + spelling, true),
  ])
  const tails = [identity(KIND.identity + reversed(number), false)]
  const phone = phoneKey(query)
  if (phone.length >= SHORTEST_TAIL && /^[\d\s()+-]+$/.test(query.normalize('NFKC'))) {
    const start = KIND.phone + reversed(phone)
    whole.push({ matchedBy: 'phone', start, isWhole: true })
    tails.push({ matchedBy: 'phone', start, isWhole: false })
  }
  return { whole, tails }
}
