import { Activity, useEffect } from 'react'
import { useMatch } from 'react-router'
import { Timeline } from '#renderer/features/history/Timeline.tsx'
import { HolderPage } from '#renderer/features/holders/HolderPage.tsx'
import { holderIdIn } from '#renderer/features/holders/use-holder.ts'
import { setForeseen, useForeseen } from './find/foreseen.ts'
import { HOLDER_PANELS } from './panels.ts'

/** The page of the holder in the address, and out of sight that of who is likely to come next. */
export function HolderPlace() {
  const id = useMatch('/holders/:id')?.params.id
  const shown = id === undefined || id === 'new' ? null : holderIdIn(id)
  const foreseen = useForeseen()
  // A page that was left is gone, with whatever was shown in full on it.
  useEffect(() => {
    if (foreseen === shown) setForeseen(null)
  }, [shown, foreseen])
  return [...new Set([shown, foreseen])].map(
    (one) =>
      one !== null && (
        <Activity key={one} mode={one === shown ? 'visible' : 'hidden'}>
          <HolderPage id={one} panels={HOLDER_PANELS} timeline={timeline} />
        </Activity>
      ),
  )
}

const timeline: Parameters<typeof HolderPage>[0]['timeline'] = (id, nameOf) => (
  <Timeline table="holder" id={id} nameOf={nameOf} />
)
