import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { handlers } from '#core/index.ts'
import type { WriteCall } from '#core/ports.ts'
import { KEEPERS } from '#shared/domain/roles.ts'
import { resources } from '#shared/locales/index.ts'
import { openRegister, refusalOf, residentNumber, type RegisterDesk } from '../../../tests/fixtures/register-desk.ts'

let desk: RegisterDesk
beforeAll(() => {
  desk = openRegister()
})
afterAll(() => desk.close())

const PHONE = '12712340021'
let men = 0

function register(name: string) {
  men += 1
  const number = residentNumber('1980-05-06', 2 * men + 1)
  const { id, seq } = desk.holders.register({
    fields: { name, phone: PHONE },
    identities: [{ kind: 'resident-id', number }],
    relatives: [{ relation: 'child', name: '林小明', sex: 'male', bornOn: '2015-06-01', identity: null, note: null }],
  })
  return { id, seq, number }
}

it('has a word for every table that a change may stand in', () => {
  const tables = desk.store.reader
    .all<{ name: string }>("SELECT name FROM sqlite_schema WHERE type = 'table'")
    .map(({ name }) => name)
    .filter((name) => !/^(?:_|derived_|sqlite_)/.test(name))
  expect(tables.length).toBeGreaterThan(50)
  expect(tables.filter((name) => !Object.hasOwn(resources['zh-CN'].history.table, name))).toEqual([])
})

it('calls the name of a thing no name of a person', () => {
  const named = desk.store.reader
    .all<{ name: string }>(
      "SELECT m.name FROM sqlite_schema AS m, pragma_table_info(m.name) AS c WHERE c.name = 'name'",
    )
    .map(({ name }) => name)
    .filter((name) => !/^(?:_|derived_|sqlite_)/.test(name))
  const ofPeople = ['holder', 'relative', 'operator', 'staff']
  const { column } = resources['zh-CN'].history
  const words = new Map<string, string>(Object.entries(column))
  expect(named).toEqual(expect.arrayContaining([...ofPeople, 'card_batch', 'own_field']))
  expect(
    named.filter((table) => !ofPeople.includes(table) && !/[名全]称/u.test(words.get(`${table}-name`) ?? '')),
  ).toEqual([])
})

describe('the timeline of a holder', () => {
  it('shows the beginning of a cell that holds a whole file', () => {
    const { seq } = desk.store.transact({ command: 'test', operator: null }, (db) =>
      db.insert('paper_template', { kind: 'reply', fileName: 'a.docx', file: 'A'.repeat(100_000), isActive: 1 }),
    )
    expect(JSON.stringify(desk.history.recent({}).entries.find((entry) => entry.seq === seq)).length).toBeLessThan(5000)
  })

  it('shows who did what, newest first, and how it can be taken back', () => {
    const { id, seq } = register('林一')
    const corrected = desk.holders.correct({ id, seen: seq, changes: { title: '教授' } })
    const { entries, hasMore } = desk.history.of({ table: 'holder', id })
    expect(hasMore).toBe(false)
    expect(
      entries.map(({ seq, command, operator, undo, undoneBy }) => ({ seq, command, operator, undo, undoneBy })),
    ).toEqual([
      { seq: corrected.seq, command: 'holders.correct', operator: '吴敏', undo: 'inverse', undoneBy: null },
      { seq, command: 'holders.register', operator: '吴敏', undo: 'inverse', undoneBy: null },
    ])
    expect(entries[0]?.changes).toEqual([
      { table: 'holder', id, op: 'update', cells: [{ column: 'title', before: null, after: '教授' }] },
    ])
  })

  it('holds no unmasked number, phone or child when rows with them were written', () => {
    const { id, seq, number } = register('林二')
    const { identities } = desk.holders.get({ id })
    desk.holders.removeIdentity({ id, seen: seq, identityId: identities[0]?.id ?? 0 })
    const text = JSON.stringify([desk.history.of({ table: 'holder', id }), desk.history.recent({})])
    for (const secret of [number, PHONE, '林小明', '2015-06-01']) expect(text).not.toContain(secret)
    expect(text).toContain('127****0021')
  })

  it('comes in pages when there is more than asked for', () => {
    const { id, seq } = register('林三')
    let seen = seq
    for (const title of ['a', 'b', 'c']) seen = desk.holders.correct({ id, seen, changes: { title } }).seq
    const first = desk.history.of({ table: 'holder', id, limit: 3 })
    expect(first.hasMore).toBe(true)
    const before = first.entries.at(-1)?.seq ?? 0
    expect(desk.history.of({ table: 'holder', id, before, limit: 3 })).toMatchObject({
      entries: [{ seq }],
      hasMore: false,
    })
  })

  it('is empty when the table is not one of the log', () => {
    for (const table of ['sqlite_schema', '_meta', 'derived_holder', 'nothing; DROP TABLE holder']) {
      expect(desk.history.of({ table, id: 1 })).toEqual({ entries: [], hasMore: false })
    }
  })
})

