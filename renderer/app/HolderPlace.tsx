import { Activity, Component, useEffect, type ReactNode } from 'react'
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
          <Unharmed isShown={one === shown}>
            <HolderPage id={one} panels={HOLDER_PANELS} timeline={timeline} />
          </Unharmed>
        </Activity>
      ),
  )
}

interface UnharmedProps {
  readonly isShown: boolean
  readonly children: ReactNode
}

/** A fault of a page that nobody has opened is none of the page at hand. */
class Unharmed extends Component<UnharmedProps, { fault: { readonly error: unknown } | null }> {
  override state: { fault: { readonly error: unknown } | null } = { fault: null }

  static getDerivedStateFromError(error: unknown) {
    return { fault: { error } }
  }

  override componentDidCatch() {
    if (!this.props.isShown) setForeseen(null)
  }

  override render() {
    if (!this.state.fault) return this.props.children
    if (this.props.isShown) throw this.state.fault.error
    return null
  }
}

const timeline: Parameters<typeof HolderPage>[0]['timeline'] = (id, nameOf) => (
  <Timeline table="holder" id={id} nameOf={nameOf} />
)
