import { useQuery } from '@tanstack/react-query'
import { api } from '#renderer/api/api.ts'
import { useWords } from '#renderer/i18n/i18n.ts'

/** The district's emblem where there is one. */
export function Emblem({ className }: { readonly className: string | undefined }) {
  const { t } = useWords()
  const { emblem } = useEmblem()
  if (!emblem) return null
  return <img className={className} src={`/files/${emblem.token}`} alt={t('attachments:emblem.alt')} />
}

export function useEmblem() {
  const found = useQuery(api.attachments.emblem.queryOptions({ input: {} }))
  return { emblem: found.data?.emblem ?? null, isPending: found.isPending, error: found.error }
}
