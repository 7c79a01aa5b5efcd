import type { Migration } from '../ports.ts'

/** Files beside a record; their contents lie in the data folder under `content_mac`. */
export const attachmentTable: Migration = {
  number: 21,
  name: 'attachments',
  up(db) {
    db.run(`CREATE TABLE attachment (
      id INTEGER PRIMARY KEY,
      _seq INTEGER NOT NULL,
      holder_id INTEGER REFERENCES holder (id),
      request_id INTEGER REFERENCES request (id),
      approval_id INTEGER REFERENCES approval (id),
      kind TEXT NOT NULL,
      name TEXT NOT NULL,
      media_type TEXT NOT NULL,
      bytes INTEGER NOT NULL,
      content_mac TEXT NOT NULL,
      operator_id INTEGER REFERENCES operator (id),
      added_at TEXT NOT NULL
    ) STRICT`)
    db.run('CREATE INDEX attachment_holder_id ON attachment (holder_id)')
    db.run('CREATE INDEX attachment_request_id ON attachment (request_id)')
    db.run('CREATE INDEX attachment_approval_id ON attachment (approval_id)')
    db.run('CREATE INDEX attachment_operator_id ON attachment (operator_id)')
  },
}
