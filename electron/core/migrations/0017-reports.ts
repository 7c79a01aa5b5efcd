import type { Migration } from '../ports.ts'

/** Figures of the years before the desk with where they are from, and summaries as they were sent. */
export const reportTables: Migration = {
  number: 17,
  name: 'reports',
  up(db) {
    db.run(`CREATE TABLE base_figure (
      id INTEGER PRIMARY KEY,
      _seq INTEGER NOT NULL,
      figure TEXT NOT NULL,
      value INTEGER NOT NULL CHECK (value >= 0),
      until_on TEXT NOT NULL,
      source TEXT NOT NULL
    ) STRICT`)
    db.run(`CREATE TABLE edition (
      id INTEGER PRIMARY KEY,
      _seq INTEGER NOT NULL,
      operator_id INTEGER NOT NULL REFERENCES operator (id),
      from_on TEXT NOT NULL,
      to_on TEXT NOT NULL,
      language TEXT NOT NULL,
      sent_to TEXT NOT NULL,
      sent_on TEXT NOT NULL,
      note TEXT,
      -- Both as JSON: everything that the text is made from, and the text.
      facts TEXT NOT NULL,
      text TEXT NOT NULL
    ) STRICT`)
    db.run('CREATE INDEX edition_operator_id ON edition (operator_id)')
  },
}
