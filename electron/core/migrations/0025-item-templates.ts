import type { Migration } from '../ports.ts'

/** What an item asks and by which day what is done; the answers and steps of a request stay as they were when it came. */
export const itemTemplates: Migration = {
  number: 25,
  name: 'item-templates',
  up(db) {
    db.run(`CREATE TABLE item_question (
      id INTEGER PRIMARY KEY,
      _seq INTEGER NOT NULL,
      item_id INTEGER NOT NULL REFERENCES item (id),
      rank INTEGER NOT NULL,
      name_zh TEXT NOT NULL,
      name_en TEXT,
      kind TEXT NOT NULL,
      choices TEXT,
      is_required INTEGER NOT NULL
    ) STRICT`)
    db.run('CREATE INDEX item_question_item_id ON item_question (item_id)')
    db.run(`CREATE TABLE item_step (
      id INTEGER PRIMARY KEY,
      _seq INTEGER NOT NULL,
      item_id INTEGER NOT NULL REFERENCES item (id),
      rank INTEGER NOT NULL,
      name_zh TEXT NOT NULL,
      name_en TEXT,
      working_days INTEGER NOT NULL
    ) STRICT`)
    db.run('CREATE INDEX item_step_item_id ON item_step (item_id)')
    db.run(`CREATE TABLE request_answer (
      id INTEGER PRIMARY KEY,
      _seq INTEGER NOT NULL,
      request_id INTEGER NOT NULL REFERENCES request (id),
      question_id INTEGER NOT NULL,
      name_zh TEXT NOT NULL,
      name_en TEXT,
      value TEXT NOT NULL
    ) STRICT`)
    db.run('CREATE UNIQUE INDEX request_answer_question ON request_answer (request_id, question_id)')
    db.run(`CREATE TABLE request_step (
      id INTEGER PRIMARY KEY,
      _seq INTEGER NOT NULL,
      request_id INTEGER NOT NULL REFERENCES request (id),
      rank INTEGER NOT NULL,
      name_zh TEXT NOT NULL,
      name_en TEXT,
      working_days INTEGER NOT NULL,
      done_on TEXT
    ) STRICT`)
    db.run('CREATE INDEX request_step_request_id ON request_step (request_id)')
  },
}
