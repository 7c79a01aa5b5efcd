import { expect, it } from 'vitest'
import { resources } from '#shared/locales/index.ts'
import { periodInWords } from './official-words.ts'

it.each([
  ['zh-CN', '2026年1月1日至11月9日'],
  ['en', '2026-01-01 to 11-09'],
] as const)('is written as official papers in %s write it', (language, words) => {
  expect(periodInWords({ from: '2026-01-01', to: '2026-11-09' }, resources[language].official)).toBe(words)
})
