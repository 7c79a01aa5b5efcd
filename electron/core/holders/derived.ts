import { readName } from '../find-keys.ts'
import type { Derivation, DerivedWriter } from '../ports.ts'
import { KIND, keyTableOf, nameKeysOf, reversed, writeKeys } from '../search.ts'
import { cardKey } from './card-key.ts'
import { phoneKey } from './phone.ts'

/**
 * Sort key and search keys of holders. `source` is what they were made from: while it is the same there is nothing to
 * do, and the keys to take away are made from it again. So `version` must rise with every change of the making,
 * be it here or in the dictionary of pinyin.
 */
export const holderKeys: Derivation = {
  name: 'holder-keys',
  version: 2,
  schema: [
    `CREATE TABLE derived_holder (id INTEGER PRIMARY KEY, state TEXT NOT NULL, sort_key TEXT NOT NULL, source TEXT NOT NULL)
      STRICT`,
    'CREATE INDEX derived_holder_sort_key ON derived_holder (state, sort_key, id)',
    keyTableOf('holder'),
  ],
  watches: {
    holder: (row) => Number(row['id']),
    identity_document: (row) => Number(row['holderId']),
    card: (row) => Number(row['holderId']),
  },
  *subjects(reader) {
    for (const { id } of reader.all<{ id: number }>('SELECT id FROM holder ORDER BY id')) yield id
  },
  refresh,
}

function refresh(db: DerivedWriter, id: number): void {
  const { before, after } = db.get<{ before: string | null; after: string | null }>(SOURCES, [id, id]) ?? NO_SOURCES
  if (before === after) return
  const [old, fresh] = [before, after].map((source) => (source === null ? null : entryOf(source)))
  writeKeys(db, 'holder', id, old?.keys ?? [], fresh?.keys ?? [])
  if (old) db.run('DELETE FROM derived_holder WHERE id = ?', [id])
  if (fresh) {
    const row = [id, fresh.state, fresh.sortKey, after]
    db.run('INSERT INTO derived_holder (id, state, sort_key, source) VALUES (?, ?, ?, ?)', row)
  }
}

const NO_SOURCES = { before: null, after: null }
// In which order the numbers come is left open: another order makes the same keys.
const SOURCES = `
  SELECT
    (SELECT source FROM derived_holder WHERE id = ?) AS before,
    (SELECT json_array(state, name, phone,
       (SELECT group_concat(number, ' ') FROM identity_document WHERE holder_id = holder.id),
       (SELECT group_concat(number) FROM card WHERE holder_id = holder.id))
     FROM holder WHERE id = ?) AS after`

interface Entry {
  readonly state: string
  readonly sortKey: string
  readonly keys: readonly string[]
}

/** Who is void or merged is no answer to a name, but the whole number still leads there. */
function entryOf(source: string): Entry {
  const [state, name, phone, joined, cards] = JSON.parse(source) as [string, string, ...(string | null)[]]
  const numbers = joined?.split(' ') ?? []
  const reading = readName(name, 'person')
  const { sortKey } = reading
  if (state !== 'active') return { state, sortKey, keys: numbers.map((number) => KIND.wholeIdentity + number) }
  const keys = [...nameKeysOf(reading), ...numbers.map((number) => KIND.identity + reversed(number))]
  if (phone) keys.push(KIND.phone + reversed(phoneKey(phone)))
  for (const number of cards?.split(',') ?? []) {
    const key = cardKey(number)
    if (key !== '') keys.push(KIND.card + key, KIND.cardReversed + reversed(key))
  }
  return { state, sortKey, keys }
}
