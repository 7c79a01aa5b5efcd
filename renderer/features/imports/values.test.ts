import i18next from 'i18next'
import { beforeAll, expect, it } from 'vitest'
import { resources } from '#shared/locales/index.ts'
import type { Translate } from '#renderer/i18n/i18n.ts'
import { wordOf } from './values.ts'

beforeAll(async () => {
  await i18next.init({ lng: 'zh-CN', resources, interpolation: { escapeValue: false } })
})

it.each([
  ['sex', 'female', '女'],
  ['team', 'professional-technical', '专业技术人才'],
  ['sex', '', ''],
  ['sex', '先生', '先生'],
  ['note', 'other', 'other'],
] as const)('what a row changes is told in words, in %s: %s', (field, value, word) => {
  expect(wordOf(i18next.t as unknown as Translate, field, value)).toBe(word)
})
