import type { StaffLinkView, StaffView } from '#shared/contract/staff.ts'
import type { Day } from '#shared/domain/days.ts'
import type { Role } from '#shared/domain/roles.ts'
import { notPending, type Reader } from '../ports.ts'
import { phoneFor } from '../reference-rows.ts'

/** All staff by kind and name, with how many holders each looks after on the day. */
export function readStaff(db: Reader, role: Role, on: Day): StaffView[] {
  return db
    .all<Omit<StaffView, 'isActive'> & { isActive: number }>(
      `SELECT staff.id, staff._seq, name, kind, operator_id, phone, is_active,
         (SELECT count(DISTINCT holder_id) FROM staff_link
          WHERE staff_id = staff.id AND ${IN_FORCE} AND ${notPending('staff_link', 'staff_link.id')}) AS holders
       FROM staff WHERE ${notPending('staff', 'staff.id')}
       ORDER BY is_active DESC, CASE kind WHEN 'specialist' THEN 1 WHEN 'liaison' THEN 2 ELSE 3 END, name, staff.id`,
      [on, on],
    )
    .map((row) => ({ ...row, phone: phoneFor(role, row.phone), isActive: row.isActive === 1 }))
}

/** Who looks after a holder: in force on the day first, then the latest. */
export function linksOf(db: Reader, holderId: number, role: Role, on: Day): StaffLinkView[] {
  return db
    .all<Omit<StaffLinkView, 'isCurrent'> & { isCurrent: number }>(
      `SELECT staff_link.id, staff_link._seq, staff_id, name, kind, phone, from_on, to_on, ${IN_FORCE} AS is_current
       FROM staff_link JOIN staff ON staff.id = staff_id
       WHERE holder_id = ?
       ORDER BY is_current DESC, CASE kind WHEN 'specialist' THEN 1 WHEN 'liaison' THEN 2 ELSE 3 END,
         ifnull(from_on, '') DESC, staff_link.id DESC`,
      [on, on, holderId],
    )
    .map((row) => ({ ...row, phone: phoneFor(role, row.phone), isCurrent: row.isCurrent === 1 }))
}

/** Takes the day twice. */
const IN_FORCE = '((from_on IS NULL OR from_on <= ?) AND (to_on IS NULL OR to_on >= ?))'
