import type { Language } from './index.ts'

type Params = { readonly [name: string]: unknown }

/** What a sentence of the language takes: where something bears a name of its own in English (`itemEn`), that one. */
export function paramsIn(language: Language, params: Params): Params {
  if (language !== 'en') return params
  const english = Object.entries(params).filter(([name]) => name.endsWith('En'))
  return { ...params, ...Object.fromEntries(english.map(([name, value]) => [name.slice(0, -2), value])) }
}
