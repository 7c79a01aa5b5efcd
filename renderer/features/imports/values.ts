import type { ImportRow } from '#shared/contract/imports.ts'
import { Sex, TalentTeam } from '#shared/domain/holder.ts'
import type { Translate } from '#renderer/i18n/i18n.ts'

/** A value of a row as it is shown: fields that are kept as codes in their words. */
export function wordOf(t: Translate, field: ImportRow['issues'][number]['field'], value: string): string {
  const [sex, team] = [Sex.safeParse(value), TalentTeam.safeParse(value)]
  if (field === 'sex' && sex.success) return t(`holders:sex.${sex.data}`)
  return field === 'team' && team.success ? t(`holders:team.${team.data}`) : value
}
