import type { Migration } from '../ports.ts'

/** Money asked for, granted and paid, a line each; amounts in fen. */
export const subsidyTable: Migration = {
  number: 28,
  name: 'subsidies',
  up(db) {
    db.run(`CREATE TABLE subsidy (
      id INTEGER PRIMARY KEY,
      _seq INTEGER NOT NULL,
      holder_id INTEGER REFERENCES holder (id),
      request_id INTEGER REFERENCES request (id),
      item_id INTEGER REFERENCES item (id),
      kind TEXT NOT NULL,
      amount_fen INTEGER NOT NULL,
      on_day TEXT NOT NULL,
      note TEXT
    ) STRICT`)
    db.run('CREATE INDEX subsidy_holder_id ON subsidy (holder_id)')
    db.run('CREATE INDEX subsidy_request_id ON subsidy (request_id)')
    db.run('CREATE INDEX subsidy_item_id ON subsidy (item_id)')
    db.run('CREATE INDEX subsidy_on_day ON subsidy (on_day)')
  },
}
