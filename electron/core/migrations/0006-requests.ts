import type { Migration } from '../ports.ts'

/** Service requests with what departments answered, their clock and ratings; the ledger of what was had; holidays. */
export const requests: Migration = {
  number: 6,
  name: 'requests',
  up(db) {
    for (const statement of STATEMENTS) db.run(statement)
  },
}

const STATEMENTS = [
  `CREATE TABLE request (
    id INTEGER PRIMARY KEY,
    _seq INTEGER NOT NULL,
    number TEXT NOT NULL,
    subject TEXT NOT NULL,
    holder_id INTEGER REFERENCES holder (id),
    relative_id INTEGER REFERENCES relative (id),
    employer_id INTEGER REFERENCES employer (id),
    item_id INTEGER REFERENCES item (id),
    category_id INTEGER NOT NULL REFERENCES category (id),
    content TEXT NOT NULL,
    contact TEXT,
    channel TEXT NOT NULL,
    received_on TEXT NOT NULL,
    state TEXT NOT NULL,
    accepted_on TEXT,
    statutory_days INTEGER,
    promised_days INTEGER,
    due_on TEXT,
    is_due_provisional INTEGER NOT NULL,
    resolved_on TEXT,
    result TEXT,
    outcome TEXT,
    outcome_raw TEXT,
    reply TEXT,
    replied_on TEXT,
    called_back_on TEXT,
    archived_on TEXT,
    withdrawn_on TEXT,
    declined_on TEXT,
    decline_reason TEXT,
    staff_id INTEGER REFERENCES staff (id),
    handler_id INTEGER REFERENCES operator (id),
    people INTEGER NOT NULL,
    times_reopened INTEGER NOT NULL,
    missing_material TEXT,
    material_asked_on TEXT,
    material_due_on TEXT,
    rule_id INTEGER REFERENCES rule (id),
    occasion TEXT,
    merged_into_id INTEGER REFERENCES request (id),
    origin TEXT NOT NULL,
    source_ref TEXT
  ) STRICT`,
  'CREATE UNIQUE INDEX request_number ON request (number)',
  'CREATE INDEX request_holder_id ON request (holder_id) WHERE holder_id IS NOT NULL',
  'CREATE INDEX request_relative_id ON request (relative_id) WHERE relative_id IS NOT NULL',
  'CREATE INDEX request_employer_id ON request (employer_id) WHERE employer_id IS NOT NULL',
  'CREATE INDEX request_item_id ON request (item_id) WHERE item_id IS NOT NULL',
  'CREATE INDEX request_category_id ON request (category_id)',
  'CREATE INDEX request_staff_id ON request (staff_id) WHERE staff_id IS NOT NULL',
  'CREATE INDEX request_handler_id ON request (handler_id) WHERE handler_id IS NOT NULL',
  'CREATE INDEX request_rule_id ON request (rule_id) WHERE rule_id IS NOT NULL',
  'CREATE INDEX request_merged_into_id ON request (merged_into_id) WHERE merged_into_id IS NOT NULL',
  'CREATE INDEX request_state ON request (state)',
  'CREATE INDEX request_received_on ON request (received_on)',
  'CREATE INDEX request_accepted_on ON request (accepted_on)',

  `CREATE TABLE request_event (
    id INTEGER PRIMARY KEY,
    _seq INTEGER NOT NULL,
    request_id INTEGER NOT NULL REFERENCES request (id),
    action TEXT NOT NULL,
    on_day TEXT NOT NULL,
    from_state TEXT,
    to_state TEXT,
    text TEXT,
    department_id INTEGER REFERENCES department (id),
    approval_id INTEGER REFERENCES approval (id)
  ) STRICT`,
  'CREATE INDEX request_event_request_id ON request_event (request_id)',
  'CREATE INDEX request_event_department_id ON request_event (department_id) WHERE department_id IS NOT NULL',
  'CREATE INDEX request_event_approval_id ON request_event (approval_id) WHERE approval_id IS NOT NULL',

  `CREATE TABLE assignment (
    id INTEGER PRIMARY KEY,
    _seq INTEGER NOT NULL,
    request_id INTEGER NOT NULL REFERENCES request (id),
    department_id INTEGER NOT NULL REFERENCES department (id),
    rank INTEGER NOT NULL,
    state TEXT NOT NULL,
    assigned_on TEXT NOT NULL,
    signed_on TEXT,
    due_on TEXT,
    answered_on TEXT,
    answer TEXT,
    returned_on TEXT,
    return_reason TEXT,
    return_rule TEXT
  ) STRICT`,
  'CREATE INDEX assignment_request_id ON assignment (request_id)',
  'CREATE INDEX assignment_department_id ON assignment (department_id)',

  `CREATE TABLE pause (
    id INTEGER PRIMARY KEY,
    _seq INTEGER NOT NULL,
    request_id INTEGER NOT NULL REFERENCES request (id),
    from_on TEXT NOT NULL,
    to_on TEXT,
    reason TEXT NOT NULL
  ) STRICT`,
  'CREATE INDEX pause_request_id ON pause (request_id)',

  `CREATE TABLE extension (
    id INTEGER PRIMARY KEY,
    _seq INTEGER NOT NULL,
    request_id INTEGER NOT NULL REFERENCES request (id),
    asked_on TEXT NOT NULL,
    days INTEGER NOT NULL,
    reason TEXT NOT NULL,
    state TEXT NOT NULL,
    approval_id INTEGER REFERENCES approval (id),
    new_due_on TEXT,
    told_on TEXT
  ) STRICT`,
  'CREATE INDEX extension_request_id ON extension (request_id)',
  'CREATE INDEX extension_approval_id ON extension (approval_id) WHERE approval_id IS NOT NULL',

  `CREATE TABLE rating (
    id INTEGER PRIMARY KEY,
    _seq INTEGER NOT NULL,
    request_id INTEGER NOT NULL REFERENCES request (id),
    grade INTEGER NOT NULL,
    given_by TEXT NOT NULL,
    means TEXT NOT NULL,
    recorded_by INTEGER REFERENCES operator (id),
    is_by_handler INTEGER NOT NULL,
    rated_on TEXT NOT NULL,
    round INTEGER NOT NULL,
    note TEXT
  ) STRICT`,
  'CREATE INDEX rating_request_id ON rating (request_id)',
  'CREATE INDEX rating_recorded_by ON rating (recorded_by) WHERE recorded_by IS NOT NULL',

  `CREATE TABLE follow_up (
    id INTEGER PRIMARY KEY,
    _seq INTEGER NOT NULL,
    request_id INTEGER NOT NULL REFERENCES request (id),
    rating_id INTEGER NOT NULL REFERENCES rating (id),
    opened_on TEXT NOT NULL,
    due_on TEXT,
    contacted_on TEXT,
    closed_on TEXT,
    text TEXT
  ) STRICT`,
  'CREATE INDEX follow_up_request_id ON follow_up (request_id)',
  'CREATE INDEX follow_up_rating_id ON follow_up (rating_id)',

  // A ledger: what is left is a sum over it. A freed or reversed row carries a negative quantity.
  `CREATE TABLE usage (
    id INTEGER PRIMARY KEY,
    _seq INTEGER NOT NULL,
    holder_id INTEGER NOT NULL REFERENCES holder (id),
    relative_id INTEGER REFERENCES relative (id),
    card_id INTEGER REFERENCES card (id),
    item_id INTEGER NOT NULL REFERENCES item (id),
    rule_id INTEGER REFERENCES rule (id),
    request_id INTEGER REFERENCES request (id),
    on_day TEXT NOT NULL,
    kind TEXT NOT NULL,
    quantity INTEGER NOT NULL,
    amount_fen INTEGER,
    occasion TEXT,
    idempotency_key TEXT NOT NULL,
    reverses_id INTEGER REFERENCES usage (id)
  ) STRICT`,
  'CREATE UNIQUE INDEX usage_idempotency_key ON usage (idempotency_key)',
  'CREATE INDEX usage_holder_id ON usage (holder_id)',
  'CREATE INDEX usage_relative_id ON usage (relative_id) WHERE relative_id IS NOT NULL',
  'CREATE INDEX usage_card_id ON usage (card_id) WHERE card_id IS NOT NULL',
  'CREATE INDEX usage_item_id ON usage (item_id)',
  'CREATE INDEX usage_rule_id ON usage (rule_id) WHERE rule_id IS NOT NULL',
  'CREATE INDEX usage_request_id ON usage (request_id) WHERE request_id IS NOT NULL',
  'CREATE INDEX usage_reverses_id ON usage (reverses_id) WHERE reverses_id IS NOT NULL',
  'CREATE INDEX usage_on_day ON usage (on_day)',

  // The id is the year; a year without a row is not covered, so its due dates are provisional.
  `CREATE TABLE holiday_year (
    id INTEGER PRIMARY KEY,
    _seq INTEGER NOT NULL,
    provenance TEXT NOT NULL,
    source TEXT NOT NULL
  ) STRICT`,

  `CREATE TABLE holiday (
    id INTEGER PRIMARY KEY,
    _seq INTEGER NOT NULL,
    holiday_year_id INTEGER NOT NULL REFERENCES holiday_year (id),
    day TEXT NOT NULL,
    kind TEXT NOT NULL,
    name TEXT NOT NULL
  ) STRICT`,
  'CREATE UNIQUE INDEX holiday_day ON holiday (day)',
  'CREATE INDEX holiday_holiday_year_id ON holiday (holiday_year_id)',
]
