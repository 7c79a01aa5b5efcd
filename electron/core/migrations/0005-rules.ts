import type { Migration } from '../ports.ts'

/** Which subject may have which item, in sets that are published whole. */
export const rules: Migration = {
  number: 5,
  name: 'rules',
  up(db) {
    for (const statement of STATEMENTS) db.run(statement)
  },
}

const STATEMENTS = [
  `CREATE TABLE rule_set (
    id INTEGER PRIMARY KEY,
    _seq INTEGER NOT NULL,
    issuer TEXT NOT NULL,
    name TEXT NOT NULL,
    state TEXT NOT NULL,
    published_on TEXT,
    note TEXT
  ) STRICT`,

  // Null in `holder_id`, `employer_id`, `level_id`, `scheme_id`, `district_code` means any.
  `CREATE TABLE rule (
    id INTEGER PRIMARY KEY,
    _seq INTEGER NOT NULL,
    rule_set_id INTEGER NOT NULL REFERENCES rule_set (id),
    item_id INTEGER NOT NULL REFERENCES item (id),
    holder_id INTEGER REFERENCES holder (id),
    employer_id INTEGER REFERENCES employer (id),
    level_id INTEGER REFERENCES level (id),
    scheme_id INTEGER REFERENCES scheme (id),
    district_code TEXT,
    grant_kind TEXT NOT NULL,
    count INTEGER,
    period TEXT,
    counted_by TEXT NOT NULL,
    ceiling_fen INTEGER,
    ceiling_per TEXT,
    discount_percent INTEGER,
    companions INTEGER,
    relations TEXT,
    relative_min_age INTEGER,
    relative_max_age INTEGER,
    season_from TEXT,
    season_to TEXT,
    exclusion_group TEXT,
    is_once_across_cards INTEGER NOT NULL,
    replaces_rule_id INTEGER REFERENCES rule (id),
    department_id INTEGER REFERENCES department (id),
    counter_id INTEGER REFERENCES counter (id),
    statutory_days INTEGER,
    promised_days INTEGER,
    clause TEXT,
    from_on TEXT,
    to_on TEXT,
    provenance TEXT NOT NULL,
    source TEXT
  ) STRICT`,
  'CREATE INDEX rule_rule_set_id ON rule (rule_set_id)',
  'CREATE INDEX rule_item_id ON rule (item_id)',
  'CREATE INDEX rule_holder_id ON rule (holder_id) WHERE holder_id IS NOT NULL',
  'CREATE INDEX rule_employer_id ON rule (employer_id) WHERE employer_id IS NOT NULL',
  'CREATE INDEX rule_level_id ON rule (level_id) WHERE level_id IS NOT NULL',
  'CREATE INDEX rule_scheme_id ON rule (scheme_id) WHERE scheme_id IS NOT NULL',
  'CREATE INDEX rule_replaces_rule_id ON rule (replaces_rule_id) WHERE replaces_rule_id IS NOT NULL',
  'CREATE INDEX rule_department_id ON rule (department_id) WHERE department_id IS NOT NULL',
  'CREATE INDEX rule_counter_id ON rule (counter_id) WHERE counter_id IS NOT NULL',
]
