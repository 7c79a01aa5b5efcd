import { normaliseNumber, spellingsOf } from '#shared/domain/identity.ts'
import type { Reader } from '../ports.ts'
import { KIND, nameTiers, reversed, search, SHORTEST_TAIL, type Found, type Probe } from '../search.ts'
import { cardKey } from './card-key.ts'
import { phoneKey } from './phone.ts'

/**
 * Holders that a query may mean, best first: the whole of a name or number, then what begins so (or ends, for a
 * number), then a fragment from within. Someone void or merged is found by the whole number only.
 */
export function findHolders(db: Reader, query: string, limit: number): Found[] {
  const [whole = [], fromStart = [], inner = []] = nameTiers(query)
  const numbers = numberTiers(query)
  const cards = cardTiers(query)
  return search(
    db,
    'holder',
    [[...whole, ...cards.whole, ...numbers.whole], [...fromStart, ...cards.parts, ...numbers.tails], inner],
    limit,
  )
}

/** The one of the holder's cards whose number the query means. */
export function cardMeant(db: Reader, holderId: number, query: string): NumberedCard | undefined {
  const meant = cardKey(query)
  const cards = db.all<NumberedCard>(
    'SELECT id, number FROM card WHERE holder_id = ? AND number IS NOT NULL ORDER BY id DESC',
    [holderId],
  )
  const fits = (test: (key: string) => boolean) => cards.find(({ number }) => test(cardKey(number)))
  return fits((key) => key === meant) ?? fits((key) => key.startsWith(meant)) ?? fits((key) => key.endsWith(meant))
}

interface NumberedCard {
  readonly id: number
  readonly number: string
}

/** A card number has a digit, and is longer than its tail; of its beginning a letter or two would mean a whole scheme. */
function cardTiers(query: string): { whole: Probe[]; parts: Probe[] } {
  const key = cardKey(query)
  if (!/\d/.test(key) || key.length < SHORTEST_TAIL) return { whole: [], parts: [] }
  const probe = (start: string, isWhole: boolean): Probe => ({ matchedBy: 'card', start, isWhole })
  return {
    whole: [probe(KIND.card + key, true)],
    parts: [probe(KIND.card + key, false), probe(KIND.cardReversed + reversed(key), false)],
  }
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
