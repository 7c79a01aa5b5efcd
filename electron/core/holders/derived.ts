import { sortKeyOf } from '../find-keys.ts'
import type { Derivation, DerivedWriter } from '../ports.ts'
import { KIND, keyTableOf, nameKeysOf, reversed, writeKeys } from '../search.ts'
import { phoneKey } from './phone.ts'

/**
 * Sort key and search keys of holders. `source` is what they were made from: while it is the same there is nothing to
 * do, and the keys to take away are made from it again. So `version` must rise with every change of the making,
 * be it here or in the dictionary of pinyin.
 */
export const holderKeys: Derivation = {
  name: 'holder-keys',
  version: 1,
  schema: [
    `CREATE TABLE derived_holder (id INTEGER PRIMARY KEY, state TEXT NOT NULL, sort_key TEXT NOT NULL, source TEXT NOT NULL)
      STRICT`,
    'CREATE INDEX derived_holder_sort_key ON derived_holder (state, sort_key, id)',
    keyTableOf('holder'),
  ],
  watches: {
    holder: (row) => Number(row['id']),
    identity_document: (row) => Number(row['holderId']),
  },
  *subjects(reader) {
    for (const { id } of reader.all<{ id: number }>('SELECT id FROM holder ORDER BY id')) yield id
  },
  refresh,
}

function refresh(db: DerivedWriter, id: number): void {
  const { before, after } = db.get<{ before: string | null; after: string | null }>(SOURCES, [id, id]) ?? NO_SOURCES
  if (before === after) return
  writeKeys(db, 'holder', id, before === null ? [] : keysOf(parse(before)), after === null ? [] : keysOf(parse(after)))
  if (before !== null) db.run('DELETE FROM derived_holder WHERE id = ?', [id])
  if (after !== null) {
    const { state, name } = parse(after)
    db.run('INSERT INTO derived_holder (id, state, sort_key, source) VALUES (?, ?, ?, ?)', [
      id,
      state,
      sortKeyOf(name, 'person'),
      after,
    ])
  }
}

const NO_SOURCES = { before: null, after: null }
const SOURCES = `
  SELECT
    (SELECT source FROM derived_holder WHERE id = ?) AS before,
    (SELECT json_array(state, name, phone, json((SELECT json_group_array(number)
       FROM (SELECT number FROM identity_document WHERE holder_id = holder.id ORDER BY id))))
     FROM holder WHERE id = ?) AS after`

interface Source {
  readonly state: string
  readonly name: string
  readonly phone: string | null
  readonly numbers: readonly string[]
}

function parse(source: string): Source {
  const [state, name, phone, numbers] = JSON.parse(source) as [string, string, string | null, string[]]
  return { state, name, phone, numbers }
}

/** Who is void or merged is no answer to a name, but the whole number still leads there. */
function keysOf({ state, name, phone, numbers }: Source): string[] {
  if (state !== 'active') return numbers.map((number) => KIND.wholeIdentity + number)
  const keys = nameKeysOf(name, 'person')
  for (const number of numbers) keys.push(KIND.identity + reversed(number))
  if (phone !== null) keys.push(KIND.phone + reversed(phoneKey(phone)))
  return keys
}
