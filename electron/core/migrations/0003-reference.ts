import type { Migration } from '../ports.ts'

/** What an office works with: card schemes and their levels, departments and counters, service items, staff. */
export const reference: Migration = {
  number: 3,
  name: 'reference',
  up(db) {
    for (const statement of STATEMENTS) db.run(statement)
  },
}

// `provenance` is 'source' (a document says so: `source`), 'template' (to be confirmed) or 'office' (written or confirmed here).
const STATEMENTS = [
  // One row: the version of the program's own reference rows that came in last.
  `CREATE TABLE reference_seed (
    id INTEGER PRIMARY KEY,
    _seq INTEGER NOT NULL,
    version INTEGER NOT NULL
  ) STRICT`,

  `CREATE TABLE scheme (
    id INTEGER PRIMARY KEY,
    _seq INTEGER NOT NULL,
    code TEXT NOT NULL,
    name_zh TEXT NOT NULL,
    name_en TEXT,
    issuer TEXT NOT NULL,
    district_code TEXT,
    from_on TEXT,
    to_on TEXT,
    validity_years INTEGER,
    number_pattern TEXT,
    next_number INTEGER,
    is_in_use INTEGER NOT NULL,
    follows_scheme_id INTEGER REFERENCES scheme (id),
    provenance TEXT NOT NULL,
    source TEXT,
    note TEXT
  ) STRICT`,
  'CREATE UNIQUE INDEX scheme_code ON scheme (code)',
  'CREATE INDEX scheme_follows_scheme_id ON scheme (follows_scheme_id) WHERE follows_scheme_id IS NOT NULL',

  // `issuer` and `validity_years` stand where a level differs from its scheme: the district issues the city card's B.
  `CREATE TABLE level (
    id INTEGER PRIMARY KEY,
    _seq INTEGER NOT NULL,
    scheme_id INTEGER NOT NULL REFERENCES scheme (id),
    code TEXT NOT NULL,
    rank INTEGER NOT NULL,
    name_zh TEXT NOT NULL,
    name_en TEXT,
    tone TEXT NOT NULL,
    issuer TEXT,
    validity_years INTEGER,
    provenance TEXT NOT NULL,
    source TEXT
  ) STRICT`,
  'CREATE UNIQUE INDEX level_scheme_id_code ON level (scheme_id, code)',

  `CREATE TABLE department (
    id INTEGER PRIMARY KEY,
    _seq INTEGER NOT NULL,
    name_zh TEXT NOT NULL,
    name_en TEXT,
    liaison_name TEXT,
    liaison_phone TEXT,
    is_active INTEGER NOT NULL,
    provenance TEXT NOT NULL,
    source TEXT
  ) STRICT`,

  // The counters of the one-stop hall; WINDOW is a word of SQL's own.
  `CREATE TABLE counter (
    id INTEGER PRIMARY KEY,
    _seq INTEGER NOT NULL,
    department_id INTEGER NOT NULL REFERENCES department (id),
    number TEXT NOT NULL,
    place TEXT,
    note TEXT
  ) STRICT`,
  'CREATE INDEX counter_department_id ON counter (department_id)',

  `CREATE TABLE category (
    id INTEGER PRIMARY KEY,
    _seq INTEGER NOT NULL,
    code TEXT NOT NULL,
    rank INTEGER NOT NULL,
    name_zh TEXT NOT NULL,
    name_en TEXT,
    provenance TEXT NOT NULL,
    source TEXT
  ) STRICT`,
  'CREATE UNIQUE INDEX category_code ON category (code)',

  // `unit` and `comparator` say how two grants of one item are compared.
  `CREATE TABLE item (
    id INTEGER PRIMARY KEY,
    _seq INTEGER NOT NULL,
    category_id INTEGER NOT NULL REFERENCES category (id),
    code TEXT NOT NULL,
    name_zh TEXT NOT NULL,
    name_en TEXT,
    department_id INTEGER REFERENCES department (id),
    unit TEXT NOT NULL,
    comparator TEXT NOT NULL,
    statutory_days INTEGER,
    promised_days INTEGER,
    exclusion_group TEXT,
    is_active INTEGER NOT NULL,
    provenance TEXT NOT NULL,
    source TEXT,
    note TEXT
  ) STRICT`,
  'CREATE UNIQUE INDEX item_code ON item (code)',
  'CREATE INDEX item_category_id ON item (category_id)',
  'CREATE INDEX item_department_id ON item (department_id) WHERE department_id IS NOT NULL',

  `CREATE TABLE item_material (
    id INTEGER PRIMARY KEY,
    _seq INTEGER NOT NULL,
    item_id INTEGER NOT NULL REFERENCES item (id),
    rank INTEGER NOT NULL,
    name_zh TEXT NOT NULL,
    name_en TEXT,
    is_required INTEGER NOT NULL,
    relation TEXT,
    provenance TEXT NOT NULL,
    source TEXT
  ) STRICT`,
  'CREATE INDEX item_material_item_id ON item_material (item_id)',

  `CREATE TABLE staff (
    id INTEGER PRIMARY KEY,
    _seq INTEGER NOT NULL,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    operator_id INTEGER REFERENCES operator (id),
    phone TEXT,
    is_active INTEGER NOT NULL
  ) STRICT`,
  'CREATE INDEX staff_operator_id ON staff (operator_id) WHERE operator_id IS NOT NULL',

  `CREATE TABLE staff_link (
    id INTEGER PRIMARY KEY,
    _seq INTEGER NOT NULL,
    holder_id INTEGER NOT NULL REFERENCES holder (id),
    staff_id INTEGER NOT NULL REFERENCES staff (id),
    from_on TEXT,
    to_on TEXT
  ) STRICT`,
  'CREATE INDEX staff_link_holder_id ON staff_link (holder_id)',
  'CREATE INDEX staff_link_staff_id ON staff_link (staff_id)',

  // The office's own extra fields of a holder.
  `CREATE TABLE own_field (
    id INTEGER PRIMARY KEY,
    _seq INTEGER NOT NULL,
    name TEXT NOT NULL,
    rank INTEGER NOT NULL
  ) STRICT`,
  'CREATE UNIQUE INDEX own_field_name ON own_field (name)',

  `CREATE TABLE own_value (
    id INTEGER PRIMARY KEY,
    _seq INTEGER NOT NULL,
    holder_id INTEGER NOT NULL REFERENCES holder (id),
    own_field_id INTEGER NOT NULL REFERENCES own_field (id),
    value TEXT NOT NULL
  ) STRICT`,
  'CREATE UNIQUE INDEX own_value_holder_id_own_field_id ON own_value (holder_id, own_field_id)',
  'CREATE INDEX own_value_own_field_id ON own_value (own_field_id)',
]
