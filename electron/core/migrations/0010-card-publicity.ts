import type { Migration } from '../ports.ts'

/** Until when a card is public before it is made; of which year a scheme's next number is, where each begins anew. */
export const cardPublicity: Migration = {
  number: 10,
  name: 'card-publicity',
  up(db) {
    db.run('ALTER TABLE card ADD COLUMN publicity_to_on TEXT')
    db.run('ALTER TABLE scheme ADD COLUMN numbered_year INTEGER')
  },
}
