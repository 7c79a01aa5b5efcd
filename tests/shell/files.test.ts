import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { FrameDouble, world } from './electron.ts'
import { openTestWindow } from './window.ts'

let desk: Awaited<ReturnType<typeof openTestWindow>>
let folder: string

beforeAll(async () => {
  desk = await openTestWindow()
  folder = join(desk.folder, 'documents')
  mkdirSync(folder)
})
afterAll(() => desk.host.stop())
beforeEach(() => {
  world.chosen = undefined
})

const call = (channel: string, argument: unknown, frame: FrameDouble | null = desk.page) =>
  desk.contents.ipc.call(channel, frame, argument)

describe('taking in', () => {
  it('answers with a token and a name when a file is handed over', async () => {
    const taken = await call('desk:take-file', join(folder, '名册.xlsx'))
    expect(taken).toEqual({ token: expect.stringMatching(/^[\w-]{20,}$/), name: '名册.xlsx' })
    expect(JSON.stringify(taken)).not.toContain(folder)
  })

  it.each([[''], ['名册.xlsx'], ['../etc/passwd'], [['/etc/passwd']], [undefined]])(
    'is refused when the file is at %j',
    async (path) => {
      await expect(call('desk:take-file', path)).rejects.toThrow('file/not-allowed')
    },
  )
})

describe('saving', () => {
  it('copies the file of the token when a place is chosen', async () => {
    const source = join(folder, 'made.csv')
    writeFileSync(source, 'a,b')
    world.chosen = join(folder, 'copy.csv')
    const saved = await call('desk:save-file', desk.files.offer(source, 'made.csv'))
    expect(saved).toMatchObject({ name: 'copy.csv' })
    expect(readFileSync(world.chosen, 'utf8')).toBe('a,b')
  })

  it('writes what is held in memory when its token is given', async () => {
    world.chosen = join(folder, 'held.png')
    const bytes = new Uint8Array([1, 2, 3])
    const saved = await call(
      'desk:save-file',
      desk.files.held.show('1', { name: '照片.png', bytes, type: 'image/png' }),
    )
    expect(saved).toMatchObject({ name: 'held.png' })
    expect([...readFileSync(world.chosen)]).toEqual([1, 2, 3])
  })

  it('writes nothing when the dialog is cancelled', async () => {
    expect(await call('desk:save-file', desk.files.offer(join(folder, 'absent'), 'x'))).toBeNull()
  })

  it.each([['unknown'], [{ path: '/etc/passwd' }], [undefined]])('is refused when the token is %j', async (token) => {
    world.chosen = join(folder, 'never')
    await expect(call('desk:save-file', token)).rejects.toThrow('file/unknown-token')
  })

  it('tells a code and no path when the disk refuses', async () => {
    world.chosen = join(folder, 'no-such-folder', 'x.csv')
    const failure = await call('desk:save-file', desk.files.offer(folder, 'x')).catch((error: Error) => error.message)
    expect(failure).toBe('file/not-written')
  })
})

describe('printing', () => {
  it('writes a PDF in the sizes of the page when a place is chosen', async () => {
    world.chosen = join(folder, 'receipt.pdf')
    expect(await call('desk:print', '领卡回执')).toMatchObject({ name: 'receipt.pdf' })
    expect(readFileSync(world.chosen)).toEqual(world.pdf)
    expect(desk.contents.printed).toMatchObject({ preferCSSPageSize: true, printBackground: true })
  })

  it('prints nothing when the dialog is cancelled', async () => {
    desk.contents.printed = null
    expect(await call('desk:print', 'x')).toBeNull()
    expect(desk.contents.printed).toBeNull()
  })

  it('proposes a name without folders when the page gives one with them', async () => {
    await call('desk:print', '../../张三\\a:b')
    expect(world.proposed).toBe('张三 a b.pdf')
  })
})

describe('every request about files', () => {
  const child = new FrameDouble()
  child.parent = new FrameDouble()
  const foreign = new FrameDouble()
  foreign.origin = 'null'

  it.each(['desk:take-file', 'desk:save-file', 'desk:print'])(
    'is refused when %s comes from elsewhere',
    async (channel) => {
      world.chosen = join(folder, 'x')
      for (const frame of [null, child, foreign]) {
        await expect(call(channel, '/x', frame)).rejects.toThrow('desk/sender-refused')
      }
    },
  )
})
