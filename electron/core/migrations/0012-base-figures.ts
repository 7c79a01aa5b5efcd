import type { Migration } from '../ports.ts'

/** Figures of the years before the desk, with where they are from. */
export const baseFigures: Migration = {
  number: 12,
  name: 'base-figures',
  up(db) {
    db.run(`CREATE TABLE base_figure (
      id INTEGER PRIMARY KEY,
      _seq INTEGER NOT NULL,
      figure TEXT NOT NULL,
      value INTEGER NOT NULL CHECK (value >= 0),
      until_on TEXT NOT NULL,
      source TEXT NOT NULL
    ) STRICT`)
  },
}
