import { useEffect } from 'react'
import { useBlocker } from 'react-router'
import { CheckOutlined } from '@ant-design/icons'
import { useWords } from '#renderer/i18n/i18n.ts'
import type { ActionKind } from '../actions/actions.ts'
import { Dialog } from '../Dialog.tsx'

const LEAVE: ActionKind = { id: 'form.leave', label: 'common:leave.confirm', icon: CheckOutlined }

/** Asks before what has been typed is lost: on another page, and on closing the window. */
export function LeaveGuard({ isDirty }: { isDirty: boolean }) {
  const { t } = useWords()
  const blocker = useBlocker(({ currentLocation, nextLocation }) => {
    return isDirty && currentLocation.pathname !== nextLocation.pathname
  })
  useEffect(() => {
    if (!isDirty) return
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', warn)
    return () => window.removeEventListener('beforeunload', warn)
  }, [isDirty])
  return (
    <Dialog
      title={t('common:leave.title')}
      isOpen={blocker.state === 'blocked'}
      onClose={() => blocker.reset?.()}
      confirm={LEAVE}
      onConfirm={() => blocker.proceed?.()}
      isDangerous
    >
      <p>{t('common:leave.text')}</p>
    </Dialog>
  )
}
