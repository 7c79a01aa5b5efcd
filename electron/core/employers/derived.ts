import { readName } from '../find-keys.ts'
import type { Derivation } from '../ports.ts'
import { keyTableOf, nameKeysOf } from '../search.ts'

/** Sort key and search keys of employers. */
export const employerKeys: Derivation = {
  name: 'employer-keys',
  version: 1,
  table: 'derived_employer',
  columns: ['sort_key'],
  schema: [
    'CREATE TABLE derived_employer (id INTEGER PRIMARY KEY, sort_key TEXT NOT NULL, source TEXT NOT NULL) STRICT',
    'CREATE INDEX derived_employer_sort_key ON derived_employer (sort_key, id)',
    keyTableOf('employer'),
  ],
  watches: { employer: (row) => Number(row['id']) },
  *subjects(reader) {
    for (const { id } of reader.all<{ id: number }>('SELECT id FROM employer ORDER BY id')) yield id
  },
  source: 'SELECT name FROM employer WHERE id = subject.id',
  entryOf(source) {
    const reading = readName(source, 'organisation')
    return { cells: [reading.sortKey], keys: nameKeysOf(reading) }
  },
}
