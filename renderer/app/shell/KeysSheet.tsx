import { useWords } from '#renderer/i18n/i18n.ts'
import type { Action } from '#renderer/ui/actions/actions.ts'
import { Dialog } from '#renderer/ui/Dialog.tsx'
import { Keys, PlainKey } from '#renderer/ui/Keys.tsx'
import styles from './KeysSheet.module.css'

/** All keys of the page at hand; null while it is closed. */
export function KeysSheet({ actions, onClose }: { actions: readonly Action[] | null; onClose: () => void }) {
  const { t } = useWords()
  const withKeys = actions?.filter(({ chords = [] }) => chords.length > 0) ?? []
  return (
    <Dialog title={t('common:keys.title')} isOpen={actions !== null} onClose={onClose} width={640}>
      <dl className={styles.list}>
        {withKeys.map(({ id, label, chords = [] }) => (
          <div key={id}>
            <dt>{t(label)}</dt>
            <dd>
              {chords.map((chord) => (
                <Keys key={chord} chord={chord} />
              ))}
            </dd>
          </div>
        ))}
        <div>
          <dt>{t('common:keys.move')}</dt>
          <dd>
            <PlainKey>↑</PlainKey>
            <PlainKey>↓</PlainKey>
          </dd>
        </div>
        <div>
          <dt>{t('common:keys.open')}</dt>
          <dd>
            <PlainKey>Enter</PlainKey>
          </dd>
        </div>
        <div>
          <dt>{t('common:keys.close')}</dt>
          <dd>
            <PlainKey>Esc</PlainKey>
          </dd>
        </div>
      </dl>
      <p className={styles.note}>{t('common:keys.note')}</p>
    </Dialog>
  )
}
