import fc from 'fast-check'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { aCommand, perform } from '../../tests/fixtures/small-commands.ts'
import { foundSmallDesk, inTemporaryFolder, SMALL_SEGMENTS, tablesOf } from '../../tests/fixtures/small-desk.ts'
import { bothMigrations, firstMigration } from '../../tests/fixtures/small-schema.ts'
import { finish } from '../../tests/faults/log-desk.ts'
import { buildSnapshot } from './snapshots/build.ts'
import { openStore } from './store.ts'

const HEAD = { command: 'persons.test', operator: null }
const commands = fc.array(aCommand, { maxLength: 12 })

describe('a replay', { timeout: 120_000 }, () => {
  it('equals the live tables cell by cell when any commands ran before and after a migration and a snapshot', () => {
    fc.assert(
      fc.property(commands, commands, commands, (older, newer, newest) =>
        inTemporaryFolder((folder) => {
          const { settings } = foundSmallDesk(folder, { migrations: firstMigration, sizes: SMALL_SEGMENTS })
          const before = openStore(settings)
          for (const command of older) before.transact(HEAD, (tx) => perform(tx, command))
          before.close()

          const migrated = { ...settings, migrations: bothMigrations }
          const live = openStore(migrated)
          for (const command of newer) live.transact(HEAD, (tx) => perform(tx, command))
          const made = buildSnapshot(live.beginSnapshot(), migrated)
          live.adoptSnapshot(made)
          for (const command of newest) live.transact(HEAD, (tx) => perform(tx, command))
          expect(finish(live.verify())).toEqual([])
          const expected = tablesOf(live)
          live.close()

          const fromSnapshot = openStore(migrated)
          expect(fromSnapshot.snapshot).toEqual(made)
          expect(fromSnapshot.problems).toEqual([])
          expect(tablesOf(fromSnapshot)).toEqual(expected)
          fromSnapshot.close()

          rmSync(join(folder, 'snapshots'), { recursive: true })
          const fromTheLog = openStore(migrated)
          expect(fromTheLog.snapshot).toBeNull()
          expect(tablesOf(fromTheLog)).toEqual(expected)
          fromTheLog.close()
        }),
      ),
      { numRuns: 50 },
    )
  })
})
