import { LoadingOutlined } from '@ant-design/icons'
import type { ComponentProps, ReactNode } from 'react'
import styles from './Button.module.css'

export interface ButtonProps extends Omit<ComponentProps<'button'>, 'type'> {
  readonly type?: 'default' | 'primary' | 'text' | 'link'
  readonly size?: 'small'
  readonly htmlType?: 'button' | 'submit'
  readonly icon?: ReactNode
  readonly danger?: boolean
  /** As wide as what holds it. */
  readonly block?: boolean
  /** Something is on its way: a turning sign stands for the icon, and a press does nothing. */
  readonly loading?: boolean
}

/**
 * A button of plain HTML. Pages hold dozens: one of the component library's declares some five hundred variables each,
 * which the browser works through before it can paint (ADR 0013).
 */
export function Button({
  type = 'default',
  size,
  htmlType = 'button',
  icon,
  danger = false,
  block = false,
  loading = false,
  className,
  onClick,
  children,
  ...rest
}: ButtonProps) {
  const isBare = children === undefined || children === null || children === false
  const look = [
    styles.button,
    styles[type],
    size && styles[size],
    danger && styles.danger,
    block && styles.block,
    isBare && styles.bare,
    className,
  ]
  const sign = loading ? <LoadingOutlined aria-hidden spin /> : icon
  return (
    <button
      {...rest}
      type={htmlType}
      className={look.filter(Boolean).join(' ')}
      aria-busy={loading || undefined}
      onClick={loading ? undefined : onClick}
    >
      {sign}
      {children}
    </button>
  )
}
