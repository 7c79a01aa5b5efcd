import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { aCommand, perform } from '../../tests/fixtures/small-commands.ts'
import { foundSmallDesk, inTemporaryFolder, tablesOf } from '../../tests/fixtures/small-desk.ts'
import { bothMigrations, firstMigration } from '../../tests/fixtures/small-schema.ts'
import { openStore } from './store.ts'

const HEAD = { command: 'persons.test', operator: null }

describe('a replay', { timeout: 120_000 }, () => {
  it('equals the live tables cell by cell when any commands ran before and after a migration', () => {
    const histories = fc.tuple(fc.array(aCommand, { maxLength: 12 }), fc.array(aCommand, { maxLength: 12 }))
    fc.assert(
      fc.property(histories, ([older, newer]) =>
        inTemporaryFolder((folder) => {
          const { settings } = foundSmallDesk(folder, { migrations: firstMigration })
          const before = openStore(settings)
          for (const command of older) before.transact(HEAD, (tx) => perform(tx, command))
          before.close()
          const live = openStore({ ...settings, migrations: bothMigrations })
          for (const command of newer) live.transact(HEAD, (tx) => perform(tx, command))
          const expected = tablesOf(live)
          live.close()
          const replayed = openStore({ ...settings, migrations: bothMigrations })
          expect(replayed.problems).toEqual([])
          expect(tablesOf(replayed)).toEqual(expected)
          replayed.close()
        }),
      ),
      { numRuns: 60 },
    )
  })
})
