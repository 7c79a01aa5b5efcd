import type { ReactNode } from 'react'
import { useMayChange } from '#renderer/api/operator.ts'
import { AttachmentSheet } from '#renderer/app/attachments/AttachmentSheet.tsx'
import { Failed, Loading } from '#renderer/ui/states.tsx'
import { RequestPanel } from './RequestPanel.tsx'
import styles from './requests.module.css'
import { useRequest } from './use-requests.ts'

/** One request on a page of its own, with what other features keep of it and the files beside it. */
export function RequestPage({ besides }: { readonly besides: (id: number) => ReactNode }) {
  const mayChange = useMayChange()
  const request = useRequest()
  if (request.isPending) return <Loading lines={10} />
  if (request.isError) return <Failed error={request.error} retry={() => void request.refetch()} />
  return (
    <div className={`${styles.stack} ${styles.single}`}>
      <h1 className="mono">{request.data.number}</h1>
      <RequestPanel request={request.data} isOnItsOwn />
      <div className={styles.stack}>
        {besides(request.data.id)}
        <AttachmentSheet owner={{ requestId: request.data.id }} canChange={mayChange} />
      </div>
    </div>
  )
}