describe('undoing', () => {
  it('brings back what was there and can itself be undone', () => {
    const { id, seq } = register('林四')
    const corrected = desk.holders.correct({ id, seen: seq, changes: { title: '教授', note: 'n' } })
    const undo = desk.history.undo({ seq: corrected.seq })
    expect(undo.command).toBe('holders.correct')
    expect(desk.holders.get({ id })).toMatchObject({ title: null, note: null, seq: undo.seq })
    expect(desk.history.of({ table: 'holder', id }).entries).toMatchObject([
      { seq: undo.seq, command: 'history.undo', undoes: corrected.seq, undo: 'inverse' },
      { seq: corrected.seq, undoneBy: undo.seq },
      { seq },
    ])
    const redo = desk.history.undo({ seq: undo.seq })
    expect(desk.holders.get({ id })).toMatchObject({ title: '教授', note: 'n', seq: redo.seq })
    expect(desk.history.undo({ seq: corrected.seq }).seq).toBeGreaterThan(redo.seq)
  })

  it('takes a whole registration back and finds nobody any more', () => {
    const { id, seq } = register('林空空')
    expect(desk.holders.find({ query: '林空空' }).matches).toHaveLength(1)
    desk.history.undo({ seq })
    expect(desk.holders.find({ query: '林空空' }).matches).toEqual([])
    expect(desk.history.of({ table: 'holder', id }).entries).toHaveLength(2)
  })

  it('is refused when it was done before, never can be, or never happened', () => {
    const { id, seq } = register('林五')
    const corrected = desk.holders.correct({ id, seen: seq, changes: { title: 'x' } })
    const { seq: bySeq } = desk.history.undo({ seq: corrected.seq })
    expect(refusalOf(() => desk.history.undo({ seq: corrected.seq }))).toEqual({
      code: 'undo/done-before',
      params: { seq: corrected.seq, bySeq },
    })
    desk.holders.reveal({ id, what: { kind: 'phone' }, reason: 'r' })
    const shown = desk.store.head.seq
    expect(refusalOf(() => desk.history.undo({ seq: shown }))).toEqual({
      code: 'undo/never',
      params: { seq: shown, command: 'holders.reveal' },
    })
    expect(refusalOf(() => desk.history.undo({ seq: 1 }))?.code).toBe('undo/never')
    expect(refusalOf(() => desk.history.undo({ seq: shown + 1 }))?.code).toBe('undo/not-found')
  })

  it('is refused when the operator may not give the command that is taken back, nor give it again', () => {
    const place = desk.departments.add({ fields: { nameZh: '试办科' } })
    const specialist = { ...desk.operator, role: 'specialist' } as const
    const undoAs = (operator: WriteCall['operator'], seq: number) =>
      desk.store.transact({ command: 'history.undo', operator: operator.id }, (db) =>
        handlers.history.undo(
          { now: desk.clock.at, today: desk.today, history: desk.store.history, operator, db },
          { seq },
        ),
      )
    const refusal = { code: 'session/role-not-allowed', params: { role: 'specialist', may: [...KEEPERS] } }
    expect(refusalOf(() => undoAs(specialist, place.seq))).toEqual(refusal)
    const undo = undoAs(desk.operator, place.seq).value
    expect(refusalOf(() => undoAs(specialist, undo.seq))).toEqual(refusal)
    expect(undoAs(desk.operator, undo.seq).value.command).toBe('history.undo')
  })

  it('is refused with the later change named when there is one', () => {
    const { id, seq } = register('林六')
    const first = desk.holders.correct({ id, seen: seq, changes: { title: 'a' } })
    const second = desk.holders.correct({ id, seen: first.seq, changes: { title: 'b' } })
    expect(refusalOf(() => desk.history.undo({ seq: first.seq }))).toEqual({
      code: 'undo/blocked',
      params: {
        seq: first.seq,
        blockers: [{ table: 'holder', id, column: 'title', why: 'changed-since', bySeq: second.seq }],
      },
    })
  })

  it('takes a merge back into the two people that they were', () => {
    const keep = register('林七')
    const drop = register('林七')
    const before = [desk.holders.get({ id: keep.id }), desk.holders.get({ id: drop.id })].map(withoutSeq)
    const { seq } = desk.holders.merge({
      keep: { id: keep.id, seen: keep.seq },
      drop: { id: drop.id, seen: drop.seq },
      take: [],
    })
    expect(desk.holders.get({ id: drop.id }).state).toBe('merged')
    desk.history.undo({ seq })
    expect([desk.holders.get({ id: keep.id }), desk.holders.get({ id: drop.id })].map(withoutSeq)).toEqual(before)
  })
})

describe('undoing the removal of a document', () => {
  it('is refused when somebody else was registered with its number since', () => {
    const { id, number } = register('林八')
    const [document] = desk.holders.get({ id }).identities
    const seen = desk.holders.get({ id }).seq
    const { seq } = desk.holders.removeIdentity({ id, seen, identityId: document?.id ?? 0 })
    desk.holders.register({ fields: { name: '林九' }, identities: [{ kind: 'resident-id', number }] })
    expect(refusalOf(() => desk.history.undo({ seq }))?.code).toBe('holder/identity-taken')
  })
})

describe('a job', { timeout: 60_000 }, () => {
  it('is one entry and is undone with all its parts', () => {
    const desk = openRegister()
    desk.demo.fill({ holders: 450 })
    expect(desk.holders.list({}).total).toBe(450)
    const [entry] = desk.history.recent({ limit: 1 }).entries
    expect(entry?.parts).toBeGreaterThan(1)
    expect(entry?.changes.length).toBeLessThanOrEqual(200)
    const someone = desk.store.reader.get<{ id: number }>('SELECT id FROM holder ORDER BY id DESC LIMIT 1')?.id ?? 0
    const [own] = desk.history.of({ table: 'holder', id: someone }).entries
    expect(own?.parts).toBe(entry?.parts)
    expect(own?.changes.length).toBeLessThan(40)
    const undo = desk.history.undo({ seq: own?.seq ?? 0 })
    expect(desk.holders.list({}).total).toBe(0)
    expect(desk.history.recent({ limit: 2 }).entries).toMatchObject([
      { seq: undo.seq, undoes: entry?.seq },
      { seq: entry?.seq, undoneBy: undo.seq },
    ])
    desk.close()
  })
})

function withoutSeq(detail: { readonly seq: number }) {
  return { ...detail, seq: 0 }
}
