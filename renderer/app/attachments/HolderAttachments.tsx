import { AttachmentSheet } from './AttachmentSheet.tsx'

interface HolderAttachmentsProps {
  readonly holder: { readonly id: number }
  readonly canChange: boolean
}

/** Papers of the person: what a recognition or a card was based on. */
export function HolderAttachments({ holder, canChange }: HolderAttachmentsProps) {
  return <AttachmentSheet owner={{ holderId: holder.id }} canChange={canChange} />
}
