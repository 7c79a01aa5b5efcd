import type { Migration } from '../ports.ts'

/** Requests that belong together without being one; the one with the smaller id stands first. */
export const requestLinks: Migration = {
  number: 19,
  name: 'request-links',
  up(db) {
    db.run(`
      CREATE TABLE request_link (
        id INTEGER PRIMARY KEY,
        _seq INTEGER NOT NULL,
        request_id INTEGER NOT NULL REFERENCES request (id),
        other_id INTEGER NOT NULL REFERENCES request (id)
      ) STRICT`)
    db.run('CREATE UNIQUE INDEX request_link_request_id_other_id ON request_link (request_id, other_id)')
    db.run('CREATE INDEX request_link_other_id ON request_link (other_id)')
  },
}
