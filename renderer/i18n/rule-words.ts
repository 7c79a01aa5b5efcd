import type { EntitlementAnswer } from '#shared/contract/entitlements.ts'
import type { RuleView } from '#shared/contract/rules.ts'
import type { Language } from '#shared/locales/index.ts'
import { yuan } from '#shared/domain/money.ts'
import type { Translate } from './i18n.ts'
import { nameIn } from './names.ts'

export type NamedLevel = EntitlementAnswer['levels'][number]

/** Names of the people and employers that rows speak of; undefined where none is known. */
export interface SubjectNames {
  readonly holder: (id: number) => string | undefined
  readonly employer: (id: number) => string | undefined
}

const NOBODY: SubjectNames = { holder: () => undefined, employer: () => undefined }

/** What rows of rules mean, in the language at hand. */
export function ruleWordsOf(
  t: Translate,
  language: Language,
  levels: readonly NamedLevel[],
  names: SubjectNames = NOBODY,
) {
  const comma = t('common:comma')
  const schemeName = ({ scheme, schemeEn }: NamedLevel) => (language === 'en' ? (schemeEn ?? scheme) : scheme)

  const levelWord = (id: number) => {
    const level = levels.find((one) => one.id === id)
    if (!level) return ''
    return `${schemeName(level)} ${nameIn(language, level)}`
  }

  const subject = ({ holderId, employerId, levelId, schemeId, districtCode, relations }: RuleView) => {
    const scheme = levels.find((level) => level.schemeId === schemeId)
    const parts = [
      holderId === null ? '' : (names.holder(holderId) ?? t('entitlements:condition.holder')),
      employerId === null ? '' : (names.employer(employerId) ?? t('entitlements:condition.employer')),
      levelId === null ? '' : levelWord(levelId),
      levelId !== null || !scheme ? '' : schemeName(scheme),
      districtCode === null ? '' : t('entitlements:condition.district'),
      relations.map((relation) => t(`holders:relation.${relation}`)).join(comma),
    ]
    return parts.filter((part) => part !== '').join(' · ') || t('rules:anyone')
  }

  const grant = (rule: RuleView) => {
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

  /** Who gets how much, in a sentence. */
  const sentence = (rule: RuleView) =>
    t('rules:sentence', {
      issuer: t(`entitlements:issuer.${rule.issuer}`),
      subject: subject(rule),
      grant: grant(rule),
      countedBy: t(`rules:countedBy.${rule.countedBy}`),
    })

  /** What else the row asks, each in a sentence of its own. */
  const conditions = (rule: RuleView): string[] => {
    const { relativeMinAge: min, relativeMaxAge: max, relativeAgeOn, seasonFrom, seasonTo } = rule
    const ages =
      min !== null && max !== null
        ? t('rules:also.ages', { min, max })
        : min !== null
          ? t('rules:also.minAge', { min })
          : max !== null
            ? t('rules:also.maxAge', { max })
            : null
    return [
      ages,
      ages !== null && relativeAgeOn !== null ? t('rules:also.ageOn', { on: relativeAgeOn }) : null,
      seasonFrom === null ? null : t('rules:also.season', { from: seasonFrom, to: seasonTo ?? '' }),
      rule.companions === null ? null : t('rules:also.companions', { count: rule.companions }),
      rule.exclusionGroup === null ? null : t('rules:also.exclusion', { group: rule.exclusionGroup }),
      rule.isOnceAcrossCards ? t('rules:also.onceAcrossCards') : null,
      rule.replacesRuleId === null ? null : t('rules:also.replaces'),
      rule.fromOn === null ? null : t('rules:also.fromOn', { on: rule.fromOn }),
      rule.toOn === null ? null : t('rules:also.toOn', { on: rule.toOn }),
    ].filter((one) => one !== null)
  }

  return { levelWord, sentence, conditions }
}
