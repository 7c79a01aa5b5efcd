import type { Migration } from '../ports.ts'

/** Papers of requests with the words they were written with, and templates that the office edited. */
export const paperTables: Migration = {
  number: 18,
  name: 'papers',
  up(db) {
    db.run(`CREATE TABLE paper_template (
      id INTEGER PRIMARY KEY,
      _seq INTEGER NOT NULL,
      kind TEXT NOT NULL,
      file_name TEXT NOT NULL,
      -- The docx file in base64.
      file TEXT NOT NULL,
      is_active INTEGER NOT NULL
    ) STRICT`)
    db.run(`CREATE TABLE paper (
      id INTEGER PRIMARY KEY,
      _seq INTEGER NOT NULL,
      request_id INTEGER NOT NULL REFERENCES request (id),
      operator_id INTEGER NOT NULL REFERENCES operator (id),
      -- Null: the program's own.
      paper_template_id INTEGER REFERENCES paper_template (id),
      kind TEXT NOT NULL,
      year INTEGER NOT NULL,
      place INTEGER NOT NULL,
      number TEXT NOT NULL,
      written_on TEXT NOT NULL,
      -- JSON: what each word of the template stood for.
      words TEXT NOT NULL
    ) STRICT`)
    db.run('CREATE INDEX paper_request_id ON paper (request_id)')
    db.run('CREATE INDEX paper_operator_id ON paper (operator_id)')
    db.run('CREATE INDEX paper_paper_template_id ON paper (paper_template_id)')
    db.run('CREATE UNIQUE INDEX paper_year_place ON paper (year, place)')
  },
}
