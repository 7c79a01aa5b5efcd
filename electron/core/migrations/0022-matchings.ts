import type { Migration } from '../ports.ts'

/** How lists of the office's own were matched: `headings` and `fields` are JSON, the latter of pairs. */
export const matchingTable: Migration = {
  number: 22,
  name: 'matchings',
  up(db) {
    db.run(`CREATE TABLE matching (
      id INTEGER PRIMARY KEY,
      _seq INTEGER NOT NULL,
      kind TEXT NOT NULL,
      name TEXT NOT NULL,
      heading_rows INTEGER NOT NULL,
      headings TEXT NOT NULL,
      fields TEXT NOT NULL,
      kept_on TEXT NOT NULL
    ) STRICT`)
  },
}
