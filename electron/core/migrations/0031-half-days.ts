import type { Migration } from '../ports.ts'

/** On which weekdays the office is open for one half only; JSON, Monday to Friday, null where it is open whole days. */
export const halfDays: Migration = {
  number: 31,
  name: 'half-days',
  up(db) {
    db.run('ALTER TABLE office ADD COLUMN open_week TEXT')
  },
}
