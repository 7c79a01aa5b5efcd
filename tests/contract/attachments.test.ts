import { once } from 'node:events'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DeskClient } from '#door/client.ts'
import type { VerifyReport } from '#shared/contract/desk.ts'
import { clientOver, startWeb, type RunningWeb } from './doors.ts'
import { FOUNDING } from './founding.ts'

/** Attachments through the web door of a sealed folder, from the bytes of the page to the bytes on the disk and back. */
const PASSPHRASE = '测试口令 8888'
const PNG = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')
const PDF = Buffer.from('%PDF-1.7\n%幼儿园入学申请表\n')
const TEXT = '幼儿园接收函：林小树'
const NAME = '户口簿 500999201506010279.txt'

const root = mkdtempSync(join(tmpdir(), 'yingcai-'))
const folder = join(root, 'data')
let web: RunningWeb
let desk: DeskClient
let requestId: number
let holderId: number

beforeAll(async () => {
  await open()
  await desk.desk.found({ ...FOUNDING, passphrase: PASSPHRASE })
  holderId = (await desk.holders.register({ fields: { name: '林若衡' } })).id
  const { categories } = await desk.items.list({})
  const fields = { subject: 'holder', content: '子女入园', holderId, categoryId: categories[0]?.id ?? 0 } as const
  requestId = (await desk.requests.record({ fields })).id
})
afterAll(async () => {
  await web.stop()
  rmSync(root, { recursive: true, force: true })
})

async function open(): Promise<void> {
  web = await startWeb(folder, { YINGCAI_PASSPHRASE: PASSPHRASE })
  const socket = web.socket()
  await once(socket, 'open')
  desk = clientOver(socket)
}

async function handOver(bytes: Uint8Array<ArrayBuffer>, name: string): Promise<string> {
  const address = new URL(`/files?held&name=${encodeURIComponent(name)}`, web.address)
  const headers = { Cookie: web.cookie, Origin: web.address.origin }
  const answer = await fetch(address, { method: 'POST', body: bytes, headers })
  expect(answer.status).toBe(201)
  return ((await answer.json()) as { token: string }).token
}

async function add(bytes: Buffer, name: string, owner: { requestId: number } | { holderId: number } = { requestId }) {
  return desk.attachments.add({ owner, token: await handOver(Uint8Array.from(bytes), name) })
}

function fetchFile(token: string): Promise<Response> {
  return fetch(new URL(`/files/${token}`, web.address), { headers: { Cookie: web.cookie } })
}

const namesOf = async () => (await desk.attachments.of({ owner: { requestId } })).attachments.map(({ name }) => name)
const contents = () => (existsSync(join(folder, 'attachments')) ? readdirSync(join(folder, 'attachments')) : [])

async function verify(): Promise<VerifyReport> {
  for await (const event of await desk.desk.verify({})) if (event.type === 'done') return event.result
  throw new Error('no answer')
}

