import type { ComponentType } from 'react'
import type { HolderDetail } from '#shared/contract/holders.ts'

export interface HolderPanelProps {
  readonly holder: HolderDetail
  /** Whether who is logged in may change this person's records. */
  readonly canChange: boolean
}

/**
 * What another feature shows on the holder page. On the left `who` it is and below that the `work`, in the middle `what`
 * may be had and `more` about the person, on the right what is `past`. `who` and `what` are drawn first.
 */
export interface HolderPanel {
  readonly id: string
  readonly column: 'who' | 'work' | 'what' | 'more' | 'past'
  readonly Panel: ComponentType<HolderPanelProps>
}
