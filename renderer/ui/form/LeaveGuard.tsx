import { useEffect } from 'react'
import { useBlocker } from 'react-router'
import { LeaveQuestion } from './LeaveQuestion.tsx'
import { useUnsaved } from './unsaved.ts'

interface LeaveGuardProps {
  readonly isDirty: boolean
  /** What would be lost: what was typed, or long work that is under way. */
  readonly what?: 'form' | 'job'
}

/** Asks before something is lost: on another page, and on closing the window. */
export function LeaveGuard({ isDirty, what = 'form' }: LeaveGuardProps) {
  useUnsaved(isDirty)
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
    <LeaveQuestion
      what={what}
      isOpen={blocker.state === 'blocked'}
      onStay={() => blocker.reset?.()}
      onLeave={() => blocker.proceed?.()}
    />
  )
}
