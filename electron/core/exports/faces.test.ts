import { afterEach, beforeEach, expect, it } from 'vitest'
import type { SheetPlan } from '#shared/domain/sheets.ts'
import { openRegister, refusalOf, type RegisterDesk } from '../../../tests/fixtures/register-desk.ts'
import { setPhoto } from '../attachments/commands.ts'
import { beginCard } from '../cards/commands.ts'
import { noteExport } from './commands.ts'
import { planFaces } from './queries.ts'
import type { Planned } from './rows.ts'

const PHOTO = { name: 'a.jpeg', mediaType: 'image/jpeg', bytes: 4, contentMac: 'ab'.repeat(32) } as const

let desk: RegisterDesk
let batchId: number
let levelId: number
beforeEach(() => {
  desk = openRegister('2026-03-02T01:00:00.000Z')
  const level = { code: '1', rank: 1, nameZh: '一类', nameEn: null, tone: 'gold', validityYears: 2 } as const
  const schemeId = desk.schemes.add({ fields: { nameZh: '测试英才卡' }, levels: [level] }).id
  const scheme = desk.schemes.list({}).schemes.find(({ id }) => id === schemeId)
  levelId = scheme?.levels[0]?.id ?? 0
  const seen = scheme?.seq ?? 0
  desk.schemes.setNumbering({
    id: schemeId,
    seen,
    numberPattern: '../XS/{NNN}',
    nextNumber: 7,
    restartsYearly: false,
  })
  batchId = desk.cards.openBatch({ schemeId, name: '三月批次', note: null }).id
})
afterEach(() => desk.close())

const many = (...ids: number[]) => ({ targets: ids.map((id) => ({ id, seen: desk.cards.get({ id }).seq })) })

function applied(name: string, hasPhoto: boolean): number {
  const holderId = desk.holders.register({ fields: { name } }).id
  if (hasPhoto) {
    desk.store.transact({ command: 'attachments.setPhoto', operator: desk.operator.id }, (db) => {
      const { store, clock, today, operator } = desk
      setPhoto({ db, history: store.history, now: clock.at, today, operator }, holderId, PHOTO)
    })
  }
  return desk.cards.apply({ holderId, levelId, batchId }).id
}

function planned(): { plan: Planned; told: number[] } {
  const { store, clock, today, operator } = desk
  const call = { db: store.reader, history: store.history, now: clock.at, today, operator }
  const told: number[] = []
  const steps = planFaces({ call: () => call, contentOf }, batchId)
  for (;;) {
    const { done, value } = steps.next()
    if (done === true) return { plan: value, told }
    told.push(value.done)
  }
}

function noted({ period, format, rows, printed }: Planned): void {
  const { store, operator } = desk
  store.transact({ command: 'exports.faces', operator: operator.id }, (db) =>
    noteExport({ db, operator }, 'faces', { ...period, format, rows, printed }),
  )
}

function* contentOf(contentMac: string): Generator<number, Uint8Array, void> {
  yield 1
  yield 2
  return new TextEncoder().encode(contentMac.slice(0, 4))
}

it('is a list with photos by the number of the card when cards were made, and says where one is missing', () => {
  const cards = [applied('林若衡', true), applied('周启明', false)]
  desk.cards.review(many(...cards))
  desk.cards.approve(many(...cards))
  desk.cards.make(many(...cards))
  const { plan, told } = planned()
  expect(told).toEqual([0, 0, 0, 1])
  expect(plan).toMatchObject({ name: '制卡名单 三月批次.zip', rows: 2 })
  const files = plan.plan.format === 'folder' ? plan.plan.files : []
  expect(files.map(({ name }) => name)).toEqual(['制卡名单.xlsx', expect.stringMatching(/^照片\/[^/\\]+\.jpeg$/)])
  expect(files[1]?.plan).toEqual({ format: 'bytes', bytes: new TextEncoder().encode('abab') })
  const list = files[0]?.plan
  const sheet: SheetPlan | undefined = list?.format === 'xlsx' ? list.sheets[0] : undefined
  const listed = sheet?.rows.map((row) => row.slice(1, 3))
  expect(listed).toEqual([
    ['../XS/007', '林若衡'],
    ['../XS/008', '周启明'],
  ])
  expect(sheet?.rows[0]?.at(-1)).toBe(files[1]?.name.slice('照片/'.length))
  expect(sheet?.rows[1]?.at(-1)).toBe('缺照片')
})

it('keeps numbers from being taken back when it left, and is refused where a card changed meanwhile', () => {
  const id = applied('林若衡', false)
  desk.cards.review(many(id))
  desk.cards.approve(many(id))
  const before = desk.cards.make(many(id))
  const { plan: stale } = planned()
  desk.history.undo({ seq: before.seq })
  expect(refusalOf(() => noted(stale))?.code).toBe('record/changed')
  const { seq } = desk.cards.make(many(id))
  noted(planned().plan)
  expect(desk.cards.get({ id }).printedOn).toBe('2026-03-02')
  expect(refusalOf(() => desk.history.undo({ seq }))).toEqual({
    code: 'card/printed',
    params: { name: '../XS/007', on: '2026-03-02' },
  })
  const { seq: seen } = desk.cards.get({ id })
  noted(planned().plan)
  expect(desk.cards.get({ id }).seq).toBeGreaterThan(seen)
})

it('is refused like the sheet to sign when a batch holds more than go at once', () => {
  const holderId = desk.holders.register({ fields: { name: '林若衡' } }).id
  const { store, clock, today, operator } = desk
  store.transact({ command: 'cards.apply', operator: operator.id }, (db) => {
    const call = { db, history: store.history, now: clock.at, today, operator }
    for (let at = 0; at < 501; at += 1) beginCard(call, { holderId, levelId, batchId, on: today, action: 'apply' })
  })
  const tooBig = { code: 'card/batch-too-big', params: { name: '三月批次', cards: 501, most: 500 } }
  expect(refusalOf(planned)).toEqual(tooBig)
  expect(refusalOf(() => desk.papers.issue({ kind: 'sign-off', ownerIds: [batchId] }))).toEqual(tooBig)
})

it('is refused when no card of the batch has its number yet', () => {
  applied('林若衡', true)
  expect(refusalOf(planned)).toEqual({ code: 'card/nothing-to-print', params: { name: '三月批次' } })
})
