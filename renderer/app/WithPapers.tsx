import type { ReactNode } from 'react'
import { useParams } from 'react-router'
import type { PaperOwner } from '#shared/domain/papers.ts'
import { PapersSheet } from '#renderer/features/papers/PapersSheet.tsx'
import page from '#renderer/ui/page.module.css'

/** A printed page with the numbered papers that were written of the same, for a word processor. */
export function WithPapers({ owner, children }: { readonly owner: PaperOwner; readonly children: ReactNode }) {
  const id = Number(useParams()['id'])
  return (
    <div className={page.page}>
      {Number.isSafeInteger(id) && id > 0 && <PapersSheet owner={owner} ownerId={id} />}
      {children}
    </div>
  )
}
