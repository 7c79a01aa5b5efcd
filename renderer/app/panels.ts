import { HolderAttachments } from './attachments/HolderAttachments.tsx'
import { PhotoPanel } from './attachments/PhotoPanel.tsx'
import { CardWork } from '#renderer/features/cards/CardWork.tsx'
import { HolderCards } from '#renderer/features/cards/HolderCards.tsx'
import { EntitlementPanel } from '#renderer/features/entitlements/EntitlementPanel.tsx'
import type { HolderPanel } from '#renderer/features/holders/panels.ts'
import { OwnFieldsSheet } from '#renderer/features/own-fields/OwnFieldsSheet.tsx'
import { RecognitionSheet } from '#renderer/features/recognitions/RecognitionSheet.tsx'
import { HolderRequests } from '#renderer/features/requests/HolderRequests.tsx'
import { HolderLedgers } from '#renderer/features/special-ledgers/HolderLedgers.tsx'
import { StaffSheet } from '#renderer/features/staff/StaffSheet.tsx'
import { HolderSubsidies } from '#renderer/features/subsidies/HolderSubsidies.tsx'
import { HolderVisits } from '#renderer/features/visits/HolderVisits.tsx'

/** What the features show on the holder page, in this order within a column. */
export const HOLDER_PANELS: readonly HolderPanel[] = [
  { id: 'cards', column: 'who', Panel: HolderCards },
  { id: 'photo', column: 'work', Panel: PhotoPanel },
  { id: 'card-work', column: 'work', Panel: CardWork },
  { id: 'requests', column: 'past', Panel: HolderRequests },
  { id: 'visits', column: 'past', Panel: HolderVisits },
  { id: 'recognitions', column: 'past', Panel: RecognitionSheet },
  { id: 'staff', column: 'past', Panel: StaffSheet },
  { id: 'subsidies', column: 'past', Panel: HolderSubsidies },
  { id: 'ledgers', column: 'past', Panel: HolderLedgers },
  { id: 'attachments', column: 'past', Panel: HolderAttachments },
  { id: 'entitlements', column: 'what', Panel: EntitlementPanel },
  { id: 'own-fields', column: 'more', Panel: OwnFieldsSheet },
]
