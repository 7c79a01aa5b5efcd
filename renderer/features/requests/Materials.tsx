import type { ItemView } from '#shared/contract/items.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import { useNameOf } from '#renderer/i18n/use-name-of.ts'
import { Sheet } from '#renderer/ui/Sheet.tsx'
import { Tag } from '#renderer/ui/Tag.tsx'
import styles from './requests.module.css'

/** The papers that an item asks for. */
export function Materials({ item }: { item: ItemView }) {
  const { t } = useWords()
  const nameOf = useNameOf()
  if (item.materials.length === 0) return null
  return (
    <Sheet title={t('requests:page.materials')}>
      <ul className={styles.body}>
        {item.materials.map((one) => (
          <li key={one.id} className={styles.row}>
            {nameOf(one)}
            <Tag>{one.isRequired ? t('requests:page.required') : t('requests:page.optional')}</Tag>
          </li>
        ))}
      </ul>
    </Sheet>
  )
}
