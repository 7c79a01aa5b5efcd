import type { Migration } from '../ports.ts'

/** What a list remarks on a use, and who handled it as the list names them: not always an operator of the desk. */
export const usageNotes: Migration = {
  number: 35,
  name: 'usage-notes',
  up(db) {
    db.run('ALTER TABLE usage ADD COLUMN note TEXT')
    db.run('ALTER TABLE usage ADD COLUMN handler TEXT')
  },
}
