import type { ReactNode } from 'react'
import { Failed, Loading } from '#renderer/ui/states.tsx'
import { RequestPanel } from './RequestPanel.tsx'
import styles from './requests.module.css'
import { useRequest } from './use-requests.ts'

/** One request on a page of its own, with the papers that went out. */
export function RequestPage({ papers }: { readonly papers: (id: number) => ReactNode }) {
  const request = useRequest()
  if (request.isPending) return <Loading lines={10} />
  if (request.isError) return <Failed error={request.error} retry={() => void request.refetch()} />
  return (
    <div className={`${styles.stack} ${styles.single}`}>
      <h1 className="mono">{request.data.number}</h1>
      <RequestPanel request={request.data} />
      {papers(request.data.id)}
    </div>
  )
}
