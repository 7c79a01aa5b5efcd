import type { Migration } from '../ports.ts'

/** How the office was called when a summary was sent, and why a paper was made void. */
export const keptPapers: Migration = {
  number: 29,
  name: 'kept-papers',
  up(db) {
    db.run('ALTER TABLE edition ADD COLUMN office TEXT')
    db.run('ALTER TABLE paper ADD COLUMN void_reason TEXT')
  },
}
