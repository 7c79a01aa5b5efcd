import { useQuery } from '@tanstack/react-query'
import type { CardView } from '#shared/contract/cards.ts'
import { isCardEnded } from '#shared/domain/cards.ts'
import { api } from '#renderer/api/api.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import { useNameOf } from '#renderer/i18n/use-name-of.ts'
import styles from './cards.module.css'

interface SameSchemeProps {
  readonly cards: readonly CardView[]
  readonly levelId: number | null
}

/** Which cards of the scheme of a level the holder has or has applied for. One that has run out is in nobody's way. */
export function SameScheme({ cards, levelId }: SameSchemeProps) {
  const { t } = useWords()
  const nameOf = useNameOf()
  const list = useQuery(api.schemes.list.queryOptions({ input: { isInUse: true } }))
  const scheme = list.data?.schemes.find(({ levels }) => levels.some(({ id }) => id === levelId))
  const same = cards.filter(
    ({ scheme: { id }, state, validity }) => id === scheme?.id && !isCardEnded(state) && validity !== 'expired',
  )
  if (same.length === 0) return null
  const words = same.map(({ level, number, state }) =>
    t('cards:sameScheme.card', { card: number ?? nameOf(level), state: t(`cards:state.${state}`) }),
  )
  return (
    <p className={styles.warning} role="alert">
      {t('cards:sameScheme.told', { cards: words.join(t('common:semicolon')) })}
    </p>
  )
}
