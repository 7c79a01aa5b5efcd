import type { Day } from '#shared/domain/days.ts'
import { Refusal } from '#shared/domain/refusal.ts'
import { KEEPERS, type Role } from '#shared/domain/roles.ts'
import type { WriteCall } from './ports.ts'

/** `decidedBy`: who decided on paper; null where the operator decides. */
export interface ApprovalEntry {
  readonly decidedBy: string | null
  readonly document: string | null
}

/** Throws `request/approval-needed`, `card/approval-needed` or `export/approval-needed`. */
export function refuseUndecided(role: Role, what: Decided, { decidedBy }: Pick<ApprovalEntry, 'decidedBy'>): void {
  if (decidedBy === null && !(KEEPERS as readonly Role[]).includes(role)) throw new Refusal(`${what}/approval-needed`)
}

type Decided = 'request' | 'card' | 'export'

/** Keeps a decision and returns its id. Throws what `refuseUndecided` throws where the operator may not decide. */
export function decideBy(
  { db, operator }: Pick<WriteCall, 'db' | 'operator'>,
  what: Decided,
  { decidedBy, document }: ApprovalEntry,
  decision: 'approved' | 'declined',
  decidedOn: Day,
  note: string | null = null,
): number {
  const isOffline = decidedBy !== null
  refuseUndecided(operator.role, what, { decidedBy })
  return db.insert('approval', {
    what,
    decidedOn,
    decision,
    decidedBy: decidedBy ?? operator.name,
    operatorId: operator.id,
    isOffline: isOffline ? 1 : 0,
    document,
    note,
  })
}
