import { skipToken, useQuery } from '@tanstack/react-query'
import { api } from '#renderer/api/api.ts'
import { Loading } from '#renderer/ui/states.tsx'
import { FactSheet } from './FactSheet.tsx'
import { IdentityPanel } from './IdentityPanel.tsx'
import styles from './HolderPreview.module.css'

/** Beside the list on a wide screen: the holder whose line is chosen. */
export function HolderPreview({ id }: { id: number | null }) {
  const holder = useQuery(api.holders.get.queryOptions({ input: id === null ? skipToken : { id } }))
  if (id === null || holder.isError) return null
  if (!holder.data) return <Loading lines={6} />
  return (
    <div className={styles.preview}>
      <IdentityPanel holder={holder.data} canChange={false} isPreview />
      <FactSheet holder={holder.data} />
    </div>
  )
}
