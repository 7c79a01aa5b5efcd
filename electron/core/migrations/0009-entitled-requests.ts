import type { Migration } from '../ports.ts'

/**
 * What a request holds of an entitlement: the ground where it was taken on without one, the money where that is counted;
 * and the day of its rating, so that the day's desk counts what is still to be rated from an index.
 */
export const entitledRequests: Migration = {
  number: 9,
  name: 'entitled-requests',
  up(db) {
    for (const statement of STATEMENTS) db.run(statement)
  },
}

const STATEMENTS = [
  'ALTER TABLE request ADD COLUMN entitlement_ground TEXT',
  'ALTER TABLE request ADD COLUMN amount_fen INTEGER',
  // Since the last reopening: a request that was reopened is rated anew.
  'ALTER TABLE request ADD COLUMN rated_on TEXT',
  `UPDATE request SET rated_on = (SELECT max(rated_on) FROM rating WHERE request_id = request.id)
   WHERE EXISTS (SELECT 1 FROM rating WHERE request_id = request.id AND rating.rated_on >= ifnull(
     (SELECT max(on_day) FROM request_event WHERE request_id = request.id AND action = 'reopen'), ''))`,

  // Counts and lists of the day's desk read these and no rows.
  'DROP INDEX request_state',
  'DROP INDEX request_state_called_back_on',
  'CREATE INDEX request_state_due_on ON request (state, due_on, handler_id)',
  'CREATE INDEX request_state_received_on ON request (state, received_on, called_back_on, rated_on)',
  "CREATE INDEX assignment_to_sign ON assignment (request_id) WHERE state = 'to-sign'",
]
