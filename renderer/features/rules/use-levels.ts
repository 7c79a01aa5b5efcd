import { useQuery } from '@tanstack/react-query'
import { api } from '#renderer/api/api.ts'
import type { NamedLevel } from '#renderer/i18n/rule-words.ts'

/** All levels with the names of their schemes. */
export function useLevels(): NamedLevel[] {
  const list = useQuery(api.schemes.list.queryOptions({ input: {} }))
  return (list.data?.schemes ?? []).flatMap((scheme) =>
    scheme.levels.map(({ id, schemeId, nameZh, nameEn }) => ({
      id,
      schemeId,
      nameZh,
      nameEn,
      scheme: scheme.nameZh,
      schemeEn: scheme.nameEn,
    })),
  )
}