describe('an attachment', () => {
  it('is sealed, listed with its numbers masked, shown by a token and recorded as opened when it is added', async () => {
    const { id } = await add(Buffer.from(TEXT), NAME)
    const { attachments } = await desk.attachments.of({ owner: { requestId } })
    const bytes = Buffer.byteLength(TEXT)
    expect(attachments).toMatchObject([{ id, mediaType: 'text/plain', bytes, addedBy: '操作员甲' }])
    expect(attachments[0]?.name).not.toContain('500999201506010279')
    const opened = await desk.attachments.open({ id })
    expect(opened).toMatchObject({ name: NAME, mediaType: 'text/plain' })
    const shown = await fetchFile(opened.token)
    expect(await shown.text()).toBe(TEXT)
    expect(Object.fromEntries(shown.headers)).toMatchObject({
      'content-type': 'text/plain',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'content-security-policy': expect.stringContaining("default-src 'none'"),
      'content-disposition': expect.stringMatching(/^inline; filename\*=UTF-8''/),
    })
    const { entries } = await desk.history.of({ table: 'attachment', id })
    expect(entries.map(({ command, operator }) => [command, operator])).toEqual([
      ['attachments.open', '操作员甲'],
      ['attachments.add', '操作员甲'],
    ])
  })

  it('goes and comes back when it is removed, undone and done again', async () => {
    const { id } = await add(PDF, '申请表.pdf')
    const before = await namesOf()
    const { seq } = await desk.attachments.remove({ id })
    expect(await namesOf()).not.toContain('申请表.pdf')
    const undo = await desk.history.undo({ seq })
    expect(await namesOf()).toEqual(before)
    await desk.history.undo({ seq: undo.seq })
    await restart()
    expect(await namesOf()).not.toContain('申请表.pdf')
    await desk.history.undo({ seq: (await desk.history.recent({})).entries[0]?.seq ?? 0 })
    const { token } = await desk.attachments.open({ id })
    expect(Buffer.from(await (await fetchFile(token)).arrayBuffer()).equals(PDF)).toBe(true)
  })

  it('has its content on the disk once when several records have it', async () => {
    await add(PNG, '一.png')
    const count = contents().length
    await add(PNG, '二.png', { holderId })
    expect(contents()).toHaveLength(count)
    await expect(add(PNG, '三.png')).rejects.toMatchObject({
      code: 'attachment/added-already',
      data: { name: '一.png' },
    })
  })

  it.each([
    ['attachment/type-not-allowed', Buffer.from('MZ\0\0program'), 'photo.png'],
    ['attachment/type-not-allowed', Buffer.from('<svg xmlns="x">\0</svg>'), 'a.svg'],
    ['attachment/type-not-allowed', Buffer.from([0x50, 0x4b, 3, 4, 0, 0]), 'a.docx'],
    ['attachment/too-many-pixels', Buffer.concat([PNG, Buffer.from('00004e2000004e20', 'hex')]), 'a.png'],
    ['attachment/empty', Buffer.alloc(0), 'a.txt'],
  ])('is refused with %s when its content is not what is kept', async (code, bytes, name) => {
    const before = [(await desk.desk.status({})).seq, contents()]
    await expect(add(bytes, name)).rejects.toMatchObject({ code, data: { name } })
    expect([(await desk.desk.status({})).seq, contents()]).toEqual(before)
  })

  it('is refused when nobody handed it over, when its owner is unknown and when its token was used', async () => {
    const owner = { requestId }
    await expect(desk.attachments.add({ owner, token: 'guess' })).rejects.toMatchObject({ code: 'file/unknown-token' })
    await expect(add(PNG, 'a.png', { requestId: 1 })).rejects.toMatchObject({ code: 'record/not-found' })
    const token = await handOver(Uint8Array.from(Buffer.from('once')), 'once.txt')
    await desk.attachments.add({ owner, token })
    await expect(desk.attachments.add({ owner, token })).rejects.toMatchObject({ code: 'file/unknown-token' })
  })

  it('is refused by the door when it is larger than any that is kept', async () => {
    const headers = { Cookie: web.cookie, Origin: web.address.origin }
    const body = new Uint8Array(20 * 1024 * 1024 + 1)
    const answer = await fetch(new URL('/files?held&name=a', web.address), { method: 'POST', body, headers }).catch(
      () => null,
    )
    // The rest of what is too large is not read, so the answer may be lost on its way.
    if (answer) expect(answer.status).toBe(413)
  })

  it('is shown to nobody any more when the desk was locked', async () => {
    const { id } = await add(Buffer.from('locked'), 'locked.txt')
    const { token } = await desk.attachments.open({ id })
    expect((await fetchFile(token)).status).toBe(200)
    await desk.desk.logout({})
    expect((await fetchFile(token)).status).toBe(404)
    await desk.desk.login({ login: FOUNDING.login, passphrase: PASSPHRASE })
  })
})

describe('a photo', () => {
  it('takes the place of the one before, and gives it back when that is undone', async () => {
    const first = await desk.attachments.setPhoto({ holderId, token: await handOver(Uint8Array.from(PNG), 'a.png') })
    expect((await desk.attachments.photo({ holderId })).photo?.id).toBe(first.id)
    const other = Uint8Array.from(Buffer.concat([PNG, Buffer.from('other')]))
    const second = await desk.attachments.setPhoto({ holderId, token: await handOver(other, 'b.png') })
    const { photo } = await desk.attachments.photo({ holderId })
    expect(photo?.id).toBe(second.id)
    expect((await desk.attachments.photo({ holderId })).photo?.token).toBe(photo?.token)
    expect((await fetchFile(photo?.token ?? '')).headers.get('content-type')).toBe('image/png')
    await desk.history.undo({ seq: second.seq })
    expect((await desk.attachments.photo({ holderId })).photo?.id).toBe(first.id)
  })

  it('is refused when it is no picture', async () => {
    const token = await handOver(Uint8Array.from(PDF), 'a.pdf')
    await expect(desk.attachments.setPhoto({ holderId, token })).rejects.toMatchObject({
      code: 'attachment/not-an-image',
    })
  })
})

