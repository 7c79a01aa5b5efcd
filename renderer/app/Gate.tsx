import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useEffect, useLayoutEffect, useState } from 'react'
import { useNavigate } from 'react-router'
import { api } from '#renderer/api/api.ts'
import { followDesk } from '#renderer/api/events.ts'
import { LoginPage } from '#renderer/features/desk/LoginPage.tsx'
import { StartFrame } from '#renderer/features/desk/StartFrame.tsx'
import { useWords } from '#renderer/i18n/i18n.ts'
import { noteArrival } from '#renderer/ui/actions/use-action-keys.ts'
import { Failed, Loading } from '#renderer/ui/states.tsx'
import { GoContext } from '#renderer/ui/use-go.ts'

// The greater part of the program is read while somebody logs in.
const loadDesk = async () => ({ default: (await import('./Desk.tsx')).Desk })
const Desk = lazy(loadDesk)
const FirstRunPage = lazy(async () => ({
  default: (await import('#renderer/features/desk/FirstRunPage.tsx')).FirstRunPage,
}))
const ClosedPage = lazy(async () => ({ default: (await import('#renderer/features/desk/ClosedPage.tsx')).ClosedPage }))
const PAINTED_MS = 50

/** Shows what the state of the desk allows: first run, login, or the desk itself. */
export function Gate() {
  return (
    <GoContext value={useNavigate()}>
      <Suspense fallback={<Coming />}>
        <WhatIsAllowed />
      </Suspense>
    </GoContext>
  )
}

function WhatIsAllowed() {
  const { t } = useWords()
  const status = useQuery(api.desk.status.queryOptions({ input: {} }))
  // Founding opens the desk at once, but the recovery code has still to be read.
  const [isFounding, setFounding] = useState(false)
  const [restarts, setRestarts] = useState(0)

  const isKnown = status.data !== undefined
  useEffect(() => {
    if (!isKnown) return undefined
    // What is not there yet is read when it is needed, and then it is told.
    const soon = setTimeout(() => void loadDesk().catch(() => undefined), PAINTED_MS)
    return () => clearTimeout(soon)
  }, [isKnown])

  useEffect(() => {
    const follow = new AbortController()
    void followDesk(() => setRestarts((count) => count + 1), follow.signal)
    return () => follow.abort()
  }, [])

  // While the line is lost the last answer stands: the foot says that it is being opened again.
  if (status.data === undefined) {
    if (!status.isError) return <Loading lines={6} />
    return (
      <StartFrame title={t('desk:failed')}>
        <Failed error={status.error} retry={() => void status.refetch()} />
      </StartFrame>
    )
  }
  if (isFounding || status.data.state === 'new') return <FirstRunPage setFounding={setFounding} />
  if (status.data.state === 'closed') return <ClosedPage status={status.data} />
  // A trial folder needs no key, so it is open before anybody has said who they are.
  if (status.data.state === 'locked' || status.data.operator === null) return <LoginPage status={status.data} />
  return <Desk status={status.data} restarts={restarts} />
}

/** The desk is on its way: a key that is meant for it waits. */
function Coming() {
  useLayoutEffect(noteArrival, [])
  return <Loading lines={6} />
}
