import { daysLater, type Day } from '#shared/domain/days.ts'
import { Refusal } from '#shared/domain/refusal.ts'
import type { StaffKind } from '#shared/domain/reference.ts'
import { plainName } from '#shared/domain/text.ts'
import type { Transaction } from '../ports.ts'

/** The colleague of that name and kind, added when there is none. */
export function findOrAddStaff(db: Transaction, name: string, kind: StaffKind): number {
  const plain = plainName(name)
  const sql = 'SELECT id FROM staff WHERE name = ? AND kind = ? ORDER BY is_active DESC, id LIMIT 1'
  return db.get<{ id: number }>(sql, [plain, kind])?.id ?? db.insert('staff', { name: plain, kind, isActive: 1 })
}

/**
 * From that day (null: since nobody knows when) this person looks after the holder; the one of the same kind before is
 * ended the day before. Nothing changes when it is so already. Throws `staff/linked-later`.
 */
export function linkStaff(
  db: Transaction,
  { holderId, staffId, fromOn }: { holderId: number; staffId: number; fromOn: Day | null },
): 'linked' | 'already' {
  const open = db.all<{ id: number; staffId: number; name: string; fromOn: Day | null }>(
    `SELECT staff_link.id, staff_id, name, from_on FROM staff_link JOIN staff ON staff.id = staff_id
     WHERE holder_id = ? AND to_on IS NULL AND kind = (SELECT kind FROM staff WHERE id = ?) ORDER BY staff_link.id`,
    [holderId, staffId],
  )
  if (open.some((link) => link.staffId === staffId)) return 'already'
  for (const { id, name, fromOn: since } of open) {
    if (fromOn === null || (since !== null && since >= fromOn))
      throw new Refusal('staff/linked-later', { name, fromOn: since ?? fromOn })
    db.update('staff_link', id, 'current', { toOn: daysLater(fromOn, -1) })
  }
  db.insert('staff_link', { holderId, staffId, fromOn })
  return 'linked'
}
