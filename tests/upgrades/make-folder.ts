import { cpSync, existsSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { handlers, migrations } from '#core/index.ts'
import { buildSnapshot } from '#store/snapshots/build.ts'
import { openStore } from '#store/store.ts'
import { openRegister, residentNumber } from '../fixtures/register-desk.ts'
import { SMALL_SEGMENTS } from '../fixtures/small-desk.ts'

/**
 * Makes the data folder that stays under `folders/` for a released version, with what its tables held:
 * `node tests/upgrades/make-folder.ts v0.1.0`. Made once, at the release; never again.
 */
const [version] = process.argv.slice(2)
const target = join(dirname(fileURLToPath(import.meta.url)), 'folders', version ?? '')
if (!version || existsSync(target)) throw new Error('Give the name of a version that has no folder yet')

const desk = openRegister()
record()
desk.store.close()
// Segments without room for thousands of commits; the last one stands behind the snapshot.
const settings = { ...desk.settings, sizes: SMALL_SEGMENTS }
const store = openStore(settings)
store.adoptSnapshot(buildSnapshot(store.beginSnapshot(), settings))
store.transact({ command: 'holders.register', operator: desk.operator.id }, (db) => {
  const call = { db, now: db.at, today: desk.today, operator: desk.operator, history: store.history }
  return handlers.holders.register(call, { fields: { name: '冉小满' }, identities: [], employments: [], relatives: [] })
})
const tables = store.reader
  .all<{ name: string }>("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
  .map(({ name }) => name)
  .filter((name) => !/^(_|derived_|sqlite_)/.test(name))
const rows = Object.fromEntries(tables.map((name) => [name, store.reader.all(`SELECT * FROM ${name} ORDER BY id`)]))
const head = { seq: store.head.seq, hash: Buffer.from(store.head.hash).toString('hex') }
store.close()
cpSync(desk.settings.folder, join(target, 'data'), { recursive: true })
writeFileSync(join(target, 'expected.json'), `${JSON.stringify({ head, schema: migrations.length, rows }, null, 2)}\n`)
desk.close()
process.stdout.write(`${target}: ${head.seq} commits\n`)

/** Every kind of change that the version knows how to take back, and some that were. */
function record(): void {
  const first = desk.holders.register({
    fields: { name: '林一', phone: '12712340021', title: '教授' },
    identities: [{ kind: 'resident-id', number: residentNumber('1980-05-06', 1) }],
    employments: [{ employer: '云岭人民医院', department: null, post: '主任', fromOn: '2020-01-01', toOn: null }],
    relatives: [{ relation: 'child', name: '林小明', sex: 'male', bornOn: '2015-06-01', identity: null, note: null }],
  })
  const twin = desk.holders.register({ fields: { name: '林一', note: '重复' } })
  const corrected = desk.holders.correct({ id: first.id, seen: first.seq, changes: { title: '研究员' } })
  const undone = desk.history.undo({ seq: corrected.seq })
  desk.holders.merge({
    keep: { id: first.id, seen: undone.seq },
    drop: { id: twin.id, seen: twin.seq },
    take: ['note'],
  })
  const mistaken = desk.holders.register({ fields: { name: '误登' } })
  desk.holders.void({ id: mistaken.id, seen: mistaken.seq, reason: '登记有误' })
  const gone = desk.holders.register({ fields: { name: '撤销' } })
  desk.history.undo({ seq: gone.seq })
}
