import type { Migration } from '../ports.ts'

/** The filters that an operator keeps under a name, and an index of the bad ratings that are still to be followed up. */
export const savedFilterTable: Migration = {
  number: 27,
  name: 'saved-filters',
  up(db) {
    db.run(`CREATE TABLE saved_filter (
      id INTEGER PRIMARY KEY,
      _seq INTEGER NOT NULL,
      operator_id INTEGER NOT NULL REFERENCES operator (id),
      name TEXT NOT NULL,
      filter TEXT NOT NULL
    ) STRICT`)
    db.run('CREATE UNIQUE INDEX saved_filter_name ON saved_filter (operator_id, name)')
    db.run('CREATE INDEX follow_up_open ON follow_up (request_id) WHERE closed_on IS NULL')
  },
}
