import { isContractProcedure } from '@orpc/contract'
import { describe, expect, test } from 'vitest'
import { contract } from '#shared/contract/index.ts'
import { LANGUAGES, resources } from './index.ts'

type Tree = { readonly [key: string]: string | Tree }

describe('the sentences', () => {
  test.each(LANGUAGES)('of %s say every refusal when the contract can answer it', (language) => {
    const known = Object.keys(resources[language].errors)
    expect(codesOf(contract).filter((code) => !known.includes(code))).toEqual([])
  })

  test.each(LANGUAGES)('of %s are none of them empty when looked at one by one', (language) => {
    const empty = Object.entries(sentencesOf(language)).filter(([, sentence]) => sentence.trim() === '')
    expect(empty).toEqual([])
  })

  test('of English are those of Chinese when the forms of the singular are left out', () => {
    const english = Object.keys(sentencesOf('en')).filter((key) => !key.endsWith('_one'))
    expect(english.toSorted()).toEqual(Object.keys(sentencesOf('zh-CN')).toSorted())
  })

  test('name the same parameters when they are in different languages', () => {
    const english = sentencesOf('en')
    const differing = Object.entries(sentencesOf('zh-CN')).filter(([key, sentence]) => {
      return parametersOf(sentence) !== parametersOf(english[key] ?? '')
    })
    expect(differing.map(([key]) => key)).toEqual([])
  })

  test.each(LANGUAGES)(
    'of %s find the words that they take out of others when one stands inside another',
    (language) => {
      const sentences = sentencesOf(language)
      const taken = Object.values(sentences).flatMap((sentence) =>
        [...sentence.matchAll(/\$t\(([\w:.-]+?)\.?(?:\{\{\w+\}\})?\)/g)].map(([, key]) => key ?? ''),
      )
      const known = Object.keys(sentences)
      expect(taken.length).toBeGreaterThan(0)
      expect(taken.filter((key) => !known.some((one) => one === key || one.startsWith(`${key}.`)))).toEqual([])
    },
  )

  test('hold no Chinese when they are English', () => {
    // What is to be typed is told as it is typed.
    const typed = ['cli:help.about.init', 'errors:import/grade-unclear']
    const allowed = new Set(['common:brandSeal', 'common:look.otherLanguage', ...typed])
    const mixed = Object.entries(sentencesOf('en')).filter(([key, sentence]) => {
      return !allowed.has(key) && !key.startsWith('common:home.example') && /\p{Script=Han}/u.test(sentence)
    })
    expect(mixed).toEqual([])
  })

  test('of English have one kind of apostrophe', () => {
    expect(Object.entries(sentencesOf('en')).filter(([, sentence]) => sentence.includes("'"))).toEqual([])
  })

  test('never speak of an office as "we" when it is the program that speaks', () => {
    const chinese = Object.entries(sentencesOf('zh-CN')).filter(([, sentence]) => /我们|我方|咱/.test(sentence))
    const english = Object.entries(sentencesOf('en')).filter(([, sentence]) => /\b(we|our|us)\b/i.test(sentence))
    expect([...chinese, ...english]).toEqual([])
  })
})

/** Every error code that any procedure below may answer with. */
function codesOf(router: object): string[] {
  if (isContractProcedure(router)) return Object.keys(router['~orpc'].errorMap)
  return [...new Set(Object.values(router).flatMap(codesOf))]
}

/** Flat: `holders:field.name` to its sentence. */
function sentencesOf(language: (typeof LANGUAGES)[number]): { [key: string]: string } {
  const namespaces = Object.entries(resources[language])
  return Object.assign({}, ...namespaces.map(([namespace, tree]) => flat(tree, `${namespace}:`)))
}

function flat(tree: Tree, prefix: string): { [key: string]: string } {
  const entries = Object.entries(tree).map(([key, value]) => {
    return typeof value === 'string' ? { [prefix + key]: value } : flat(value, `${prefix}${key}.`)
  })
  return Object.assign({}, ...entries)
}

function parametersOf(sentence: string): string {
  return [...new Set(sentence.match(/\{\{\w+\}\}/g))].toSorted().join(' ')
}
