import type { HolderSummary } from '#shared/contract/holders.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import { Tag } from '#renderer/ui/Tag.tsx'
import styles from './HolderLine.module.css'

/** One holder in two lines: name, and what tells namesakes apart. */
export function HolderLine({ holder }: { holder: HolderSummary }) {
  const { t } = useWords()
  const about = [
    holder.sex && t(`holders:sex.${holder.sex}`),
    holder.bornOn,
    holder.identities[0]?.masked,
    holder.phoneMasked,
  ].filter((part) => part !== null && part !== undefined)
  return (
    <span className={styles.line}>
      <span className={styles.name}>
        {holder.name}
        {holder.state !== 'active' && <Tag>{t(`holders:state.${holder.state}`)}</Tag>}
        {holder.employer && <span className={styles.employer}>{holder.employer}</span>}
      </span>
      <span className={styles.about}>{about.join('　')}</span>
    </span>
  )
}
