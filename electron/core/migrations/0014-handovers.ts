import type { Migration } from '../ports.ts'

/** Who stands in for a colleague on leave, and what one colleague handed over to another. */
export const handoverTables: Migration = {
  number: 14,
  name: 'hand-overs',
  up(db) {
    for (const statement of STATEMENTS) db.run(statement)
  },
}

const STATEMENTS = [
  `CREATE TABLE staff_cover (
    id INTEGER PRIMARY KEY,
    _seq INTEGER NOT NULL,
    staff_id INTEGER NOT NULL REFERENCES staff (id),
    cover_id INTEGER NOT NULL REFERENCES staff (id),
    from_on TEXT NOT NULL,
    to_on TEXT NOT NULL,
    reason TEXT
  ) STRICT`,
  'CREATE INDEX staff_cover_staff_id ON staff_cover (staff_id)',
  'CREATE INDEX staff_cover_cover_id ON staff_cover (cover_id)',

  // `papers`: what is handed over in folders and boxes, one a line.
  `CREATE TABLE handover (
    id INTEGER PRIMARY KEY,
    _seq INTEGER NOT NULL,
    from_staff_id INTEGER NOT NULL REFERENCES staff (id),
    to_staff_id INTEGER NOT NULL REFERENCES staff (id),
    on_day TEXT NOT NULL,
    supervisor TEXT,
    papers TEXT,
    note TEXT
  ) STRICT`,
  'CREATE INDEX handover_from_staff_id ON handover (from_staff_id)',
  'CREATE INDEX handover_to_staff_id ON handover (to_staff_id)',

  `CREATE TABLE handover_line (
    id INTEGER PRIMARY KEY,
    _seq INTEGER NOT NULL,
    handover_id INTEGER NOT NULL REFERENCES handover (id),
    kind TEXT NOT NULL,
    holder_id INTEGER REFERENCES holder (id),
    request_id INTEGER REFERENCES request (id),
    visit_id INTEGER REFERENCES visit (id),
    card_id INTEGER REFERENCES card (id)
  ) STRICT`,
  'CREATE INDEX handover_line_handover_id ON handover_line (handover_id)',
  'CREATE INDEX handover_line_holder_id ON handover_line (holder_id)',
  'CREATE INDEX handover_line_request_id ON handover_line (request_id)',
  'CREATE INDEX handover_line_visit_id ON handover_line (visit_id)',
  'CREATE INDEX handover_line_card_id ON handover_line (card_id)',
]
