import { Loading } from '#renderer/ui/states.tsx'
import { FactSheet } from './FactSheet.tsx'
import { IdentityPanel } from './IdentityPanel.tsx'
import styles from './HolderPreview.module.css'
import { useHolder } from './use-holder.ts'

/** Beside the list on a wide screen: the holder whose line is chosen. */
export function HolderPreview({ id }: { id: number | null }) {
  const { holder, failure } = useHolder(id)
  if (id === null || failure) return null
  if (!holder) return <Loading lines={6} />
  return (
    <div className={styles.preview}>
      <IdentityPanel key={holder.id} holder={holder} canChange={false} isPreview />
      <FactSheet holder={holder} />
    </div>
  )
}
