import type { Migration } from '../ports.ts'

/** The register of holders: who they are, their documents, where they work, their families, and who looked at what. */
export const register: Migration = {
  number: 2,
  name: 'register',
  up(db) {
    for (const statement of STATEMENTS) db.run(statement)
  },
}

// An index stands on every column that refers to another table: without it a removal reads the whole referring table.
// None is partial: SQLite then plans each statement on that table anew whenever a parameter is bound.
const STATEMENTS = [
  // `name_key` is the name as it is compared: width, case, blanks and brackets folded, so that one firm is one row.
  `CREATE TABLE employer (
    id INTEGER PRIMARY KEY,
    _seq INTEGER NOT NULL,
    name TEXT NOT NULL,
    name_key TEXT NOT NULL,
    credit_code TEXT
  ) STRICT`,
  'CREATE UNIQUE INDEX employer_name_key ON employer (name_key)',
  'CREATE UNIQUE INDEX employer_credit_code ON employer (credit_code)',

  `CREATE TABLE holder (
    id INTEGER PRIMARY KEY,
    _seq INTEGER NOT NULL,
    state TEXT NOT NULL,
    void_reason TEXT,
    merged_into_id INTEGER REFERENCES holder (id),
    registered_at TEXT NOT NULL,
    name TEXT NOT NULL,
    name_printed TEXT,
    sex TEXT,
    born_on TEXT,
    ethnicity TEXT,
    nationality TEXT,
    political_status TEXT,
    phone TEXT,
    team TEXT,
    programme TEXT,
    track TEXT,
    field TEXT,
    education_level TEXT,
    degree TEXT,
    school TEXT,
    major TEXT,
    title TEXT,
    recruited_how TEXT,
    recruited_on TEXT,
    contract_to_on TEXT,
    liaison_level TEXT,
    legal_basis TEXT,
    note TEXT
  ) STRICT`,
  'CREATE INDEX holder_merged_into_id ON holder (merged_into_id)',

  // Not unique: a holder registered by mistake keeps the number, and the right one must be able to get it.
  `CREATE TABLE identity_document (
    id INTEGER PRIMARY KEY,
    _seq INTEGER NOT NULL,
    holder_id INTEGER NOT NULL REFERENCES holder (id),
    kind TEXT NOT NULL,
    number TEXT NOT NULL
  ) STRICT`,
  'CREATE INDEX identity_document_holder_id ON identity_document (holder_id)',
  'CREATE INDEX identity_document_number ON identity_document (number)',

  `CREATE TABLE employment (
    id INTEGER PRIMARY KEY,
    _seq INTEGER NOT NULL,
    holder_id INTEGER NOT NULL REFERENCES holder (id),
    employer_id INTEGER NOT NULL REFERENCES employer (id),
    department TEXT,
    post TEXT,
    from_on TEXT,
    to_on TEXT
  ) STRICT`,
  'CREATE INDEX employment_holder_id ON employment (holder_id)',
  'CREATE INDEX employment_employer_id ON employment (employer_id)',

  `CREATE TABLE relative (
    id INTEGER PRIMARY KEY,
    _seq INTEGER NOT NULL,
    holder_id INTEGER NOT NULL REFERENCES holder (id),
    relation TEXT NOT NULL,
    name TEXT NOT NULL,
    sex TEXT,
    born_on TEXT,
    identity_kind TEXT,
    identity_number TEXT,
    note TEXT
  ) STRICT`,
  'CREATE INDEX relative_holder_id ON relative (holder_id)',

  // `subject_id` is the document or relative shown; it may be removed later, so it is no foreign key.
  `CREATE TABLE reveal (
    id INTEGER PRIMARY KEY,
    _seq INTEGER NOT NULL,
    holder_id INTEGER NOT NULL REFERENCES holder (id),
    operator_id INTEGER NOT NULL REFERENCES operator (id),
    what TEXT NOT NULL,
    subject_id INTEGER,
    reason TEXT NOT NULL,
    revealed_at TEXT NOT NULL
  ) STRICT`,
  'CREATE INDEX reveal_holder_id ON reveal (holder_id)',
  'CREATE INDEX reveal_operator_id ON reveal (operator_id)',
]
