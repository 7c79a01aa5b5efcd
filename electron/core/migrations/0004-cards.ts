import type { Migration } from '../ports.ts'

/** Who is of which level, whom the office serves, and the cards that prove it. */
export const cards: Migration = {
  number: 4,
  name: 'cards',
  up(db) {
    for (const statement of STATEMENTS) db.run(statement)
  },
}

const STATEMENTS = [
  `CREATE TABLE recognition (
    id INTEGER PRIMARY KEY,
    _seq INTEGER NOT NULL,
    holder_id INTEGER NOT NULL REFERENCES holder (id),
    level_id INTEGER NOT NULL REFERENCES level (id),
    basis TEXT,
    document TEXT,
    from_on TEXT,
    to_on TEXT,
    end_ground TEXT
  ) STRICT`,
  'CREATE INDEX recognition_holder_id ON recognition (holder_id)',
  'CREATE INDEX recognition_level_id ON recognition (level_id)',

  `CREATE TABLE enrolment (
    id INTEGER PRIMARY KEY,
    _seq INTEGER NOT NULL,
    holder_id INTEGER NOT NULL REFERENCES holder (id),
    scheme_id INTEGER NOT NULL REFERENCES scheme (id),
    from_on TEXT,
    to_on TEXT,
    note TEXT
  ) STRICT`,
  'CREATE INDEX enrolment_holder_id ON enrolment (holder_id)',
  'CREATE INDEX enrolment_scheme_id ON enrolment (scheme_id)',

  `CREATE TABLE approval (
    id INTEGER PRIMARY KEY,
    _seq INTEGER NOT NULL,
    what TEXT NOT NULL,
    decided_on TEXT NOT NULL,
    decision TEXT NOT NULL,
    decided_by TEXT NOT NULL,
    operator_id INTEGER REFERENCES operator (id),
    is_offline INTEGER NOT NULL,
    document TEXT,
    note TEXT
  ) STRICT`,
  'CREATE INDEX approval_operator_id ON approval (operator_id) WHERE operator_id IS NOT NULL',

  `CREATE TABLE card_batch (
    id INTEGER PRIMARY KEY,
    _seq INTEGER NOT NULL,
    scheme_id INTEGER NOT NULL REFERENCES scheme (id),
    name TEXT NOT NULL,
    opened_on TEXT NOT NULL,
    closed_on TEXT,
    note TEXT
  ) STRICT`,
  'CREATE INDEX card_batch_scheme_id ON card_batch (scheme_id)',

  // A number is taken for good within its scheme, void cards included; the command checks it across levels.
  `CREATE TABLE card (
    id INTEGER PRIMARY KEY,
    _seq INTEGER NOT NULL,
    holder_id INTEGER NOT NULL REFERENCES holder (id),
    level_id INTEGER NOT NULL REFERENCES level (id),
    number TEXT,
    state TEXT NOT NULL,
    issued_on TEXT,
    valid_from_on TEXT,
    valid_to_on TEXT,
    batch_id INTEGER REFERENCES card_batch (id),
    predecessor_id INTEGER REFERENCES card (id),
    succession TEXT,
    printed_on TEXT,
    ground TEXT,
    note TEXT
  ) STRICT`,
  'CREATE INDEX card_holder_id ON card (holder_id)',
  'CREATE INDEX card_level_id ON card (level_id)',
  'CREATE INDEX card_batch_id ON card (batch_id) WHERE batch_id IS NOT NULL',
  'CREATE INDEX card_predecessor_id ON card (predecessor_id) WHERE predecessor_id IS NOT NULL',
  'CREATE INDEX card_number ON card (number)',

  // Dated: the state on a day is that of the last event on or before it.
  `CREATE TABLE card_event (
    id INTEGER PRIMARY KEY,
    _seq INTEGER NOT NULL,
    card_id INTEGER NOT NULL REFERENCES card (id),
    action TEXT NOT NULL,
    on_day TEXT NOT NULL,
    from_state TEXT,
    to_state TEXT NOT NULL,
    ground TEXT,
    approval_id INTEGER REFERENCES approval (id),
    text TEXT
  ) STRICT`,
  'CREATE INDEX card_event_card_id ON card_event (card_id)',
  'CREATE INDEX card_event_approval_id ON card_event (approval_id) WHERE approval_id IS NOT NULL',

  // Stock of blank cards is a sum over this ledger, never a counter.
  `CREATE TABLE blank_entry (
    id INTEGER PRIMARY KEY,
    _seq INTEGER NOT NULL,
    scheme_id INTEGER NOT NULL REFERENCES scheme (id),
    on_day TEXT NOT NULL,
    kind TEXT NOT NULL,
    quantity INTEGER NOT NULL,
    card_id INTEGER REFERENCES card (id),
    note TEXT
  ) STRICT`,
  'CREATE INDEX blank_entry_scheme_id ON blank_entry (scheme_id)',
  'CREATE INDEX blank_entry_card_id ON blank_entry (card_id) WHERE card_id IS NOT NULL',
]
