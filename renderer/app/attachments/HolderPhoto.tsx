import { useQuery } from '@tanstack/react-query'
import { api } from '#renderer/api/api.ts'
import { useWords } from '#renderer/i18n/i18n.ts'

interface HolderPhotoProps {
  readonly holder: { readonly id: number; readonly name: string }
  readonly className: string | undefined
}

/** The photo of a holder where there is one. */
export function HolderPhoto({ holder, className }: HolderPhotoProps) {
  const { t } = useWords()
  const { photo } = usePhoto(holder.id)
  if (!photo) return null
  return (
    <img className={className} src={`/files/${photo.token}`} alt={t('attachments:photo.alt', { name: holder.name })} />
  )
}

export function usePhoto(holderId: number) {
  const found = useQuery(api.attachments.photo.queryOptions({ input: { holderId } }))
  return { photo: found.data?.photo ?? null, isPending: found.isPending, error: found.error }
}
