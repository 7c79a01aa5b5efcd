import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { api } from '#renderer/api/api.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import { Sheet } from '#renderer/ui/Sheet.tsx'
import { Awaited, Empty } from '#renderer/ui/states.tsx'
import lines from '#renderer/ui/lines.module.css'
import { useLedgers, useLedgerWords } from './use-ledgers.ts'

const SHOWN = 20

/** What the special ledgers say of the holder, the latest first; nothing where the office keeps none. */
export function HolderLedgers({ holder }: { readonly holder: { readonly id: number } }) {
  const { t } = useWords()
  const { nameOf, whenOf, money } = useLedgerWords()
  const ledgers = useLedgers().data?.ledgers ?? []
  const list = useQuery(api.specialLedgers.rows.queryOptions({ input: { holderId: holder.id, limit: SHOWN } }))
  const rows = list.data?.rows ?? []
  if (ledgers.length === 0) return null
  return (
    <Sheet
      title={t('specialLedgers:page.ofHolder')}
      note={list.data && t('specialLedgers:page.total', { count: list.data.total })}
    >
      <Awaited of={list} lines={2}>
        {rows.length === 0 && <Empty title={t('specialLedgers:page.noneOfHolder')} />}
      </Awaited>
      {rows.length > 0 && (
        <ul className={lines.lines}>
          {rows.map((row) => {
            const ledger = ledgers.find(({ id }) => id === row.ledgerId)
            if (!ledger) return null
            return (
              <li key={row.id}>
                <span>{whenOf(ledger, row)}</span>
                <Link to={`/ledgers?ledger=${ledger.id}`}>{nameOf(ledger)}</Link>
                <span>{row.values.map(({ value }) => value).join(' · ')}</span>
                {row.amountFen !== null && <span>{money(row.amountFen)}</span>}
              </li>
            )
          })}
        </ul>
      )}
    </Sheet>
  )
}
