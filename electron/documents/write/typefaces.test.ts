import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { mayHaveTypefaces } from './typeface-files.ts'
import { findTypefaces } from './typefaces.ts'

let place: string
beforeEach(() => (place = mkdtempSync(join(tmpdir(), 'yingcai-typefaces-'))))
afterEach(() => rmSync(place, { recursive: true, force: true }))

test('finds none when the folders of the system are empty or are not there', async () => {
  for (const folders of [[], [place], [join(place, 'no')]]) {
    expect(await mayHaveTypefaces(folders)).toBe(false)
    expect(await findTypefaces(folders)).toBeNull()
  }
})

test('goes past a file that is no typeface when it bears the name of one', async () => {
  mkdirSync(join(place, 'truetype'))
  writeFileSync(join(place, 'truetype', 'SIMFANG.TTF'), 'no typeface')
  expect(await mayHaveTypefaces([place])).toBe(true)
  expect(await findTypefaces([place])).toBeNull()
})
