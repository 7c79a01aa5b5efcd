import { Readable } from 'node:stream'
import { expect, it } from 'vitest'
import { HeldFiles } from './held-files.ts'

const bytes = (...parts: string[]) => Readable.from(parts.map((part) => Buffer.from(part)))
const MEBIBYTE = 1024 * 1024

it('gives a file to the desk once when it was handed over', async () => {
  const held = new HeldFiles()
  const token = await held.receive(bytes('rows ', 'and rows'), '名单.txt', 100)
  expect(Buffer.from(held.take(token)?.bytes ?? []).toString()).toBe('rows and rows')
  expect(held.take(token)).toBeNull()
})

it('keeps nothing when a file is too large', async () => {
  await expect(new HeldFiles().receive(bytes('12345', '67890'), 'a', 9)).rejects.toThrow('file/too-large')
})

it('does not give back what the desk shows', () => {
  const held = new HeldFiles()
  const token = held.show('1', { name: 'a', bytes: new Uint8Array(1), type: 'image/png' })
  expect(held.take(token)).toBeNull()
  expect(held.find(token)).not.toBeNull()
})

it('lets go of the oldest when there is more than it may hold', () => {
  const held = new HeldFiles()
  const show = (key: number) =>
    held.show(String(key), { name: 'a', bytes: new Uint8Array(20 * MEBIBYTE), type: 'image/png' })
  for (let key = 1; key <= 7; key += 1) show(key)
  expect(held.shown('1')).toBeNull()
  expect(held.shown('2')).not.toBeNull()
  expect(held.shown('7')).not.toBeNull()
})
