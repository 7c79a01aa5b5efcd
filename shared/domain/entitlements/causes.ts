import type { Entitlement } from './entitlements.ts'
import type { Reason } from './reasons.ts'

/** Why something can't be had, in one word. */
export const CAUSES = [
  'condition-missing',
  'upgrade',
  'renew',
  'no-relative',
  'for-relatives',
  'used-in-period',
  'season',
  'rule-starts',
  'rule-ends',
  'too-young',
  'too-old',
  'card-suspended',
  'excluded-by',
  'had-under-another-card',
  'no-rule',
] as const
export type Cause = (typeof CAUSES)[number]

/** The reason that decided an answer which is not `available`; its others only go with it. */
export function causeOf({ verdict, reasons }: Pick<Entitlement, 'verdict' | 'reasons'>): Cause {
  const codes = DECIDING[verdict]
  return codes.find((code) => reasons.some((reason) => reason.code === code)) ?? 'no-rule'
}

/** What would bring it is said before what is missing. */
const DECIDING: { readonly [V in Entitlement['verdict']]: readonly (Cause & Reason['code'])[] } = {
  available: [],
  'used-up': ['used-in-period'],
  'not-yet-open': ['too-young', 'season', 'rule-starts'],
  closed: ['too-old', 'season', 'rule-ends'],
  blocked: ['card-suspended', 'excluded-by', 'had-under-another-card'],
  'not-applicable': ['renew', 'upgrade', 'no-relative', 'condition-missing'],
}
