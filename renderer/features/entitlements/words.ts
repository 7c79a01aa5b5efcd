import type { EntitlementAnswer, EntitlementView, ReasonView } from '#shared/contract/entitlements.ts'
import { leftWord } from '#shared/domain/entitlements/left.ts'
import { yuan } from '#shared/domain/money.ts'
import type { Language } from '#shared/locales/index.ts'
import type { Translate } from '#renderer/i18n/i18n.ts'
import { nameIn, type Named } from '#renderer/i18n/names.ts'
import { ruleWordsOf } from '#renderer/i18n/rule-words.ts'
import type { Tone } from '#renderer/ui/Tag.tsx'

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
  const named = (row: Named | undefined) => (row === undefined ? '' : nameIn(language, row))
  const rules = new Map(answer.rules.map((rule) => [rule.id, rule]))
  const items = new Map(answer.items.map((item) => [item.id, item]))
  const comma = t('common:comma')

  const { levelWord, sentence } = ruleWordsOf(t, language, answer.levels)
  const ruleWords = (id: number) => {
    const rule = rules.get(id)
    return rule ? sentence(rule) : ''
  }

  const ruleLeftOf = ({ winner, verdict }: EntitlementView) =>
    winner === null || verdict === 'closed' ? undefined : rules.get(winner)
  const left = (view: EntitlementView) => {
    const rule = ruleLeftOf(view)
    if (!rule) return '–'
    const { word, ...told } = leftWord(view, rule)
    return t(`entitlements:left.${word}`, { ...told })
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
    hasLeft: (row: EntitlementView) => ruleLeftOf(row) !== undefined,
    reason,
    ruleOf: (id: number | null) => (id === null ? undefined : rules.get(id)),
  }
}

export type Words = ReturnType<typeof wordsOf>
