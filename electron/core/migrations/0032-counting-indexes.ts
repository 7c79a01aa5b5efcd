import type { Migration } from '../ports.ts'

/**
 * The counts of one operator, and what each department has and did, are read from indexes and not from the rows, which
 * carry the texts.
 */
export const countingIndexes: Migration = {
  number: 32,
  name: 'counting-indexes',
  up(db) {
    for (const statement of STATEMENTS) db.run(statement)
  },
}

const STATEMENTS = [
  'DROP INDEX request_state_received_on',
  'CREATE INDEX request_state_received_on ON request (state, received_on, called_back_on, rated_on, handler_id)',
  'DROP INDEX assignment_department_id',
  `CREATE INDEX assignment_department_id
   ON assignment (department_id, assigned_on, answered_on, returned_on, state, request_id)`,
]
