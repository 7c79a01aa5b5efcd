import { useRef } from 'react'
import { Link } from 'react-router'
import type { HolderSummary } from '#shared/contract/holders.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import { PlainKey } from '#renderer/ui/Keys.tsx'
import { useRowArrows } from '#renderer/ui/use-row-arrows.ts'
import { Dash } from './EmploymentSheet.tsx'
import styles from './RosterTable.module.css'

interface RosterTableProps {
  readonly holders: readonly HolderSummary[]
  readonly selected: number | null
  readonly onSelect: (id: number) => void
}

/** A page of the register; arrows move, Enter opens. */
export function RosterTable({ holders, selected, onSelect }: RosterTableProps) {
  const { t } = useWords()
  const body = useRef<HTMLTableSectionElement>(null)
  useRowArrows(body)
  return (
    <div className={styles.sheet}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th>{t('holders:field.name')}</th>
            <th>{t('holders:field.sex')}</th>
            <th>{t('holders:field.bornOn')}</th>
            <th>{t('holders:roster.document')}</th>
            <th>{t('holders:field.employer')}</th>
            <th>{t('holders:field.title')}</th>
            <th>{t('holders:field.phone')}</th>
          </tr>
        </thead>
        <tbody ref={body}>
          {holders.map((holder) => (
            <tr
              key={holder.id}
              className={holder.id === selected ? styles.selected : undefined}
              onFocus={() => onSelect(holder.id)}
            >
              <td className={styles.name}>
                <Link to={`/holders/${holder.id}`}>{holder.name}</Link>
              </td>
              <td>{holder.sex ? t(`holders:sex.${holder.sex}`) : <Dash />}</td>
              <td>{holder.bornOn ?? <Dash />}</td>
              <td className="mono">{holder.identities[0]?.masked ?? <Dash />}</td>
              <td>{holder.employer ?? <Dash />}</td>
              <td>{holder.title ?? <Dash />}</td>
              <td className="mono">{holder.phoneMasked ?? <Dash />}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className={styles.keys}>
        <PlainKey>↑</PlainKey> <PlainKey>↓</PlainKey> {t('common:keys.move')} <PlainKey>Enter</PlainKey>{' '}
        {t('common:keys.open')}
      </p>
    </div>
  )
}
