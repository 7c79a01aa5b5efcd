import type { Migration } from '../ports.ts'

/** When the office is open on a working day; all four or none. */
export const officeHours: Migration = {
  number: 15,
  name: 'office-hours',
  up(db) {
    for (const column of ['morning_from', 'morning_to', 'afternoon_from', 'afternoon_to']) {
      db.run(`ALTER TABLE office ADD COLUMN ${column} TEXT`)
    }
  },
}
