import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { api } from '#renderer/api/api.ts'
import { useWords } from '#renderer/i18n/i18n.ts'

/** The name of a holder known by id, as a way to their page. */
export function HolderName({ id }: { id: number }) {
  const { t } = useWords()
  const holder = useQuery(api.holders.get.queryOptions({ input: { id } }))
  return <Link to={`/holders/${id}`}>{holder.data?.name ?? t('holders:page.unnamed')}</Link>
}
