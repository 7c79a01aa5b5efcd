import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { FileTokens } from './file-tokens.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'yingcai-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const bytes = (...parts: string[]) => Readable.from(parts.map((part) => Buffer.from(part)))

it('keeps an upload behind a token when it fits', async () => {
  const tokens = new FileTokens(folder)
  const token = await tokens.receive(bytes('rows ', 'and rows'), '名单.xlsx')
  const file = tokens.find(token)
  expect(file).toMatchObject({ name: '名单.xlsx', isOurs: true })
  expect(readFileSync(file?.path ?? '', 'utf8')).toBe('rows and rows')
  tokens.discard(token)
  expect(tokens.find(token)).toBeNull()
  expect(existsSync(file?.path ?? '')).toBe(false)
})

it('keeps nothing when an upload is too large', async () => {
  const tokens = new FileTokens(folder)
  await expect(tokens.receive(bytes('12345', '67890'), 'a', 9)).rejects.toThrow('file/too-large')
  expect(readdirSync(join(folder, 'incoming'))).toEqual([])
})

it('leaves a file of somebody else where it is when its token is discarded', () => {
  const path = join(folder, 'own.xlsx')
  writeFileSync(path, 'x')
  const tokens = new FileTokens(folder)
  const token = tokens.offer(path, 'own.xlsx')
  tokens.discard(token)
  tokens.discardAll()
  expect(existsSync(path)).toBe(true)
})

it('drops the oldest upload when there are too many', async () => {
  const tokens = new FileTokens(folder)
  const first = await tokens.receive(bytes('1'), '1')
  for (let i = 0; i < 64; i += 1) await tokens.receive(bytes('x'), 'x')
  expect(tokens.find(first)).toBeNull()
  expect(readdirSync(join(folder, 'incoming'))).toHaveLength(64)
})

it('clears what a run before left behind when it starts', () => {
  mkdirSync(join(folder, 'incoming'))
  writeFileSync(join(folder, 'incoming', 'left'), 'x')
  new FileTokens(folder)
  expect(existsSync(join(folder, 'incoming'))).toBe(false)
})
