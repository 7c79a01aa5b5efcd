import type { RequestLine } from '#shared/contract/request-views.ts'
import type { WorkingCalendar } from '#shared/domain/clock.ts'
import type { Day } from '#shared/domain/days.ts'
import type { LevelTone } from '#shared/domain/reference.ts'
import type { Reader } from '../ports.ts'
import { maskNumbers } from '../protected.ts'
import { daysLeft } from './clock.ts'

/** Lines of the ledger in the order of `ids`, numbers in their texts masked. */
export function linesOf(
  db: Reader,
  ids: readonly number[],
  { calendar, today }: { readonly calendar: WorkingCalendar; readonly today: Day },
): RequestLine[] {
  const wanted = JSON.stringify(ids)
  const departments = Map.groupBy(
    db.all<RequestLine['departments'][number] & { requestId: number }>(
      `SELECT request_id, department.id, name_zh, name_en FROM assignment JOIN department ON department.id = department_id
       WHERE request_id IN (SELECT value FROM json_each(?)) AND state <> 'returned' ORDER BY rank`,
      [wanted],
    ),
    ({ requestId }) => requestId,
  )
  return db.all<LineRow>(LINES, [wanted, today, today]).map((row) => {
    const { levelCode, levelTone, levelNameZh, levelNameEn } = row
    const { itemId, itemNameZh, itemNameEn, categoryId, categoryNameZh, categoryNameEn, isDueProvisional, ...line } =
      row
    const isRunning = line.state === 'accepted' && line.dueOn !== null
    return {
      ...line,
      content: maskNumbers(line.content),
      level:
        levelCode === null || levelTone === null || levelNameZh === null
          ? null
          : { code: levelCode, tone: levelTone, nameZh: levelNameZh, nameEn: levelNameEn },
      item: itemId === null || itemNameZh === null ? null : { id: itemId, nameZh: itemNameZh, nameEn: itemNameEn },
      category: { id: categoryId, nameZh: categoryNameZh, nameEn: categoryNameEn },
      isDueProvisional: isDueProvisional === 1,
      daysLeft: isRunning && line.dueOn !== null ? daysLeft(calendar, line.dueOn, today) : null,
      departments: (departments.get(line.id) ?? []).map(({ requestId: _its, ...department }) => department),
    }
  })
}

type LineRow = Omit<RequestLine, 'level' | 'item' | 'category' | 'isDueProvisional' | 'daysLeft' | 'departments'> & {
  readonly levelCode: string | null
  readonly levelTone: LevelTone | null
  readonly levelNameZh: string | null
  readonly levelNameEn: string | null
  readonly itemId: number | null
  readonly itemNameZh: string | null
  readonly itemNameEn: string | null
  readonly categoryId: number
  readonly categoryNameZh: string
  readonly categoryNameEn: string | null
  readonly isDueProvisional: number
}

const LINES = `
  SELECT request.id, request._seq, number, subject, request.holder_id, holder.name AS holder, relative.relation,
    level.code AS level_code, level.tone AS level_tone, level.name_zh AS level_name_zh, level.name_en AS level_name_en,
    employer.name AS employer, item.id AS item_id, item.name_zh AS item_name_zh, item.name_en AS item_name_en,
    category.id AS category_id, category.name_zh AS category_name_zh, category.name_en AS category_name_en,
    content, channel, received_on, request.state, accepted_on, due_on, is_due_provisional, resolved_on, result,
    staff.name AS staff, people,
    CASE WHEN rated_on IS NOT NULL
      THEN (SELECT grade FROM rating WHERE request_id = request.id AND rating.id > ifnull(
        (SELECT max(event.id) FROM request_event AS event WHERE event.request_id = request.id AND action = 'reopen'), 0)
        ORDER BY is_by_handler, rating.id DESC LIMIT 1) END AS grade
  FROM json_each(?) AS wanted CROSS JOIN request ON request.id = wanted.value
  JOIN category ON category.id = request.category_id
  LEFT JOIN item ON item.id = request.item_id
  LEFT JOIN holder ON holder.id = request.holder_id
  LEFT JOIN level ON level.id =
    (SELECT level_id FROM recognition WHERE recognition.holder_id = request.holder_id
       AND ifnull(from_on, '') <= ? AND ifnull(to_on, '9999') >= ?
     ORDER BY ifnull(from_on, '') DESC, recognition.id DESC LIMIT 1)
  LEFT JOIN relative ON relative.id = request.relative_id
  LEFT JOIN employer ON employer.id = request.employer_id
  LEFT JOIN staff ON staff.id = request.staff_id
  ORDER BY wanted.key`
