import type { Migration } from '../ports.ts'

/** Requests on the leader's list, and departments that are to act one after the other. */
export const supervision: Migration = {
  number: 20,
  name: 'supervision',
  up(db) {
    db.run('ALTER TABLE request ADD COLUMN supervised_on TEXT')
    db.run('CREATE INDEX request_supervised_on ON request (supervised_on) WHERE supervised_on IS NOT NULL')
    // The part that has to be answered or returned before this one begins.
    db.run('ALTER TABLE assignment ADD COLUMN waits_for_id INTEGER REFERENCES assignment (id)')
    db.run('CREATE INDEX assignment_waits_for_id ON assignment (waits_for_id) WHERE waits_for_id IS NOT NULL')
  },
}
