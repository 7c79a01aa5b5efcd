import type { Migration } from '../ports.ts'

/** Ready text for the steps of a request, of one item or of all. */
export const readyTexts: Migration = {
  number: 16,
  name: 'ready-texts',
  up(db) {
    db.run(`
      CREATE TABLE ready_text (
        id INTEGER PRIMARY KEY,
        _seq INTEGER NOT NULL,
        purpose TEXT NOT NULL,
        item_id INTEGER REFERENCES item (id),
        name TEXT NOT NULL,
        body TEXT NOT NULL,
        is_active INTEGER NOT NULL,
        provenance TEXT NOT NULL,
        source TEXT
      ) STRICT`)
    db.run('CREATE INDEX ready_text_item_id ON ready_text (item_id) WHERE item_id IS NOT NULL')
  },
}
