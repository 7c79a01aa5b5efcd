import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { RuleTester } from 'oxlint/plugins-dev'
import { describe, expect, it } from 'vitest'
import { root, toolCommand } from '../steps/run.mjs'
import plugin from './plugin.mjs'
import { FEATURES, HELD_MODULES, UNCOUNTED_SQL, WRITING_SQL, ZONES } from './zones.mjs'

RuleTester.describe = describe
RuleTester.it = it

/** `[what, file, code, the beginning of the reason]`: each goes red, and says why. */
const RED = [
  ['the page asks the core itself', 'renderer/app/main.tsx', "import { x } from '#core/ports.ts'", 'the page sees'],
  ['the page uses Node', 'renderer/app/main.tsx', "import { join } from 'node:path'", 'the page sees'],
  [
    'the page takes a type from the core',
    'renderer/api/x.ts',
    "type X = import('#core/ports.ts').Row",
    'the page sees',
  ],
  ['the core reads a file', 'electron/core/holders/repo.ts', "import { readFileSync } from 'node:fs'", 'the core is'],
  ['the core reads a file without the prefix', 'electron/core/x.ts', "import fs from 'fs'", 'the core is'],
  ['the core climbs to the store', 'electron/core/x.ts', "import { a } from '../store/store.ts'", 'the core is'],
  ['the core opens the database', 'electron/core/x.ts', "import sql from 'sql.js'", 'the core is'],
  ['the core loads lazily', 'electron/core/x.ts', "await import('node:fs')", 'the core is'],
  ['the core passes Node on', 'electron/core/x.ts', "export { join } from 'node:path'", 'the core is'],
  ['the core passes all of Node on', 'electron/core/x.ts', "export * from 'node:path'", 'the core is'],
  ['a migration uses code', 'electron/core/migrations/0001-x.ts', "import { a } from '../ports.ts'", 'a migration is'],
  [
    'a migration knows a rule',
    'electron/core/migrations/0001-x.ts',
    "import type { Day } from '#shared/domain/days.ts'",
    'a migration is',
  ],
  [
    'the store knows a feature',
    'electron/store/log/log.ts',
    "import { a } from '#core/holders/repo.ts'",
    'the store impl',
  ],
  ['a document reads the store', 'electron/documents/xlsx.ts', "import { a } from '#store/store.ts'", 'documents are'],
  ['the worker knows a door', 'electron/worker/worker.ts', "import { a } from '#door/csp.ts'", 'the worker joins'],
  [
    'a shared part of the doors calls the core',
    'electron/door/client.ts',
    "import { a } from '#core/index.ts'",
    'what the doors',
  ],
  ['the desktop door calls the core', 'electron/main.ts', "import { a } from '#core/index.ts'", 'the desktop door'],
  ['the web door calls the store', 'electron/web.ts', "import { a } from '#store/store.ts'", 'the web door'],
  [
    'the command line opens the store',
    'electron/cli/find.ts',
    "import { a } from '#store/store.ts'",
    'the command line',
  ],
  ['seeds run something', 'seeds/index.ts', "import { a } from 'node:fs'", 'seeds are'],
  ['shared uses the page', 'shared/domain/x.ts', "import { a } from 'react'", 'shared is'],
  ['shared uses Node', 'shared/domain/x.ts', "import { a } from 'node:fs'", 'shared is'],
  [
    'a feature of the page imports another',
    'renderer/features/a/x.ts',
    "import { b } from '../b/x.ts'",
    'a feature of the page',
  ],
  [
    'a feature of the core imports another',
    'electron/core/a/x.ts',
    "import { b } from '#core/b/x.ts'",
    'a feature of the core',
  ],
  [
    'a door other than the desktop imports electron',
    'electron/door/x.ts',
    "import { app } from 'electron'",
    'what the doors',
    'only electron/desktop',
  ],
  [
    'a door other than the web opens a socket',
    'electron/desktop/x.ts',
    "import { get } from 'node:http'",
    'only electron/web',
  ],
  ['the worker opens a socket', 'electron/worker/x.ts', "import { connect } from 'net'", 'only electron/web'],
  ['a handler inserts', 'electron/core/a/repo.ts', "db.run('INSERT INTO holder (id) VALUES (1)')", 'SQL that writes'],
  ['a handler updates', 'electron/core/a/repo.ts', "db.run('update holder set name = 1')", 'SQL that writes'],
  ['a handler deletes', 'electron/core/a/repo.ts', 'db.run(`DELETE FROM holder`)', 'SQL that writes'],
  [
    'a handler writes to a table it computes',
    'electron/core/a/repo.ts',
    'db.run(`DELETE FROM ${table}`)',
    'SQL that writes',
  ],
  ['a handler drops', 'electron/core/a/repo.ts', "db.run('DROP TABLE IF EXISTS holder')", 'SQL that writes'],
  ['a handler alters', 'electron/core/a/repo.ts', "db.run('ALTER TABLE holder ADD x')", 'SQL that writes'],
  ['the worker creates', 'electron/worker/x.ts', "db.run('CREATE TEMP TABLE x (a)')", 'SQL that writes'],
  [
    'derived_ hides another table',
    'electron/core/a/derived.ts',
    'db.run(`DELETE FROM derived_x; DELETE FROM holder`)',
    'SQL that writes',
  ],
  ['the store replaces', 'electron/store/x.ts', "db.run('INSERT OR REPLACE INTO x VALUES (1)')", 'REPLACE, UPSERT'],
  [
    'the store upserts',
    'electron/store/x.ts',
    "db.run('INSERT INTO x VALUES (1) ON CONFLICT (id) DO UPDATE SET a = 1')",
    'REPLACE, UPSERT',
  ],
  [
    'a migration makes a trigger',
    'electron/core/migrations/0001-x.ts',
    "db.run('CREATE TRIGGER t AFTER UPDATE ON x BEGIN SELECT 1; END')",
    'REPLACE, UPSERT',
  ],
  [
    'a migration cascades',
    'electron/core/migrations/0001-x.ts',
    "db.run('CREATE TABLE x (y INTEGER REFERENCES z ON DELETE CASCADE)')",
    'REPLACE, UPSERT',
  ],
]

