import { useState, type ReactNode } from 'react'
import { useWords } from '#renderer/i18n/i18n.ts'
import { useNameOf } from '#renderer/i18n/use-name-of.ts'
import { ActionButton } from '#renderer/ui/actions/ActionButton.tsx'
import { useAction, type ActionKind } from '#renderer/ui/actions/actions.ts'
import { EditOrRemove } from '#renderer/ui/EditOrRemove.tsx'
import { RemoveDialog } from '#renderer/ui/form/RemoveDialog.tsx'
import { Empty } from '#renderer/ui/states.tsx'
import table from '#renderer/ui/table.module.css'
import styles from './settings.module.css'

interface ItemPartsProps<T> {
  readonly parts: readonly T[]
  readonly mayKeep: boolean
  /** Shown where there are none. */
  readonly none: string
  readonly add: ActionKind
  readonly removing: {
    readonly command: string
    readonly question: (name: string) => string
    readonly remove: (part: T) => Promise<{ seq: number }>
  }
  /** The form of one that is corrected, or of a new one. */
  readonly form: (part: T | null, close: () => void) => ReactNode
  /** Stands behind its name. */
  readonly tag?: (part: T) => ReactNode
  /** Further cells. */
  readonly children: (part: T) => ReactNode
}

/** The parts of an item in rows, each with what is said of it, to be added, corrected or removed. */
export function ItemParts<T extends { readonly id: number; readonly nameZh: string; readonly nameEn: string | null }>({
  parts,
  mayKeep,
  none,
  add,
  removing,
  form,
  tag,
  children,
}: ItemPartsProps<T>) {
  const { t } = useWords()
  const nameOf = useNameOf()
  const [edited, setEdited] = useState<T | 'new' | null>(null)
  const [removed, setRemoved] = useState<T | null>(null)
  const adding = useAction(add, () => setEdited('new'), mayKeep)
  return (
    <>
      {parts.length === 0 && <Empty title={none} />}
      {parts.length > 0 && (
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
                      onEdit={() => setEdited(part)}
                      onRemove={() => setRemoved(part)}
                    />
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <div>
        <ActionButton action={adding} />
      </div>
      {edited && form(edited === 'new' ? null : edited, () => setEdited(null))}
      {removed && (
        <RemoveDialog
          question={removing.question(nameOf(removed))}
          command={removing.command}
          remove={() => removing.remove(removed)}
          onClose={() => setRemoved(null)}
        />
      )}
    </>
  )
}
