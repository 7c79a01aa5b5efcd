import { useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react'
import { Outlet, useLocation } from 'react-router'
import type { DeskStatus } from '#shared/contract/desk.ts'
import { forgetChanges } from '#renderer/api/changes.ts'
import { useMayChange } from '#renderer/api/operator.ts'
import { ProblemBanner } from '#renderer/features/desk/ProblemBanner.tsx'
import { UndoToast } from '#renderer/features/history/UndoToast.tsx'
import { REGISTER } from '#renderer/features/holders/actions.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import { useAction } from '#renderer/ui/actions/actions.ts'
import { noteArrival } from '#renderer/ui/actions/use-action-keys.ts'
import { Toast, ToastRack } from '#renderer/ui/Toasts.tsx'
import { useGo } from '#renderer/ui/use-go.ts'
import { GO_CHECKUP } from '../actions.ts'
import { HolderPlace } from '../HolderPlace.tsx'
import { setForeseen } from '../find/foreseen.ts'
import { forgetRecents, useRememberedVisits } from '../recents.ts'
import { Foot } from './Foot.tsx'
import styles from './Shell.module.css'
import { SideNav } from './SideNav.tsx'
import { TopBar } from './TopBar.tsx'
import { useScrollPlaces } from './use-scroll-places.ts'

const RESTART_LASTS_MS = 30_000

/** The desk while it is open: the box on top, the ways at the side, the page, and at the foot what an owner asks. */
export function Shell({ status, restarts }: { status: DeskStatus; restarts: number }) {
  const { t } = useWords()
  const navigate = useGo()
  const [seenRestarts, setSeenRestarts] = useState(restarts)
  const mayChange = useMayChange()
  useAction(REGISTER, () => void navigate('/holders/new'), mayChange)
  useAction(GO_CHECKUP, () => void navigate('/checkup'), mayChange)
  useRememberedVisits()
  const main = useFocusAfterNavigation()
  useScrollPlaces(main)
  useEffect(() => {
    return () => {
      forgetChanges()
      forgetRecents()
      setForeseen(null)
    }
  }, [status.operator?.id])

  return (
    <div className={styles.shell}>
      <TopBar status={status} />
      <SideNav />
      <main ref={main} className={styles.main} id="main" tabIndex={-1}>
        <ProblemBanner status={status} />
        <HolderPlace />
        <Outlet />
      </main>
      <Foot status={status} />
      <ToastRack>
        {restarts > seenRestarts && (
          <Toast isLate lasts={RESTART_LASTS_MS} onClose={() => setSeenRestarts(restarts)}>
            {t('errors:desk/restarted')}
          </Toast>
        )}
        <UndoToast />
      </ToastRack>
    </div>
  )
}

/** Where the focus went with the page before, the next one gets it, so that a keyboard goes on from its beginning. */
function useFocusAfterNavigation(): RefObject<HTMLElement | null> {
  const main = useRef<HTMLElement>(null)
  const { pathname } = useLocation()
  useLayoutEffect(noteArrival, [pathname])
  useEffect(() => {
    if (document.activeElement === document.body) main.current?.focus({ preventScroll: true })
  }, [pathname])
  return main
}
