import { useQuery } from '@tanstack/react-query'
import { api } from '#renderer/api/api.ts'
import { useNameOf } from '#renderer/i18n/use-name-of.ts'
import { ListedChoice, type ChoiceByIdProps } from './ListedChoice.tsx'

/** A level of a scheme in use. */
export function LevelChoice(choice: ChoiceByIdProps) {
  const nameOf = useNameOf()
  const list = useQuery(api.schemes.list.queryOptions({ input: { isInUse: true } }))
  const options = (list.data?.schemes ?? []).flatMap((scheme) =>
    scheme.levels.map((level) => ({ value: level.id, label: `${nameOf(scheme)} · ${nameOf(level)}` })),
  )
  return <ListedChoice {...choice} options={options} />
}
