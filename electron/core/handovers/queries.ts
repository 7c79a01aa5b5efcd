import type { HandoverHead, HandoverLine } from '#shared/contract/handovers.ts'
import { CardState, isCardUnderWay } from '#shared/domain/cards.ts'
import type { Day } from '#shared/domain/days.ts'
import { OPEN_STATES } from '#shared/domain/requests.ts'
import { notPending, quoted, type Reader } from '../ports.ts'
import { maskNumbers } from '../protected.ts'

/** A line without the words that are looked up when it is shown. */
export type HandoverRow = Pick<HandoverLine, 'kind' | 'holderId' | 'requestId' | 'visitId' | 'cardId'>

/** Everything that is a colleague's on the day, by kind and in the order of names. */
export function rowsToHandOver(db: Reader, staffId: number, on: Day): HandoverRow[] {
  return db
    .all<HandoverRow & object>(
      `WITH link AS (
       SELECT DISTINCT holder_id FROM staff_link WHERE staff_id = ?1 AND (to_on IS NULL OR to_on >= ?2)),
     mine AS (SELECT id, holder_id FROM request WHERE staff_id = ?1 AND state IN (${OPEN})),
     promised AS (SELECT request_id FROM visit_promise),
     line AS (SELECT 1 AS rank, 'holder' AS kind, holder_id, NULL AS request_id, NULL AS visit_id, NULL AS card_id FROM link
     UNION ALL SELECT 2, 'request', holder_id, id, NULL, NULL FROM mine WHERE id NOT IN promised
     UNION ALL SELECT 3, 'promise', holder_id, id, NULL, NULL FROM mine WHERE id IN promised
     UNION ALL SELECT 4, 'card', card.holder_id, NULL, NULL, card.id FROM card
       WHERE card.state IN (${UNDER_WAY}) AND card.holder_id IN link
     UNION ALL SELECT 5, 'visit', holder_id, NULL, id, NULL FROM visit
       WHERE staff_id = ?1 AND visited_on IS NULL AND cancel_reason IS NULL
     UNION ALL SELECT 6, 'paper', holder_id, id, NULL, NULL FROM mine
       WHERE EXISTS (SELECT 1 FROM request_event WHERE request_id = mine.id AND action = 'print'))
     SELECT line.* FROM line LEFT JOIN derived_holder ON derived_holder.id = holder_id
     ORDER BY rank, sort_key, holder_id, request_id, visit_id, card_id`,
      [staffId, on],
    )
    .map(({ kind, holderId, requestId, visitId, cardId }) => ({ kind, holderId, requestId, visitId, cardId }))
}

/** The rows with names, numbers and states as they are now. */
export function linesOf(db: Reader, rows: readonly HandoverRow[]): HandoverLine[] {
  return db
    .all<HandoverLine & object>(
      `SELECT value ->> 'kind' AS kind, holder.id AS holder_id, request.id AS request_id, visit.id AS visit_id,
         card.id AS card_id, ifnull(holder.name, employer.name) AS who, ifnull(request.number, card.number) AS number,
         CASE WHEN request.id IS NOT NULL THEN request.content WHEN visit.id IS NOT NULL THEN visit.purpose
           WHEN card.id IS NOT NULL THEN scheme.name_zh || ' ' || level.name_zh END AS content,
         ifnull(request.state, card.state) AS state, ifnull(request.due_on, visit.planned_on) AS on_day
       FROM json_each(?) AS line
         LEFT JOIN request ON request.id = value ->> 'requestId'
         LEFT JOIN visit ON visit.id = value ->> 'visitId'
         LEFT JOIN card ON card.id = value ->> 'cardId'
         LEFT JOIN level ON level.id = card.level_id LEFT JOIN scheme ON scheme.id = level.scheme_id
         LEFT JOIN holder ON holder.id = value ->> 'holderId'
         LEFT JOIN employer ON employer.id = ifnull(request.employer_id, visit.employer_id)
       ORDER BY line.key`,
      [JSON.stringify(rows)],
    )
    .map((line) => ({ ...line, content: line.content === null ? null : maskNumbers(line.content) }))
}

/** The latest first, numbers in what was typed masked; of one id only where it is given. */
export function readHandovers(db: Reader, id: number | null = null): HandoverHead[] {
  const heads = db.all<HandoverHead & object>(
    `SELECT handover.id, handover._seq, from_staff_id, giver.name AS "from", to_staff_id, taker.name AS "to", giver.kind,
       on_day, supervisor, papers, handover.note,
       (SELECT count(*) FROM handover_line WHERE handover_id = handover.id) AS lines
     FROM handover JOIN staff AS giver ON giver.id = from_staff_id JOIN staff AS taker ON taker.id = to_staff_id
     WHERE ${notPending('handover', 'handover.id')} AND (?1 IS NULL OR handover.id = ?1)
     ORDER BY on_day DESC, handover.id DESC`,
    [id],
  )
  const masked = (text: string | null) => text && maskNumbers(text)
  return heads.map((head) => ({ ...head, papers: masked(head.papers), note: masked(head.note) }))
}

export function rowsOf(db: Reader, handoverId: number): HandoverRow[] {
  return db.all<HandoverRow & object>(
    'SELECT kind, holder_id, request_id, visit_id, card_id FROM handover_line WHERE handover_id = ? ORDER BY id',
    [handoverId],
  )
}

const OPEN = quoted(OPEN_STATES)
/** Applied for and not yet in the holder's hands, or lost or suspended since. */
const UNDER_WAY = quoted([...CardState.options.filter(isCardUnderWay), 'lost', 'suspended'])
