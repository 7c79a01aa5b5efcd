import { readName } from '../find-keys.ts'
import type { Derivation, Entry } from '../ports.ts'
import { KIND, keyTableOf, nameKeysOf, reversed } from '../search.ts'
import { cardKey } from './card-key.ts'
import { phoneKey } from './phone.ts'

/** Sort key and search keys of holders. */
export const holderKeys: Derivation = {
  name: 'holder-keys',
  version: 2,
  table: 'derived_holder',
  columns: ['state', 'sort_key'],
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
  // In which order the numbers come is left open: another order makes the same keys.
  source: `
    SELECT json_array(state, name, phone,
      (SELECT group_concat(number, ' ') FROM identity_document WHERE holder_id = holder.id),
      (SELECT group_concat(number) FROM card WHERE holder_id = holder.id))
    FROM holder WHERE id = subject.id`,
  entryOf,
}

/** Who is void or merged is no answer to a name, but the whole number still leads there. */
function entryOf(source: string): Entry {
  const [state, name, phone, joined, cards] = JSON.parse(source) as [string, string, ...(string | null)[]]
  const numbers = joined?.split(' ') ?? []
  const reading = readName(name, 'person')
  const { sortKey } = reading
  const cells = [state, sortKey]
  if (state !== 'active') return { cells, keys: numbers.map((number) => KIND.wholeIdentity + number) }
  const keys = [...nameKeysOf(reading), ...numbers.map((number) => KIND.identity + reversed(number))]
  if (phone) keys.push(KIND.phone + reversed(phoneKey(phone)))
  for (const number of cards?.split(',') ?? []) {
    const key = cardKey(number)
    if (key !== '') keys.push(KIND.card + key, KIND.cardReversed + reversed(key))
  }
  return { cells, keys }
}
