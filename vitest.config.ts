import { resolve } from 'node:path'
import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'
import { missingOfficePrograms } from './scripts/steps/office-programs.mjs'

/** Not collected where nothing can open what is written; `npm test` says so. */
const unopened =
  missingOfficePrograms().length === 0 ? [] : ['tests/contract/{opened-by-others,printed-tables}.test.ts']

/** After so long a test hangs; a machine that does much else besides is only slow. */
const HUNG_MS = 240_000

/** What runs the built program builds it first where a source has changed since. */
const globalSetup = 'scripts/steps/build.mjs'

/** Long files begin first, so that the many short ones keep every processor busy to the end. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const kinds = ['faults', 'contract', 'upgrades', 'shell', 'unit']
    const kindOf = ({ project }: TestSpecification) => kinds.indexOf(project.name)
    return (await super.sort(files)).toSorted((a, b) => kindOf(a) - kindOf(b))
  }
}

/** One project a kind of test; `npm test` runs them all together. */
export default defineConfig({
  test: {
    // By itself vitest leaves one processor to whoever watches; nobody does here.
    maxWorkers: '100%',
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        test: {
          name: 'unit',
          // Nothing of ours keeps state in a module but what is keyed by its content, so files may share their modules.
          isolate: false,
          include: ['{shared,seeds,electron,renderer,scripts}/**/*.test.{ts,tsx,mjs}'],
          testTimeout: HUNG_MS,
          hookTimeout: HUNG_MS,
        },
      },
      {
        test: {
          name: 'contract',
          globalSetup,
          include: ['tests/contract/**/*.test.ts'],
          exclude: unopened,
          testTimeout: HUNG_MS,
          hookTimeout: HUNG_MS,
        },
      },
      {
        // Under plain Node the real module would start a download.
        resolve: { alias: { electron: resolve('tests/shell/electron.ts') } },
        test: { name: 'shell', include: ['tests/shell/**/*.test.ts'], testTimeout: HUNG_MS, hookTimeout: HUNG_MS },
      },
      {
        test: {
          name: 'faults',
          globalSetup,
          include: ['tests/faults/**/*.test.ts'],
          testTimeout: 2 * HUNG_MS,
          hookTimeout: HUNG_MS,
        },
      },
      {
        test: {
          name: 'upgrades',
          include: ['tests/upgrades/**/*.test.ts'],
          testTimeout: HUNG_MS,
          hookTimeout: HUNG_MS,
        },
      },
    ],
  },
})
