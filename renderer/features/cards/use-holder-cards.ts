import { useQuery } from '@tanstack/react-query'
import { useSearchParams } from 'react-router'
import { api } from '#renderer/api/api.ts'

/** The holder's cards and the one at hand: which the address names, else what comes first. */
export function useHolderCards(holderId: number) {
  const [params, setParams] = useSearchParams()
  const list = useQuery(api.cards.of.queryOptions({ input: { holderId } }))
  const cards = list.data?.cards ?? []
  const wanted = Number(params.get('card'))
  const choose = (id: number) => setParams({ card: String(id) }, { replace: true })
  return { list, cards, chosen: cards.find(({ id }) => id === wanted) ?? cards[0], choose }
}
