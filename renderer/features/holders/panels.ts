import type { ComponentType } from 'react'
import type { HolderDetail } from '#shared/contract/holders.ts'

export interface HolderPanelProps {
  readonly holder: HolderDetail
  /** Whether who is logged in may change this person's records. */
  readonly canChange: boolean
}

/** What another feature shows on the holder page: left below who it is, in the middle, or on the right. */
export interface HolderPanel {
  readonly id: string
  readonly column: 'who' | 'what' | 'past'
  readonly Panel: ComponentType<HolderPanelProps>
  /** Drawn when the rest has been painted; the right column is so anyway. */
  readonly isLater?: boolean
}
