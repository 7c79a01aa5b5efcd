import type { Migration } from '../ports.ts'

/** The greatest number of a year is looked up by how long it is, then by its text: `9999` comes before `10000`. */
export const requestNumberOrder: Migration = {
  number: 24,
  name: 'request-number-order',
  up(db) {
    db.run('CREATE INDEX request_number_order ON request (length(number), number)')
  },
}