const GREEN = [
  [
    'the page asks through the contract',
    'renderer/api/x.ts',
    "import { contract } from '#shared/contract/index.ts'; import { a } from '@orpc/client'",
  ],
  [
    'the core sees seeds and ports',
    'electron/core/a/x.ts',
    "import { a } from '#seeds/index.ts'; import type { Row } from '../ports.ts'",
  ],
  ['a feature of the core calls another’s commands', 'electron/core/a/x.ts', "import { b } from '../b/commands.ts'"],
  [
    'a migration sees the types of its port',
    'electron/core/migrations/0001-x.ts',
    "import type { Migration } from '../ports.ts'",
  ],
  [
    'a migration writes',
    'electron/core/migrations/0001-x.ts',
    "db.run('CREATE TABLE x (id INTEGER PRIMARY KEY) STRICT')",
  ],
  ['the store writes', 'electron/store/x.ts', "db.run('INSERT INTO x VALUES (1)')"],
  [
    'a derivation writes its own tables',
    'electron/core/a/derived.ts',
    "db.run('DELETE FROM derived_find'); db.run('CREATE VIRTUAL TABLE IF NOT EXISTS derived_find USING fts4(a)')",
  ],
  [
    'a handler reads, with REPLACE as a function',
    'electron/core/a/repo.ts',
    "db.all('SELECT replace(name, 1, 2) FROM holder')",
  ],
  ['a sentence speaks of updates', 'electron/core/a/x.ts', "const said = 'update the holder, then set the card'"],
  ['a feature stays at home', 'renderer/features/a/x.ts', "import { b } from './b/x.ts'"],
  [
    'the desktop door imports electron',
    'electron/desktop/x.ts',
    "import { app } from 'electron'; import { a } from '#door/csp.ts'",
  ],
  [
    'the web door opens a socket',
    'electron/web/x.ts',
    "import { createServer } from 'node:http'; import { WebSocketServer } from 'ws'",
  ],
  [
    'a test does what it must',
    'electron/core/a/x.test.ts',
    "import { a } from '#store/store.ts'; db.run('DELETE FROM holder')",
  ],
]

new RuleTester().run('zones', plugin.rules.zones, {
  valid: GREEN.map(([name, file, code]) => ({ name: `silent when ${name}`, filename: join(root, file), code })),
  invalid: RED.map(([name, file, code, ...reasons]) => ({
    name: `red when ${name}`,
    filename: join(root, file),
    code,
    errors: reasons.map((reason) => ({ message: new RegExp(`(^|: )${reason}`) })),
  })),
})

describe('the zones', () => {
  it('are each tried when the cases above run', () => {
    const reasons = [...ZONES, ...FEATURES, ...HELD_MODULES, UNCOUNTED_SQL, WRITING_SQL].map((zone) => zone.because)
    const untried = reasons.filter(
      (because) => !RED.some(([, , , ...starts]) => starts.some((start) => because.startsWith(start))),
    )
    expect(untried).toEqual([])
  })

  it('turn the linter red when it runs with the configuration of the repository', () => {
    const folder = mkdtempSync(join(tmpdir(), 'yingcai-lint-'))
    try {
      const files = {
        'electron/core/a/repo.ts': "import { readFileSync } from 'node:fs'\nexport const x = readFileSync\n",
        'shared/domain/a.ts': 'export default 1\n',
        'shared/domain/b.ts': 'console.log(1)\n',
        '.oxlintrc.json': readFileSync(join(root, '.oxlintrc.json'), 'utf8'),
        'scripts/lint/plugin.mjs': readFileSync(join(root, 'scripts/lint/plugin.mjs'), 'utf8'),
        'scripts/lint/zones.mjs': readFileSync(join(root, 'scripts/lint/zones.mjs'), 'utf8'),
      }
      for (const [file, text] of Object.entries(files)) {
        mkdirSync(dirname(join(folder, file)), { recursive: true })
        writeFileSync(join(folder, file), text)
      }
      expect(rulesBroken(folder)).toEqual(['eslint(no-console)', 'import(no-default-export)', 'yingcai(zones)'])
    } finally {
      rmSync(folder, { recursive: true })
    }
  })
})

function rulesBroken(folder) {
  const [command, args] = toolCommand('oxlint', ['--format', 'json'])
  try {
    execFileSync(command, args, { cwd: folder, encoding: 'utf8' })
  } catch (refused) {
    return JSON.parse(refused.stdout)
      .diagnostics.map((one) => one.code)
      .sort()
  }
  return []
}
