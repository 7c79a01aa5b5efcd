import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { findAsset } from './assets.ts'

let above: string
let folder: string
beforeAll(() => {
  above = realpathSync(mkdtempSync(join(tmpdir(), 'yingcai-')))
  folder = join(above, 'renderer')
  mkdirSync(join(folder, 'assets'), { recursive: true })
  for (const name of ['index.html', 'assets/index-1a2b.js', 'assets/secret.key', '.env.js']) {
    writeFileSync(join(folder, name), name)
  }
  writeFileSync(join(above, 'outside.js'), 'outside')
  symlinkSync(join(above, 'outside.js'), join(folder, 'assets', 'link.js'))
})
afterAll(() => rmSync(above, { recursive: true, force: true }))

it('finds a file of the page when it is there', () => {
  expect(findAsset(folder, '/assets/index-1a2b.js')).toEqual({
    file: join(folder, 'assets', 'index-1a2b.js'),
    type: 'text/javascript; charset=utf-8',
    isPage: false,
  })
})

it.each(['/', '/holders/12', '/index.html'])('answers with the page when the path is %s', (path) => {
  expect(findAsset(folder, path)).toMatchObject({ file: join(folder, 'index.html'), isPage: true })
})

it.each([
  '/../outside.js',
  '/assets/../../outside.js',
  '/%2e%2e/outside.js',
  '/assets/..%2f..%2foutside.js',
  '/..\\outside.js',
  '/assets/link.js',
  '/assets/secret.key',
  '/.env.js',
  '/assets/none.js',
  '/index.html%00.js',
  '/%zz.js',
  'outside.js',
])('finds nothing when the path is %s', (path) => {
  expect(findAsset(folder, path)).toBeNull()
})
