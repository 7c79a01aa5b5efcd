import type { Migration } from '../ports.ts'

/** Blank forms of the upper level, what their cells are filled with, and the forms as they were handed in. */
export const upperFormTables: Migration = {
  number: 26,
  name: 'upper-forms',
  up(db) {
    db.run(`CREATE TABLE upper_form (
      id INTEGER PRIMARY KEY,
      _seq INTEGER NOT NULL,
      name TEXT NOT NULL,
      file_name TEXT NOT NULL,
      -- The workbook in base64.
      file TEXT NOT NULL,
      -- JSON: its sheets as the window draws them.
      sheets TEXT NOT NULL,
      is_active INTEGER NOT NULL
    ) STRICT`)
    db.run(`CREATE TABLE upper_form_cell (
      id INTEGER PRIMARY KEY,
      _seq INTEGER NOT NULL,
      upper_form_id INTEGER NOT NULL REFERENCES upper_form (id),
      sheet TEXT NOT NULL,
      cell TEXT NOT NULL,
      -- JSON: the figure or word.
      content TEXT NOT NULL
    ) STRICT`)
    db.run('CREATE UNIQUE INDEX upper_form_cell_place ON upper_form_cell (upper_form_id, sheet, cell)')
    db.run(`CREATE TABLE upper_form_return (
      id INTEGER PRIMARY KEY,
      _seq INTEGER NOT NULL,
      upper_form_id INTEGER NOT NULL REFERENCES upper_form (id),
      operator_id INTEGER NOT NULL REFERENCES operator (id),
      from_on TEXT NOT NULL,
      to_on TEXT NOT NULL,
      sent_on TEXT NOT NULL,
      note TEXT,
      -- JSON: each cell with what was in it.
      cells TEXT NOT NULL
    ) STRICT`)
    db.run('CREATE INDEX upper_form_return_upper_form_id ON upper_form_return (upper_form_id)')
    db.run('CREATE INDEX upper_form_return_operator_id ON upper_form_return (operator_id)')
  },
}
