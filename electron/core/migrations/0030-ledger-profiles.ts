import type { Migration } from '../ports.ts'

/** Columns of the exported ledger under a name; `columns` is JSON. */
export const ledgerProfileTable: Migration = {
  number: 30,
  name: 'ledger-profiles',
  up(db) {
    db.run(`CREATE TABLE ledger_profile (
      id INTEGER PRIMARY KEY,
      _seq INTEGER NOT NULL,
      name TEXT NOT NULL,
      columns TEXT NOT NULL
    ) STRICT`)
    db.run('CREATE UNIQUE INDEX ledger_profile_name ON ledger_profile (name)')
  },
}
