import type { Migration } from '../ports.ts'

/** The day of the year (`MM-DD`) on which a rule looks at a relative's age: six years old by 31 August. */
export const ruleAges: Migration = {
  number: 7,
  name: 'rule-ages',
  up(db) {
    db.run('ALTER TABLE rule ADD COLUMN relative_age_on TEXT')
  },
}
