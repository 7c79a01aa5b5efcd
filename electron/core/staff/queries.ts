import type { CoverView, StaffLinkView, StaffView } from '#shared/contract/staff.ts'
import type { Day } from '#shared/domain/days.ts'
import { OPEN_STATES } from '#shared/domain/requests.ts'
import type { Role } from '#shared/domain/roles.ts'
import { readCalendar } from '../calendar.ts'
import { notPending, quoted, type Reader } from '../ports.ts'
import { phoneFor } from '../reference-rows.ts'

/** All staff by kind and name, with what each has to do on the day. */
export function readStaff(db: Reader, role: Role, on: Day): StaffView[] {
  const covers = coversFrom(db, on)
  return db
    .all<Omit<StaffView, 'isActive' | 'covers'> & { isActive: number }>(
      `SELECT staff.id, staff._seq, name, kind, operator_id, phone, is_active,
         (SELECT count(DISTINCT holder_id) FROM staff_link
          WHERE staff_id = staff.id AND ${IN_FORCE} AND ${notPending('staff_link', 'staff_link.id')}) AS holders,
         (SELECT count(*) FROM request WHERE staff_id = staff.id AND ${OPEN}) AS open_requests,
         (SELECT count(*) FROM request WHERE staff_id = staff.id AND state = 'accepted' AND due_on < ?)
           AS overdue_requests,
         (SELECT count(*) FROM visit
          WHERE staff_id = staff.id AND visited_on IS NULL AND cancel_reason IS NULL) AS planned_visits
       FROM staff WHERE ${notPending('staff', 'staff.id')}
       ORDER BY is_active DESC, CASE kind WHEN 'specialist' THEN 1 WHEN 'liaison' THEN 2 ELSE 3 END, name, staff.id`,
      [on, on, readCalendar(db).lastWorkingDay(on)],
    )
    .map((row) => ({
      ...row,
      phone: phoneFor(role, row.phone),
      isActive: row.isActive === 1,
      covers: covers.filter(({ staffId }) => staffId === row.id).map(({ phone: _phone, ...cover }) => cover),
    }))
}

/** Who looks after a holder: in force on the day first, then the latest. */
export function linksOf(db: Reader, holderId: number, role: Role, on: Day): StaffLinkView[] {
  const covers = coversFrom(db, on).filter(({ fromOn }) => fromOn <= on)
  return db
    .all<Omit<StaffLinkView, 'isCurrent' | 'coveredBy'> & { isCurrent: number }>(
      `SELECT staff_link.id, staff_link._seq, staff_id, name, kind, phone, from_on, to_on, ${IN_FORCE} AS is_current
       FROM staff_link JOIN staff ON staff.id = staff_id
       WHERE holder_id = ?
       ORDER BY is_current DESC, CASE kind WHEN 'specialist' THEN 1 WHEN 'liaison' THEN 2 ELSE 3 END,
         ifnull(from_on, '') DESC, staff_link.id DESC`,
      [on, on, holderId],
    )
    .map((row) => {
      const cover = row.isCurrent === 1 ? covers.find(({ staffId }) => staffId === row.staffId) : undefined
      return {
        ...row,
        phone: phoneFor(role, row.phone),
        isCurrent: row.isCurrent === 1,
        coveredBy: cover
          ? { staffId: cover.coverId, name: cover.cover, phone: phoneFor(role, cover.phone), toOn: cover.toOn }
          : null,
      }
    })
}

/** Whom somebody looks after on the day, in pinyin order. */
export function holdersOf(
  db: Reader,
  staffId: number,
  on: Day,
  { page, limit }: { readonly page: number; readonly limit: number },
) {
  const where = `staff_id = ? AND ${IN_FORCE} AND ${notPending('staff_link', 'staff_link.id')}`
  const total = db.get<{ total: number }>(`SELECT count(DISTINCT holder_id) AS total FROM staff_link WHERE ${where}`, [
    staffId,
    on,
    on,
  ])
  return {
    total: total?.total ?? 0,
    holders: db.all<{ id: number; name: string; employer: string | null; fromOn: Day | null; openRequests: number }>(
      `SELECT holder.id, holder.name, link.from_on,
         (SELECT name FROM employment JOIN employer ON employer.id = employer_id
          WHERE holder_id = holder.id AND ${IN_FORCE} ORDER BY from_on DESC, employment.id DESC LIMIT 1) AS employer,
         (SELECT count(*) FROM request WHERE holder_id = holder.id AND ${OPEN}) AS open_requests
       FROM (SELECT holder_id, min(from_on) AS from_on FROM staff_link WHERE ${where} GROUP BY holder_id) AS link
         JOIN holder ON holder.id = link.holder_id JOIN derived_holder ON derived_holder.id = holder.id
       ORDER BY sort_key, holder.id LIMIT ${limit} OFFSET ${page * limit}`,
      [on, on, staffId, on, on],
    ),
  }
}

/** Who does the work of a colleague on the day: who stands in, or the colleague. */
export function whoActsFor(db: Reader, staffId: number, on: Day): number {
  const cover = db.get<{ coverId: number }>(
    'SELECT cover_id FROM staff_cover WHERE staff_id = ? AND from_on <= ? AND to_on >= ? ORDER BY id DESC LIMIT 1',
    [staffId, on, on],
  )
  return cover?.coverId ?? staffId
}

/** Leave that is not over on the day, the next first. */
function coversFrom(db: Reader, on: Day): (CoverView & { readonly phone: string | null })[] {
  return db.all<CoverView & { phone: string | null }>(
    `SELECT staff_cover.id, staff_cover._seq, staff_id, cover_id, name AS cover, phone, from_on, to_on, reason
     FROM staff_cover JOIN staff ON staff.id = cover_id WHERE to_on >= ? ORDER BY from_on, staff_cover.id`,
    [on],
  )
}

/** Takes the day twice. */
const IN_FORCE = '((from_on IS NULL OR from_on <= ?) AND (to_on IS NULL OR to_on >= ?))'
const OPEN = `state IN (${quoted(OPEN_STATES)})`
