import type { EntitlementAnswer, EntitlementView, ReasonView } from '#shared/contract/entitlements.ts'
import type { Language } from '#shared/locales/index.ts'
import type { Translate } from '#renderer/i18n/i18n.ts'
import type { Tone } from '#renderer/ui/Tag.tsx'

type AnswerRule = EntitlementAnswer['rules'][number]

export const VERDICT_TONES: { readonly [V in EntitlementView['verdict']]: Tone } = {
  available: 'done',
  'used-up': 'plain',
  'not-yet-open': 'warn',
  closed: 'plain',
  'not-applicable': 'plain',
  blocked: 'late',
}

/** Sentences on one answer in the language at hand, from the names that came with it. */
export function wordsOf(t: Translate, language: Language, answer: EntitlementAnswer) {
  const named = (row: { readonly nameZh: string; readonly nameEn: string | null } | undefined) =>
    row === undefined ? '' : language === 'en' ? (row.nameEn ?? row.nameZh) : row.nameZh
  const rules = new Map(answer.rules.map((rule) => [rule.id, rule]))
  const levels = new Map(answer.levels.map((level) => [level.id, level]))
  const items = new Map(answer.items.map((item) => [item.id, item]))
  const comma = language === 'en' ? ', ' : '、'

  const levelWord = (id: number) => {
    const level = levels.get(id)
    if (!level) return ''
    return `${language === 'en' ? (level.schemeEn ?? level.scheme) : level.scheme} ${named(level)}`
  }

  const subject = ({ holderId, employerId, levelId, schemeId, districtCode, relations }: AnswerRule) => {
    const scheme = answer.levels.find((level) => level.schemeId === schemeId)
    const parts = [
      holderId === null ? '' : t('entitlements:condition.holder'),
      employerId === null ? '' : t('entitlements:condition.employer'),
      levelId === null ? '' : levelWord(levelId),
      levelId !== null || !scheme ? '' : language === 'en' ? (scheme.schemeEn ?? scheme.scheme) : scheme.scheme,
      districtCode === null ? '' : t('entitlements:condition.district'),
      relations.map((relation) => t(`holders:relation.${relation}`)).join(comma),
    ]
    return parts.filter((part) => part !== '').join(' · ') || t('rules:anyone')
  }

  const grant = (rule: AnswerRule) => {
    switch (rule.grantKind) {
      case 'unlimited':
        return t('rules:grant.unlimited')
      case 'count':
        return t('rules:grant.count', {
          count: rule.count ?? 0,
          period: t(`rules:period.${rule.period ?? 'lifetime'}`),
        })
      case 'amount':
        return t('rules:grant.amount', {
          amount: yuan(rule.ceilingFen ?? 0),
          per: t(`rules:per.${rule.ceilingPer ?? 'all'}`),
        })
      case 'discount':
        return t('rules:grant.discount', { percent: rule.discountPercent ?? 0 })
    }
  }

  /** What a row means, in a sentence. */
  const ruleWords = (id: number) => {
    const rule = rules.get(id)
    if (!rule) return ''
    return t('rules:sentence', {
      issuer: t(`entitlements:issuer.${rule.issuer}`),
      subject: subject(rule),
      grant: grant(rule),
      countedBy: t(`rules:countedBy.${rule.countedBy}`),
    })
  }

  const left = ({ left: count, unit, winner, verdict }: EntitlementView) => {
    const rule = winner === null ? undefined : rules.get(winner)
    if (!rule || verdict === 'closed') return '–'
    if (count === null)
      return rule.grantKind === 'discount'
        ? t('entitlements:left.discount', { percent: rule.discountPercent ?? 0 })
        : t('entitlements:left.unlimited')
    return unit === 'fen'
      ? t('entitlements:left.fen', { amount: yuan(count) })
      : t(`entitlements:left.${unit}`, { count })
  }

  const reason = (one: ReasonView, unit: EntitlementView['unit']): string => {
    switch (one.code) {
      case 'rule-won':
      case 'rule-beaten':
      case 'rule-replaced':
        return t(`entitlements:reason.${one.code}`, { rule: ruleWords(one.ruleId) })
      case 'other-issuer':
        return t(`entitlements:reason.other-issuer-${one.isComparable ? 'worse' : 'beside'}`, {
          rule: ruleWords(one.ruleId),
        })
      case 'condition-missing':
        return t('entitlements:reason.condition-missing', {
          conditions: one.conditions.map((condition) => t(`entitlements:condition.${condition}`)).join(comma),
          rule: ruleWords(one.ruleId),
        })
      case 'upgrade':
        return t('entitlements:reason.upgrade', { level: levelWord(one.levelId) })
      case 'renew':
        return t('entitlements:reason.renew', { endedOn: one.endedOn })
      case 'no-relative':
        return t('entitlements:reason.no-relative', {
          relations: one.relations.map((relation) => t(`holders:relation.${relation}`)).join(comma),
        })
      case 'used-in-period': {
        const money = (value: number) => (unit === 'fen' ? yuan(value) : String(value))
        const period =
          one.from === null || one.to === null
            ? t('entitlements:stretch.all')
            : t('entitlements:stretch.between', { from: one.from, to: one.to })
        return t('entitlements:reason.used-in-period', { period, used: money(one.used), of: money(one.of) })
      }
      case 'season':
        return t('entitlements:reason.season', { from: one.from, to: one.to })
      case 'rule-starts':
      case 'rule-ends':
        return t(`entitlements:reason.${one.code}`, { on: one.on })
      case 'too-young':
        return t('entitlements:reason.too-young', { age: one.age, from: one.from })
      case 'too-old':
        return t('entitlements:reason.too-old', { age: one.age, to: one.to })
      case 'excluded-by':
        return t('entitlements:reason.excluded-by', { item: named(items.get(one.itemId)) })
      case 'age-unknown':
      case 'card-suspended':
      case 'had-under-another-card':
        return t(`entitlements:reason.${one.code}`)
    }
  }

  return {
    named,
    levelWord,
    ruleWords,
    left,
    reason,
    ruleOf: (id: number | null) => (id === null ? undefined : rules.get(id)),
  }
}

export type Words = ReturnType<typeof wordsOf>

/** Fen as yuan: `1,200.50`, whole yuan without decimals. */
function yuan(fen: number): string {
  const text = fen % 100 === 0 ? String(fen / 100) : (fen / 100).toFixed(2)
  return text.replace(/\B(?=(\d{3})+(?!\d))/g, ',')
}
