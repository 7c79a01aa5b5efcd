import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import type { LedgerFiguresView } from '#shared/contract/special-ledgers.ts'
import { api } from '#renderer/api/api.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import { Sheet } from '#renderer/ui/Sheet.tsx'
import { Awaited, Empty } from '#renderer/ui/states.tsx'
import table from '#renderer/ui/table.module.css'
import { useLedgerWords } from './use-ledgers.ts'

/** Each special ledger of a period in its own unit; no sum over them. Nothing where the office keeps none. */
export function LedgerFigures({ period }: { readonly period: { readonly from: string; readonly to: string } }) {
  const { t } = useWords()
  const figures = useQuery(api.specialLedgers.figures.queryOptions({ input: { from: period.from, to: period.to } }))
  const ledgers = figures.data?.ledgers ?? []
  if (figures.isSuccess && ledgers.length === 0) return null
  const counted = ledgers.filter(({ rows }) => rows > 0)
  return (
    <Sheet title={t('specialLedgers:figures.title')} note={t('specialLedgers:figures.note')}>
      <Awaited of={figures} lines={3}>
        {counted.length === 0 && <Empty title={t('specialLedgers:figures.none')} />}
      </Awaited>
      {counted.length > 0 && <FigureRows ledgers={counted} period={figures.data ?? period} />}
    </Sheet>
  )
}

const COLUMNS = ['people', 'employers', 'signedUp', 'attended', 'atEnd', 'amount'] as const

interface FigureRowsProps {
  readonly ledgers: readonly LedgerFiguresView[]
  readonly period: { readonly from: string; readonly to: string }
}

function FigureRows({ ledgers, period: { from, to } }: FigureRowsProps) {
  const { t } = useWords()
  const { nameOf, countOf, money } = useLedgerWords()
  const shown = (ledger: LedgerFiguresView, column: (typeof COLUMNS)[number]) => {
    if (column === 'amount') return ledger.amountFen === 0 ? '–' : money(ledger.amountFen)
    return ledger[column] ?? '–'
  }
  return (
    <table className={`${table.table} ${table.rows}`}>
      <thead>
        <tr>
          <th>{t('specialLedgers:figures.ledger')}</th>
          <th className={table.end}>{t('specialLedgers:figures.count')}</th>
          {COLUMNS.map((column) => (
            <th key={column} className={table.end}>
              {t(`specialLedgers:figures.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {ledgers.map((ledger) => (
          <tr key={ledger.ledgerId}>
            <th scope="row">
              <Link to={`/ledgers?ledger=${ledger.ledgerId}&from=${from}&to=${to}`}>{nameOf(ledger)}</Link>
            </th>
            <td className={table.end}>
              <b>{countOf(ledger, ledger.count)}</b>
            </td>
            {COLUMNS.map((column) => (
              <td key={column} className={table.end}>
                {shown(ledger, column)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
