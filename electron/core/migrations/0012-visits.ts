import type { Migration } from '../ports.ts'

/** Visits to holders and employers, and the requests that became of what was promised there. */
export const visitTables: Migration = {
  number: 12,
  name: 'visits',
  up(db) {
    db.run(`CREATE TABLE visit (
      id INTEGER PRIMARY KEY,
      _seq INTEGER NOT NULL,
      holder_id INTEGER REFERENCES holder (id),
      employer_id INTEGER REFERENCES employer (id),
      planned_on TEXT NOT NULL,
      visited_on TEXT,
      staff_id INTEGER REFERENCES staff (id),
      visitors TEXT,
      purpose TEXT,
      findings TEXT,
      cancel_reason TEXT
    ) STRICT`)
    db.run('CREATE INDEX visit_holder_id ON visit (holder_id)')
    db.run('CREATE INDEX visit_employer_id ON visit (employer_id)')
    db.run('CREATE INDEX visit_staff_id ON visit (staff_id)')
    db.run(`CREATE TABLE visit_promise (
      id INTEGER PRIMARY KEY,
      _seq INTEGER NOT NULL,
      visit_id INTEGER NOT NULL REFERENCES visit (id),
      request_id INTEGER NOT NULL REFERENCES request (id)
    ) STRICT`)
    db.run('CREATE INDEX visit_promise_visit_id ON visit_promise (visit_id)')
    db.run('CREATE INDEX visit_promise_request_id ON visit_promise (request_id)')
  },
}
