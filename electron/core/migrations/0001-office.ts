import type { Migration } from '../ports.ts'

/** The office that owns the folder and the people who log in. */
export const office: Migration = {
  number: 1,
  name: 'office',
  up(db) {
    db.run(`
      CREATE TABLE office (
        id INTEGER PRIMARY KEY,
        _seq INTEGER NOT NULL,
        district_code TEXT NOT NULL,
        name TEXT NOT NULL,
        short_name TEXT NOT NULL
      ) STRICT`)
    db.run(`
      CREATE TABLE operator (
        id INTEGER PRIMARY KEY,
        _seq INTEGER NOT NULL,
        login TEXT NOT NULL,
        name TEXT NOT NULL,
        role TEXT NOT NULL
      ) STRICT`)
    db.run('CREATE UNIQUE INDEX operator_login ON operator (login)')
  },
}
