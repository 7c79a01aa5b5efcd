import type { Migration } from '../ports.ts'

/** The day's desk counts what is resolved and not called back or rated: one index answers both without reading the rows. */
export const requestIndex: Migration = {
  number: 8,
  name: 'request-index',
  up(db) {
    db.run('CREATE INDEX request_state_called_back_on ON request (state, called_back_on)')
  },
}
