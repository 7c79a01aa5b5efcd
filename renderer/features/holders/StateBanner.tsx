import type { HolderDetail } from '#shared/contract/holders.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import { HolderName } from './HolderName.tsx'
import styles from './StateBanner.module.css'

/** Why somebody can't be changed any more, and where to go instead. */
export function StateBanner({ holder }: { holder: HolderDetail }) {
  const { t } = useWords()
  if (holder.state === 'void') {
    return <p className={styles.banner}>{t('holders:page.isVoid', { reason: holder.voidReason })}</p>
  }
  return holder.mergedIntoId === null ? null : (
    <p className={styles.banner}>
      {t('holders:page.isMerged')} <HolderName id={holder.mergedIntoId} />
    </p>
  )
}
