import { randomBytes } from 'node:crypto'
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { derivations, migrations } from '#core/index.ts'
import { nodeFiles } from '#store/node-files.ts'
import { openStore } from '#store/store.ts'
import type { StoreSettings } from '#store/ports.ts'

/** Data folders of released versions, each with what its tables held; made by `make-folder.ts`. */
const FOLDERS = join(dirname(fileURLToPath(import.meta.url)), 'folders')

interface Expected {
  readonly head: { readonly seq: number }
  readonly schema: number
  readonly rows: { readonly [table: string]: readonly { readonly id: number }[] }
}

describe.each(readdirSync(FOLDERS))('a folder of %s', (version) => {
  const expected = JSON.parse(readFileSync(join(FOLDERS, version, 'expected.json'), 'utf8')) as Expected

  it.each(['its snapshot', 'the whole log'])('opens with all its rows, and verifies, from %s', (from) => {
    const folder = mkdtempSync(join(tmpdir(), 'yingcai-upgrade-'))
    try {
      cpSync(join(FOLDERS, version, 'data'), folder, { recursive: true })
      if (from === 'the whole log') rmSync(join(folder, 'snapshots'), { recursive: true })
      const store = openStore(settingsOf(folder))
      expect(store.problems).toEqual([])
      expect(store.readOnly).toBeNull()
      expect(store.snapshot === null).toBe(from === 'the whole log')
      expect(store.head.seq).toBe(expected.head.seq + migrations.length - expected.schema)
      for (const [table, rows] of Object.entries(expected.rows)) {
        const live = store.reader.all(`SELECT * FROM ${table} ORDER BY id`)
        expect(live).toHaveLength(rows.length)
        expect(live).toMatchObject(rows)
      }
      const steps = store.verify()
      let step = steps.next()
      while (!step.done) step = steps.next()
      expect(step.value).toEqual([])
      store.close()
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  })
})

function settingsOf(folder: string): StoreSettings {
  return {
    folder,
    files: nodeFiles,
    clock: { now: () => new Date().toISOString() },
    random: randomBytes,
    migrations,
    derivations,
    keys: null,
    mode: 'write',
  }
}
