import type { Migration } from '../ports.ts'

/** What a set of rules is called in English, where it has such a name. */
export const ruleSetNames: Migration = {
  number: 23,
  name: 'rule-set-names',
  up(db) {
    db.run('ALTER TABLE rule_set ADD COLUMN name_en TEXT')
    // The program's own are published, and a published set takes nothing in from the seeds any more.
    db.run("UPDATE rule_set SET name_en = 'City services (template)' WHERE id = 6001")
    db.run("UPDATE rule_set SET name_en = 'District services (template)' WHERE id = 6002")
  },
}
