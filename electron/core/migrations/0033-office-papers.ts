import type { Migration } from '../ports.ts'

/** Papers of people, cards, batches and hand-overs besides those of requests, and what the lists in them say. */
export const officePapers: Migration = {
  number: 33,
  name: 'office-papers',
  up(db) {
    db.run('ALTER TABLE paper ALTER COLUMN request_id DROP NOT NULL')
    db.run('ALTER TABLE paper ADD COLUMN holder_id INTEGER REFERENCES holder (id)')
    db.run('ALTER TABLE paper ADD COLUMN card_id INTEGER REFERENCES card (id)')
    db.run('ALTER TABLE paper ADD COLUMN card_batch_id INTEGER REFERENCES card_batch (id)')
    db.run('ALTER TABLE paper ADD COLUMN handover_id INTEGER REFERENCES handover (id)')
    // JSON: for each line of the paper's list what each of its words stood for; null: it has no list.
    db.run('ALTER TABLE paper ADD COLUMN lines TEXT')
    db.run('CREATE INDEX paper_holder_id ON paper (holder_id) WHERE holder_id IS NOT NULL')
    db.run('CREATE INDEX paper_card_id ON paper (card_id) WHERE card_id IS NOT NULL')
    db.run('CREATE INDEX paper_card_batch_id ON paper (card_batch_id) WHERE card_batch_id IS NOT NULL')
    db.run('CREATE INDEX paper_handover_id ON paper (handover_id) WHERE handover_id IS NOT NULL')
  },
}
