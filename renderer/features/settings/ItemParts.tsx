import type { ReactNode } from 'react'
import { useWords } from '#renderer/i18n/i18n.ts'
import { useNameOf } from '#renderer/i18n/use-name-of.ts'
import { EditOrRemove } from '#renderer/ui/EditOrRemove.tsx'
import table from '#renderer/ui/table.module.css'
import styles from './settings.module.css'

interface ItemPartsProps<T> {
  readonly parts: readonly T[]
  readonly mayKeep: boolean
  readonly onEdit: (part: T) => void
  readonly onRemove: (part: T) => void
  /** Stands behind its name. */
  readonly tag?: (part: T) => ReactNode
  /** Further cells. */
  readonly children: (part: T) => ReactNode
}

/** The parts of an item in rows, each with what is said of it, to be corrected or removed. */
export function ItemParts<T extends { readonly id: number; readonly nameZh: string; readonly nameEn: string | null }>({
  parts,
  mayKeep,
  onEdit,
  onRemove,
  tag,
  children,
}: ItemPartsProps<T>) {
  const { t } = useWords()
  const nameOf = useNameOf()
  if (parts.length === 0) return null
  return (
    <table className={`${table.table} ${table.top} ${table.rows}`}>
      <tbody>
        {parts.map((part) => (
          <tr key={part.id}>
            <td>
              {nameOf(part)} {tag?.(part)}
            </td>
            {children(part)}
            <td className={styles.narrow}>
              {mayKeep && (
                <EditOrRemove
                  edit={t('settings:of', { action: t('settings:action.correct'), name: nameOf(part) })}
                  remove={t('settings:of', { action: t('common:action.remove'), name: nameOf(part) })}
                  onEdit={() => onEdit(part)}
                  onRemove={() => onRemove(part)}
                />
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
