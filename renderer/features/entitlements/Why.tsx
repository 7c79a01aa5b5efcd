import type { EntitlementAnswer, EntitlementView } from '#shared/contract/entitlements.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import { useNameOf } from '#renderer/i18n/use-name-of.ts'
import { Tag } from '#renderer/ui/Tag.tsx'
import type { Words } from './words.ts'

/** The row that won, its clause, what it beat, what was counted, what would change it, what to bring. */
export function Why({ row, answer, words }: { row: EntitlementView; answer: EntitlementAnswer; words: Words }) {
  const { t } = useWords()
  const nameOf = useNameOf()
  const rule = words.ruleOf(row.winner)
  const relative = answer.relatives.find((one) => one.id === row.relativeId)
  const usages = answer.usages.filter(({ id }) => row.usageIds.includes(id))
  const materials = (answer.items.find(({ id }) => id === row.itemId)?.materials ?? []).filter(
    ({ relation }) => relation === null || relation === relative?.relation,
  )
  const sentences = [...new Set(row.reasons.map((reason) => words.reason(reason, row.unit)))]
  return (
    <>
      <ul>
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
        {rule?.clause && <li>{t('entitlements:reason.clause', { clause: rule.clause })}</li>}
        {usages.map(({ id, onDay, kind, quantity, note, handler }) => (
          <li key={id}>
            {[
              t('entitlements:usageLine', { on: onDay, what: t(`entitlements:usageKind.${kind}`), quantity }),
              note && t('entitlements:usageNote', { note }),
              handler && t('entitlements:usageHandler', { handler }),
            ]
              .filter(Boolean)
              .join(' · ')}
          </li>
        ))}
      </ul>
      {rule && (
        <p>
          {nameOf({ nameZh: rule.ruleSet, nameEn: rule.ruleSetEn })}{' '}
          {rule.provenance === 'template' && <Tag tone="warn">{t('entitlements:template')}</Tag>}
        </p>
      )}
      {rule?.source && (
        <p className="mute" lang="zh-CN">
          {rule.source}
        </p>
      )}
      {rule && materials.length > 0 && (
        <p>
          {t('entitlements:materials', {
            list: materials
              .map((one) => `${words.named(one)}${one.isRequired ? '' : t('entitlements:optional')}`)
              .join(t('common:comma')),
          })}
        </p>
      )}
    </>
  )
}
