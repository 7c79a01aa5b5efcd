import { useState, type ReactNode } from 'react'
import { Link } from 'react-router'
import type { LedgerRowView, LedgerView } from '#shared/contract/special-ledgers.ts'
import { call } from '#renderer/api/api.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import { Button } from '#renderer/ui/Button.tsx'
import { RemoveDialog } from '#renderer/ui/form/RemoveDialog.tsx'
import { Tag } from '#renderer/ui/Tag.tsx'
import table from '#renderer/ui/table.module.css'
import { useLedgerWords } from './use-ledgers.ts'

interface RowsTableProps {
  readonly ledger: LedgerView
  readonly rows: readonly LedgerRowView[]
  readonly selection: (row: LedgerRowView) => ReactNode
  readonly tools: (row: LedgerRowView) => ReactNode
  /** Whether rows may be removed. */
  readonly remove: boolean
}

/** The rows of one ledger under its own columns. */
export function RowsTable({ ledger, rows, selection, tools, remove }: RowsTableProps) {
  const { t } = useWords()
  const { nameOf, whenOf, money } = useLedgerWords()
  const [removed, setRemoved] = useState<LedgerRowView | null>(null)
  return (
    <div className={table.scroll}>
      <table className={`${table.table} ${table.rows}`}>
        <thead>
          <tr>
            {ledger.hasAttendance && (
              <th>
                <span className="unseen">{t('specialLedgers:page.actions')}</span>
              </th>
            )}
            <th>{t('specialLedgers:field.onDay')}</th>
            <th>{t('specialLedgers:field.who')}</th>
            {ledger.columns.map((column) => (
              <th key={column.id}>{nameOf(column)}</th>
            ))}
            {ledger.unit === 'times' && <th className={table.end}>{t('specialLedgers:field.quantity')}</th>}
            {ledger.hasAmount && <th className={table.end}>{t('specialLedgers:field.amount')}</th>}
            {ledger.hasAttendance && <th>{t('specialLedgers:field.attended')}</th>}
            <th>{t('specialLedgers:field.note')}</th>
            <th>
              <span className="unseen">{t('specialLedgers:page.actions')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              {ledger.hasAttendance && <td>{selection(row)}</td>}
              <td className={table.line}>{whenOf(ledger, row)}</td>
              <td className={table.who}>
                {row.holderId === null ? row.employer : <Link to={`/holders/${row.holderId}`}>{row.holder}</Link>}
              </td>
              {ledger.columns.map(({ id }) => (
                <td key={id}>{row.values.find(({ columnId }) => columnId === id)?.value}</td>
              ))}
              {ledger.unit === 'times' && <td className={table.end}>{row.quantity}</td>}
              {ledger.hasAmount && <td className={table.end}>{money(row.amountFen)}</td>}
              {ledger.hasAttendance && (
                <td>
                  <Attended attended={row.attended} />
                </td>
              )}
              <td>{row.note}</td>
              <td className={table.tools}>
                {tools(row)}
                {remove && (
                  <Button
                    size="small"
                    type="text"
                    aria-label={`${t('specialLedgers:action.remove')} ${row.holder ?? row.employer ?? ''}`}
                    onClick={() => setRemoved(row)}
                  >
                    {t('specialLedgers:action.remove')}
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {removed && (
        <RemoveDialog
          question={t('specialLedgers:page.confirmRemove')}
          command="specialLedgers.removeRow"
          remove={() => call.specialLedgers.removeRow({ id: removed.id, seen: removed.seq })}
          onClose={() => setRemoved(null)}
        />
      )}
    </div>
  )
}

function Attended({ attended }: { attended: boolean | null }) {
  const { t } = useWords()
  const word = attended === null ? 'unknown' : attended ? 'yes' : 'no'
  return (
    <Tag tone={attended === null ? 'plain' : attended ? 'done' : 'warn'}>{t(`specialLedgers:attended.${word}`)}</Tag>
  )
}
