import type { Day } from '#shared/domain/days.ts'
import { Refusal } from '#shared/domain/refusal.ts'
import { KEEPERS, type Role } from '#shared/domain/roles.ts'
import type { WriteCall } from './ports.ts'

/** `decidedBy`: who decided on paper; null where the operator decides. */
export interface ApprovalEntry {
  readonly decidedBy: string | null
  readonly document: string | null
}

/** Keeps a decision and returns its id. Throws `request/approval-needed` or `card/approval-needed` where the operator may not decide. */
export function decideBy(
  { db, operator }: WriteCall,
  what: 'request' | 'card',
  { decidedBy, document }: ApprovalEntry,
  decision: 'approved' | 'declined',
  decidedOn: Day,
): number {
  const isOffline = decidedBy !== null
  if (!isOffline && !(KEEPERS as readonly Role[]).includes(operator.role)) throw new Refusal(`${what}/approval-needed`)
  return db.insert('approval', {
    what,
    decidedOn,
    decision,
    decidedBy: decidedBy ?? operator.name,
    operatorId: operator.id,
    isOffline: isOffline ? 1 : 0,
    document,
    note: null,
  })
}
