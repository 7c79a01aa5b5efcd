import i18next from 'i18next'
import { beforeAll, expect, it } from 'vitest'
import { resources } from '#shared/locales/index.ts'
import type { Translate } from '#renderer/i18n/i18n.ts'
import { printedDue } from './printed-due.ts'

beforeAll(async () => {
  await i18next.init({ lng: 'zh-CN', resources, interpolation: { escapeValue: false } })
})

it('a due day says on paper that it is provisional when the notice of its year has not been entered', () => {
  const t = i18next.t as unknown as Translate
  expect(printedDue(t, { dueOn: '2027-01-18', isDueProvisional: true })).toBe('2027-01-18（暂定）')
  expect(printedDue(t, { dueOn: '2026-12-18', isDueProvisional: false })).toBe('2026-12-18')
  expect(printedDue(t, { dueOn: null, isDueProvisional: false })).toBeNull()
})
