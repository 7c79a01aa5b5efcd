import type { Migration } from '../ports.ts'

/** What left the desk as a file. */
export const exportTable: Migration = {
  number: 11,
  name: 'exports',
  up(db) {
    db.run(`CREATE TABLE export (
      id INTEGER PRIMARY KEY,
      _seq INTEGER NOT NULL,
      operator_id INTEGER NOT NULL REFERENCES operator (id),
      what TEXT NOT NULL,
      format TEXT NOT NULL,
      from_on TEXT NOT NULL,
      to_on TEXT NOT NULL,
      rows INTEGER NOT NULL,
      exported_at TEXT NOT NULL
    ) STRICT`)
    db.run('CREATE INDEX export_operator_id ON export (operator_id)')
  },
}
