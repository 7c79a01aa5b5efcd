import { useCallback, useState } from 'react'

/** Whether a dialog is open. */
export interface Opening {
  readonly isOpen: boolean
  readonly open: () => void
  readonly close: () => void
}

export function useOpening(): Opening {
  const [isOpen, setOpen] = useState(false)
  const open = useCallback(() => setOpen(true), [])
  const close = useCallback(() => setOpen(false), [])
  return { isOpen, open, close }
}
