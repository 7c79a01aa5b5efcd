import { Modal } from 'antd'
import { useContext, type ReactNode } from 'react'
import { useWords } from '#renderer/i18n/i18n.ts'
import { Button } from './Button.tsx'
import { ActionLayer, useAction, useOpenLayer, type ActionKind } from './actions/actions.ts'
import styles from './Dialog.module.css'
import { Keys } from './Keys.tsx'

interface DialogProps {
  readonly title: string
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly width?: number
  /** The one thing the dialog is for; Ctrl+Enter does it. Without it there is only a way out. */
  readonly confirm?: ActionKind
  readonly onConfirm?: () => void
  readonly isBusy?: boolean
  readonly isDangerous?: boolean
  readonly children: ReactNode
}

/** A question above the page. The page's own keys rest while it is open; Esc closes it. */
export function Dialog({ title, isOpen, onClose, width = 520, children, ...rest }: DialogProps) {
  const layer = useContext(ActionLayer) + 1
  useOpenLayer(layer, isOpen)
  return (
    <Modal
      title={title}
      open={isOpen}
      onCancel={onClose}
      width={width}
      footer={null}
      destroyOnHidden
      mask={{ closable: false }}
    >
      <ActionLayer value={layer}>
        <div className={styles.body}>{children}</div>
        <Foot onClose={onClose} {...rest} />
      </ActionLayer>
    </Modal>
  )
}

type FootProps = Pick<DialogProps, 'onClose' | 'confirm' | 'onConfirm' | 'isBusy' | 'isDangerous'>

function Foot({ onClose, confirm, onConfirm, isBusy = false, isDangerous = false }: FootProps) {
  const { t } = useWords()
  return (
    <div className={styles.foot}>
      <Button onClick={onClose}>{confirm ? t('common:cancel') : t('common:close')}</Button>
      {confirm && onConfirm && <Confirm kind={confirm} {...{ onConfirm, isBusy, isDangerous }} />}
    </div>
  )
}

interface ConfirmProps {
  readonly kind: ActionKind
  readonly onConfirm: () => void
  readonly isBusy: boolean
  readonly isDangerous: boolean
}

function Confirm({ kind, onConfirm, isBusy, isDangerous }: ConfirmProps) {
  const { t } = useWords()
  const action = useAction(kind, onConfirm, !isBusy)
  const chord = kind.chords?.[0]
  return (
    <Button type="primary" danger={isDangerous} loading={isBusy} onClick={action.perform}>
      {t(kind.label)}
      {chord && <Keys chord={chord} />}
    </Button>
  )
}
