import { CloseOutlined } from '@ant-design/icons'
import { useEffect, type ReactNode } from 'react'
import { useWords } from '#renderer/i18n/i18n.ts'
import { Button } from './Button.tsx'
import styles from './Toasts.module.css'

interface ToastProps {
  readonly onClose: () => void
  /** Goes by itself after so many milliseconds. */
  readonly lasts: number
  readonly isLate?: boolean
  /** What can be done about it. */
  readonly tools?: ReactNode
  readonly children: ReactNode
}

/** A short word at the foot of the window; read aloud, never in the way of the keyboard. */
export function Toast({ onClose, lasts, isLate = false, tools, children }: ToastProps) {
  const { t } = useWords()
  useEffect(() => {
    const timer = setTimeout(onClose, lasts)
    return () => clearTimeout(timer)
  }, [onClose, lasts])
  return (
    <div className={isLate ? `${styles.toast} ${styles.late}` : styles.toast}>
      <span role="status">{children}</span>
      {tools}
      <Button
        size="small"
        type="text"
        icon={<CloseOutlined aria-hidden />}
        aria-label={t('common:close')}
        onClick={onClose}
      />
    </div>
  )
}

/** Where the toasts stand. */
export function ToastRack({ children }: { children: ReactNode }) {
  return <div className={styles.rack}>{children}</div>
}
