import { readName } from '../find-keys.ts'
import type { Derivation, DerivedWriter } from '../ports.ts'
import { keyTableOf, nameKeysOf, writeKeys } from '../search.ts'

/** Sort key and search keys of employers; `version` rises with every change of their making, as with holders. */
export const employerKeys: Derivation = {
  name: 'employer-keys',
  version: 1,
  schema: [
    'CREATE TABLE derived_employer (id INTEGER PRIMARY KEY, sort_key TEXT NOT NULL, source TEXT NOT NULL) STRICT',
    'CREATE INDEX derived_employer_sort_key ON derived_employer (sort_key, id)',
    keyTableOf('employer'),
  ],
  watches: { employer: (row) => Number(row['id']) },
  *subjects(reader) {
    for (const { id } of reader.all<{ id: number }>('SELECT id FROM employer ORDER BY id')) yield id
  },
  refresh,
}

function refresh(db: DerivedWriter, id: number): void {
  const before = db.get<{ source: string }>('SELECT source FROM derived_employer WHERE id = ?', [id])?.source
  const after = db.get<{ name: string }>('SELECT name FROM employer WHERE id = ?', [id])?.name
  if (before === after) return
  const [old, fresh] = [before, after].map((name) => (name === undefined ? undefined : readName(name, 'organisation')))
  writeKeys(db, 'employer', id, old ? nameKeysOf(old) : [], fresh ? nameKeysOf(fresh) : [])
  if (old) db.run('DELETE FROM derived_employer WHERE id = ?', [id])
  if (fresh && after !== undefined) {
    db.run('INSERT INTO derived_employer (id, sort_key, source) VALUES (?, ?, ?)', [id, fresh.sortKey, after])
  }
}
