import { globSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const SHELL = 'renderer/app/actions.ts'
const files = globSync('renderer/**/*.{ts,tsx}').filter((file) => !file.endsWith('.test.ts'))
const keys = new Map(files.map((file) => [file.replaceAll('\\', '/'), keysIn(readFileSync(file, 'utf8'))]))

describe('a key', () => {
  it('is a function key, or a letter or Enter with Alt or Ctrl, when it does something', () => {
    const all = [...keys.values()].flat()
    expect(all.length).toBeGreaterThan(80)
    expect(all.filter((key) => !/^(F\d\d?|Alt\+[A-Z]|Ctrl\+([A-Z]|Enter))$/.test(key))).toEqual([])
  })

  it('opens no other page when a page needs it', () => {
    const always = keys.get(SHELL) ?? []
    expect(always.length).toBeGreaterThan(10)
    const taken = [...keys]
      .filter(([file]) => file !== SHELL)
      .flatMap(([file, ofFile]) => ofFile.filter((key) => always.includes(key)).map((key) => [file, key]))
    expect(taken).toEqual([])
  })
})

/** Those of a list of chords, and those that a step is given by itself. */
function keysIn(source: string): string[] {
  const listed = [...source.matchAll(/chords: \[([^\]]*)\]/g)].flatMap(([, list = '']) => list.match(/'[^']*'/g) ?? [])
  const given = source.match(/(?<=Outlined, )'[^']*'/g) ?? []
  return [...listed, ...given].map((quoted) => quoted.slice(1, -1))
}
