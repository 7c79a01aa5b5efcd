import { useQuery } from '@tanstack/react-query'
import type { LedgerRowView, LedgerView } from '#shared/contract/special-ledgers.ts'
import { KEEPERS } from '#shared/domain/roles.ts'
import { yuan } from '#shared/domain/money.ts'
import { api } from '#renderer/api/api.ts'
import { useDeskStatus } from '#renderer/api/operator.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import { useNameOf } from '#renderer/i18n/use-name-of.ts'

export function useLedgers() {
  return useQuery(api.specialLedgers.list.queryOptions({ input: {} }))
}

/** Whether who is logged in may change the ledgers themselves, and the desk can record it. */
export function useMayKeep(): boolean {
  const status = useDeskStatus()
  const role = status?.operator?.role
  return status?.state === 'open' && KEEPERS.some((keeper) => keeper === role)
}

/** Names and values in the language at hand. */
export function useLedgerWords() {
  const { t } = useWords()
  const nameOf = useNameOf()
  const countOf = ({ unit }: Pick<LedgerView, 'unit'>, count: number) => `${count} ${t(`specialLedgers:unit.${unit}`)}`
  const whenOf = ({ hasEnd }: Pick<LedgerView, 'hasEnd'>, { onDay, toOn }: LedgerRowView) =>
    hasEnd ? `${onDay} – ${toOn ?? t('specialLedgers:page.goesOn')}` : onDay
  const money = (fen: number | null) => (fen === null ? '' : yuan(fen))
  return { nameOf, countOf, whenOf, money }
}
