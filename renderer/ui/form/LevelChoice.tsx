import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { api } from '#renderer/api/api.ts'
import { useNameOf } from '#renderer/i18n/use-name-of.ts'
import type { ControlProps } from './Field.tsx'

interface LevelChoiceProps {
  readonly control: ControlProps
  readonly value: number | null
  readonly onChange: (id: number) => void
}

/** A level of a scheme in use, found by typing. */
export function LevelChoice({ control, value, onChange }: LevelChoiceProps) {
  const nameOf = useNameOf()
  const list = useQuery(api.schemes.list.queryOptions({ input: { isInUse: true } }))
  return (
    <Select<number>
      {...control}
      value={value}
      showSearch={{ optionFilterProp: 'label' }}
      options={(list.data?.schemes ?? []).flatMap((scheme) =>
        scheme.levels.map((level) => ({ value: level.id, label: `${nameOf(scheme)} · ${nameOf(level)}` })),
      )}
      onChange={onChange}
    />
  )
}
