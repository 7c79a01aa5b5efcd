import { Checkbox } from 'antd'
import { Link } from 'react-router'
import type { HolderSummary } from '#shared/contract/holders.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import { ListTable } from '#renderer/ui/ListTable.tsx'
import table from '#renderer/ui/table.module.css'
import { Dash } from '#renderer/ui/states.tsx'

interface RosterTableProps {
  readonly holders: readonly HolderSummary[]
  readonly selected: number | null
  readonly onSelect: (id: number) => void
  readonly chosen: readonly number[]
  /** Null where there is nothing to choose them for. */
  readonly onChoose: ((ids: readonly number[]) => void) | null
}

/** A page of the register; arrows move, Enter opens. */
export function RosterTable({ holders, selected, onSelect, chosen, onChoose }: RosterTableProps) {
  const { t } = useWords()
  return (
    <ListTable
      heads={[
        <>
          {onChoose && (
            <Checkbox
              aria-label={t('holders:roster.chooseAll')}
              checked={holders.every(({ id }) => chosen.includes(id))}
              onChange={(event) => onChoose(event.target.checked ? holders.map(({ id }) => id) : [])}
            />
          )}{' '}
          {t('holders:field.name')}
        </>,
        t('holders:field.sex'),
        t('holders:field.bornOn'),
        t('holders:roster.document'),
        t('holders:field.employer'),
        t('holders:field.title'),
        t('holders:field.phone'),
      ]}
    >
      {holders.map((holder) => (
        <tr
          key={holder.id}
          aria-current={holder.id === selected ? 'true' : undefined}
          onFocus={() => onSelect(holder.id)}
        >
          <td className={table.who}>
            {onChoose && (
              <Checkbox
                aria-label={t('holders:roster.choose', { name: holder.name })}
                checked={chosen.includes(holder.id)}
                onChange={(event) =>
                  onChoose(event.target.checked ? [...chosen, holder.id] : chosen.filter((id) => id !== holder.id))
                }
              />
            )}{' '}
            <Link to={`/holders/${holder.id}`}>{holder.name}</Link>
          </td>
          <td className={table.line}>{holder.sex ? t(`holders:sex.${holder.sex}`) : <Dash />}</td>
          <td className={table.line}>{holder.bornOn ?? <Dash />}</td>
          <td className={`mono ${table.line}`}>{holder.identities[0]?.masked ?? <Dash />}</td>
          <td>{holder.employer ?? <Dash />}</td>
          <td>{holder.title ?? <Dash />}</td>
          <td className={`mono ${table.line}`}>{holder.phoneMasked ?? <Dash />}</td>
        </tr>
      ))}
    </ListTable>
  )
}
