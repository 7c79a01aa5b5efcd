import { globSync } from 'node:fs'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'

const Kind = z.object({ id: z.string(), label: z.string(), chords: z.array(z.string()).default([]) })
type Kind = z.infer<typeof Kind>

const SHELL = 'renderer/app/actions.ts'
const kinds = new Map<string, Kind[]>()
beforeAll(async () => {
  for (const file of globSync('renderer/**/actions.ts')) {
    const module: unknown = await import(pathToFileURL(resolve(file)).href)
    kinds.set(file, kindsIn(module))
  }
})

describe('a key', () => {
  it('is a function key, or a letter or Enter with Alt or Ctrl, when it does something', () => {
    const bare = [...kinds.values()]
      .flat()
      .filter(({ chords }) => chords.some((chord) => !/^(F\d\d?|Alt\+[A-Z]|Ctrl\+([A-Z]|Enter))$/.test(chord)))
    expect(bare).toEqual([])
    expect(kinds.size).toBeGreaterThan(10)
  })

  it('opens no other page when a page needs it', () => {
    const always = new Map((kinds.get(SHELL) ?? []).flatMap(({ id, chords }) => chords.map((chord) => [chord, id])))
    expect(always.size).toBeGreaterThan(10)
    const taken = [...kinds]
      .filter(([file]) => file !== SHELL)
      .flatMap(([, ofFile]) => ofFile)
      .flatMap(({ id, chords }) => chords.map((chord) => [chord, id, always.get(chord)]))
      .filter(([, , shell]) => shell !== undefined)
    expect(taken).toEqual([])
  })
})

/** Actions stand alone, in lists, and in lists of steps; what lies deeper belongs to the library. */
function kindsIn(value: unknown, depth = 0): Kind[] {
  const kind = Kind.safeParse(value)
  if (kind.success) return [kind.data]
  if (typeof value !== 'object' || value === null || depth > 2) return []
  return Object.values(value).flatMap((inner) => kindsIn(inner, depth + 1))
}