describe('the emblem', () => {
  const emblem = async () => (await desk.attachments.emblem({})).emblem

  it('takes the place of the one before, goes, and comes back when that is undone', async () => {
    expect(await emblem()).toBeNull()
    await desk.attachments.setEmblem({ token: await handOver(Uint8Array.from(PNG), '500999201506010279.png') })
    const other = Uint8Array.from(Buffer.concat([PNG, Buffer.from('emblem')]))
    const { id } = await desk.attachments.setEmblem({ token: await handOver(other, 'b.png') })
    expect((await emblem())?.id).toBe(id)
    const shown = await fetchFile((await emblem())?.token ?? '')
    expect(shown.headers.get('content-type')).toBe('image/png')
    expect(Buffer.from(await shown.arrayBuffer()).equals(other)).toBe(true)
    await expect(desk.attachments.remove({ id })).rejects.toMatchObject({ code: 'record/not-found' })
    const { seq } = await desk.attachments.removeEmblem({ id })
    expect(await emblem()).toBeNull()
    await desk.history.undo({ seq })
    expect((await emblem())?.id).toBe(id)
  })

  it('is refused when it is no picture, or larger than an emblem', async () => {
    const paper = await handOver(Uint8Array.from(PDF), 'a.pdf')
    await expect(desk.attachments.setEmblem({ token: paper })).rejects.toMatchObject({
      code: 'attachment/not-an-image',
    })
    const large = Uint8Array.from(Buffer.concat([PNG, Buffer.alloc(2 * 1024 * 1024)]))
    await expect(desk.attachments.setEmblem({ token: await handOver(large, 'a.png') })).rejects.toMatchObject({
      code: 'attachment/too-large',
      data: { megabytes: 2 },
    })
  })
})

describe('the folder', () => {
  it('shows nothing of a content or a name when it is searched byte by byte', async () => {
    await add(Buffer.from(TEXT), NAME, { holderId })
    const secrets = [TEXT, '林小树', NAME, '户口簿', '%PDF-1.7', '申请表'].map((text) => Buffer.from(text))
    const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
    expect(files.length).toBeGreaterThan(5)
    for (const { parentPath, name } of files) {
      const bytes = readFileSync(join(parentPath, name))
      for (const secret of secrets) expect(bytes.includes(secret), `${name}: ${secret.toString()}`).toBe(false)
    }
    expect(existsSync(join(folder, 'incoming'))).toBe(false)
  })

  it('is swept of what no commit names when it is opened', async () => {
    const before = contents()
    writeFileSync(join(folder, 'attachments', 'f'.repeat(64)), 'an orphan')
    writeFileSync(join(folder, 'attachments', `${'e'.repeat(64)}.new`), 'cut off')
    await restart()
    expect(contents()).toEqual(before)
  })

  it('is named as damaged, with the record, when a content was changed or is gone', async () => {
    expect((await verify()).problems).toEqual([])
    const { id } = await add(Buffer.from('to be damaged'), 'damaged.txt')
    await damage(id)
    const { whole, problems } = await verify()
    expect(whole).toBe(false)
    expect(problems.map(({ code }) => code)).toEqual(['attachment/damaged'])
    const { requests } = await desk.requests.list({})
    expect(problems[0]?.params['record']).toBe(requests[0]?.number)
  })
})

/** Turns one byte of the content that was written last. */
async function damage(id: number): Promise<void> {
  const { entries } = await desk.history.of({ table: 'attachment', id })
  const cells = entries.at(-1)?.changes.find(({ table }) => table === 'attachment')?.cells
  const name = String(cells?.find(({ column }) => column === 'contentMac')?.after)
  const path = join(folder, 'attachments', name)
  const bytes = readFileSync(path)
  bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1
  writeFileSync(path, bytes)
  await expect(desk.attachments.open({ id })).rejects.toMatchObject({ code: 'attachment/damaged' })
}

async function restart(): Promise<void> {
  await web.stop()
  await open()
  // Answered when the folder is open.
  await desk.desk.status({})
}
