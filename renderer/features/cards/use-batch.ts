import { useQuery } from '@tanstack/react-query'
import { api } from '#renderer/api/api.ts'

/** As many as one step takes at once. */
const MOST = 500

/** A batch with its cards, in the order of their numbers. */
export function useBatch(id: number) {
  const list = useQuery(api.cards.batches.queryOptions({ input: {} }))
  const cards = useQuery(api.cards.list.queryOptions({ input: { filter: { batchId: id }, limit: MOST } }))
  return {
    batch: list.data?.batches.find((one) => one.id === id),
    cards: cards.data?.cards,
    failure: list.error ?? cards.error,
    retry: () => {
      void list.refetch()
      void cards.refetch()
    },
  }
}
