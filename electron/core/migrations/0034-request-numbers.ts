import type { Migration } from '../ports.ts'

/** How the office numbers its requests: `XS-{YYYY}-{NNNN}`; null: by the letters of its district. */
export const requestNumbers: Migration = {
  number: 34,
  name: 'request-numbers',
  up(db) {
    db.run('ALTER TABLE office ADD COLUMN request_number_pattern TEXT')
  },
}
