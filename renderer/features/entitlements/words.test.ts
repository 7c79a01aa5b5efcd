import i18next from 'i18next'
import { beforeAll, describe, expect, it } from 'vitest'
import type { EntitlementAnswer, EntitlementView, ReasonView } from '#shared/contract/entitlements.ts'
import { resources, type Language } from '#shared/locales/index.ts'
import type { Translate } from '#renderer/i18n/i18n.ts'
import { wordsOf } from './words.ts'

beforeAll(async () => {
  await i18next.init({ lng: 'zh-CN', resources, interpolation: { escapeValue: false } })
})

describe('the words of an entitlement', () => {
  it.each([
    ['zh-CN', '区县：重庆英才服务卡 A类 · 子女，每年 2 次，按每位家属计'],
    ['en', 'District: Yingcai Card Class A · Child, 2 a year, counted by relative'],
  ] as const)('say what a row means when the language is %s', (language, sentence) => {
    expect(words(language).ruleWords(7)).toBe(sentence)
  })

  it('say money in yuan and what is not counted in words when something is left', () => {
    const { left } = words('zh-CN')
    const row = { winner: 7, verdict: 'available' } as EntitlementView
    expect(left({ ...row, left: 123_450, unit: 'fen' })).toBe('剩余 1,234.50 元')
    expect(left({ ...row, left: 1, unit: 'times' })).toBe('剩余 1 次')
    expect(left({ ...row, left: null, unit: 'times' })).toBe('不限次数')
    expect(left({ ...row, verdict: 'closed', left: 1, unit: 'times' })).toBe('–')
  })

  it.each(['zh-CN', 'en'] as const)('leave no gap and no key in any reason when the language is %s', (language) => {
    const { reason } = words(language)
    for (const one of REASONS) {
      const sentence = reason(one, 'times')
      expect(sentence, one.code).not.toMatch(/\{\{|undefined|null|entitlements:|reason\./)
      expect(sentence.length, one.code).toBeGreaterThan(4)
    }
  })
})

const REASONS: readonly ReasonView[] = [
  { code: 'rule-won', ruleId: 7 },
  { code: 'rule-beaten', ruleId: 7 },
  { code: 'rule-replaced', ruleId: 7 },
  { code: 'other-issuer', ruleId: 7, isComparable: true },
  { code: 'other-issuer', ruleId: 7, isComparable: false },
  { code: 'condition-missing', ruleId: 7, conditions: ['level', 'district'] },
  { code: 'upgrade', ruleId: 7, levelId: 2 },
  { code: 'renew', ruleId: 7, endedOn: '2025-12-31' },
  { code: 'no-relative', ruleId: 7, relations: ['child', 'spouse'] },
  { code: 'used-in-period', used: 1, of: 2, from: '2026-01-01', to: '2026-12-31' },
  { code: 'used-in-period', used: 1, of: 2, from: null, to: null },
  { code: 'season', from: '06-01', to: '08-31' },
  { code: 'rule-starts', ruleId: 7, on: '2027-01-01' },
  { code: 'rule-ends', ruleId: 7, on: '2026-12-31' },
  { code: 'too-young', age: 4, from: 6 },
  { code: 'too-old', age: 20, to: 18 },
  { code: 'age-unknown' },
  { code: 'card-suspended', schemeId: 1, from: null },
  { code: 'excluded-by', itemId: 4, usageIds: [] },
  { code: 'had-under-another-card', usageIds: [] },
]

function words(language: Language) {
  return wordsOf(i18next.getFixedT(language) as unknown as Translate, language, ANSWER)
}

const ANSWER = {
  on: '2026-03-02',
  levels: [
    { id: 2, schemeId: 1, nameZh: 'A类', nameEn: 'Class A', scheme: '重庆英才服务卡', schemeEn: 'Yingcai Card' },
  ],
  items: [{ id: 4, categoryId: 1, nameZh: '人才公寓', nameEn: 'Apartment', provenance: 'template', materials: [] }],
  rules: [
    {
      id: 7,
      issuer: 'district',
      levelId: 2,
      schemeId: 1,
      holderId: null,
      employerId: null,
      districtCode: null,
      relations: ['child'],
      grantKind: 'count',
      count: 2,
      period: 'calendar-year',
      countedBy: 'relative',
    },
  ],
} as unknown as EntitlementAnswer
