import { afterEach, beforeEach, expect, it } from 'vitest'
import type { WriteCall } from '#core/ports.ts'
import { openRegister, refusalOf, type RegisterDesk } from '../../../tests/fixtures/register-desk.ts'
import { addAttachment, setPhoto, type Content } from './commands.ts'
import { contentNaming, contentsInUse, photoOf } from './queries.ts'

let desk: RegisterDesk
let holderId: number
beforeEach(() => {
  desk = openRegister()
  holderId = desk.holders.register({ fields: { name: '林若衡' } }).id
})
afterEach(() => desk.close())

it('are kept apart by their content when the names are the same', () => {
  add('1', '证书.pdf')
  add('2', '证书.pdf')
  expect(desk.attachments.of({ owner: { holderId } }).attachments).toHaveLength(2)
  expect(refusalOf(() => add('1', '另一个名字.pdf'))?.params).toEqual({ name: '证书.pdf' })
})

it('are refused when the holder was made void', () => {
  const { id, seq } = desk.holders.register({ fields: { name: '误登' } })
  desk.holders.void({ id, seen: seq, reason: '重复' })
  expect(refusalOf(() => write((call) => addAttachment(call, { holderId: id }, content('1', 'a.pdf'))))?.code).toBe(
    'holder/not-active',
  )
})

it('go with a holder who is merged, and the kept one keeps the photo', () => {
  const other = desk.holders.register({ fields: { name: '林若衡' } }).id
  write((call) => setPhoto(call, holderId, content('1', 'a.png', 'image/png')))
  write((call) => setPhoto(call, other, content('2', 'b.png', 'image/png')))
  write((call) => addAttachment(call, { holderId: other }, content('3', '证书.pdf')))
  const seen = (id: number) => ({ id, seen: desk.holders.get({ id }).seq })
  const { seq } = desk.holders.merge({ keep: seen(holderId), drop: seen(other) })
  expect(photoOf(desk.store.reader, holderId)?.contentMac).toBe(macOf('1'))
  expect(desk.attachments.of({ owner: { holderId } }).attachments).toMatchObject([{ name: '证书.pdf' }])
  desk.history.undo({ seq })
  expect(photoOf(desk.store.reader, other)?.contentMac).toBe(macOf('2'))
})

it('keep a request from being undone when they stand beside it', () => {
  const [category] = desk.items.list({}).categories
  const fields = { subject: 'holder', holderId, content: '子女入园', categoryId: category?.id ?? 0 } as const
  const request = desk.requests.record({ fields })
  write((call) => addAttachment(call, { requestId: request.id }, content('1', 'a.pdf')))
  const blocked = refusalOf(() => desk.history.undo({ seq: request.seq }))
  expect(blocked?.code).toBe('undo/blocked')
  expect(blocked?.params['blockers']).toMatchObject([{ table: 'attachment', why: 'referred-to' }])
})

it('are named by the log when they were removed, and by nothing when they were never there', () => {
  const { id } = add('1', 'a.pdf')
  desk.attachments.remove({ id })
  const { reader, history } = desk.store
  expect([...contentsInUse(reader)]).toEqual([])
  const isNamed = contentNaming(reader, history)
  expect([isNamed(macOf('1')), isNamed(macOf('2'))]).toEqual([true, false])
})

function add(sign: string, name: string): { id: number; seq: number } {
  return write((call) => addAttachment(call, { holderId }, content(sign, name)))
}

function write<T>(body: (call: WriteCall) => T): T {
  const { operator, today, store } = desk
  return store.transact({ command: 'attachments.add', operator: operator.id }, (db) =>
    body({ db, operator, today, now: db.at, history: store.history }),
  ).value
}

function content(sign: string, name: string, mediaType: Content['mediaType'] = 'application/pdf'): Content {
  return { name, mediaType, bytes: 3, contentMac: macOf(sign) }
}

function macOf(sign: string): string {
  return sign.repeat(64)
}
