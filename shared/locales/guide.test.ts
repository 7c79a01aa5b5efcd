import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { resources } from './index.ts'

type Tree = { readonly [key: string]: string | Tree }

test('the guide quotes only words that stand on the screen when it sets them in bold', () => {
  const guide = readFileSync(new URL('../../docs/guide.zh-CN.md', import.meta.url), 'utf8')
  const quoted = [...guide.matchAll(/\*\*([^*]+)\*\*/g)].map(([, words = '']) => words)
  const shown = Object.values(resources['zh-CN']).flatMap(patternsIn)
  expect(quoted.filter((words) => !shown.some((pattern) => pattern.test(words)))).toEqual([])
})

/** Each sentence, with anything in the place of its parameters; what is hardly more than a parameter would match all. */
function patternsIn(tree: Tree): RegExp[] {
  return Object.values(tree).flatMap((value) => {
    if (typeof value !== 'string') return patternsIn(value)
    const parts = value.split(PARAMETER)
    if (parts.length > 1 && parts.join('').trim().length < 2) return []
    return [new RegExp(`^${parts.map((part) => part.replaceAll(SIGN, String.raw`\$&`)).join('.+')}$`, 'u')]
  })
}

const SIGN = /[\\^$.*+?()[\]{}|]/g
const PARAMETER = /\{\{\w+\}\}/
