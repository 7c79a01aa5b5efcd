import type { Migration } from '../ports.ts'

/** Special ledgers (专项台账): registers with columns of their own, each row on a holder or an employer. */
export const specialLedgerTables: Migration = {
  number: 13,
  name: 'special ledgers',
  up(db) {
    for (const statement of STATEMENTS) db.run(statement)
  },
}

const STATEMENTS = [
  // `code` is the preset it came from, or `own-…`.
  `CREATE TABLE special_ledger (
    id INTEGER PRIMARY KEY,
    _seq INTEGER NOT NULL,
    code TEXT NOT NULL,
    name_zh TEXT NOT NULL,
    name_en TEXT,
    subject TEXT NOT NULL,
    unit TEXT NOT NULL,
    has_end INTEGER NOT NULL,
    has_attendance INTEGER NOT NULL,
    has_amount INTEGER NOT NULL,
    ceiling_fen INTEGER,
    note TEXT,
    is_active INTEGER NOT NULL,
    provenance TEXT NOT NULL
  ) STRICT`,
  'CREATE UNIQUE INDEX special_ledger_code ON special_ledger (code)',
  'CREATE UNIQUE INDEX special_ledger_name_zh ON special_ledger (name_zh)',

  // `options`: the words of a choice, one a line.
  `CREATE TABLE ledger_column (
    id INTEGER PRIMARY KEY,
    _seq INTEGER NOT NULL,
    special_ledger_id INTEGER NOT NULL REFERENCES special_ledger (id),
    name_zh TEXT NOT NULL,
    name_en TEXT,
    kind TEXT NOT NULL,
    options TEXT,
    is_required INTEGER NOT NULL,
    rank INTEGER NOT NULL
  ) STRICT`,
  'CREATE UNIQUE INDEX ledger_column_special_ledger_id_name_zh ON ledger_column (special_ledger_id, name_zh)',

  `CREATE TABLE ledger_row (
    id INTEGER PRIMARY KEY,
    _seq INTEGER NOT NULL,
    special_ledger_id INTEGER NOT NULL REFERENCES special_ledger (id),
    holder_id INTEGER REFERENCES holder (id),
    employer_id INTEGER REFERENCES employer (id),
    on_day TEXT NOT NULL,
    to_on TEXT,
    quantity INTEGER NOT NULL,
    amount_fen INTEGER,
    attended INTEGER,
    note TEXT
  ) STRICT`,
  'CREATE INDEX ledger_row_special_ledger_id ON ledger_row (special_ledger_id, on_day)',
  'CREATE INDEX ledger_row_holder_id ON ledger_row (holder_id)',
  'CREATE INDEX ledger_row_employer_id ON ledger_row (employer_id)',

  `CREATE TABLE ledger_cell (
    id INTEGER PRIMARY KEY,
    _seq INTEGER NOT NULL,
    ledger_row_id INTEGER NOT NULL REFERENCES ledger_row (id),
    ledger_column_id INTEGER NOT NULL REFERENCES ledger_column (id),
    value TEXT NOT NULL
  ) STRICT`,
  'CREATE UNIQUE INDEX ledger_cell_ledger_row_id_ledger_column_id ON ledger_cell (ledger_row_id, ledger_column_id)',
  'CREATE INDEX ledger_cell_ledger_column_id ON ledger_cell (ledger_column_id)',
]
