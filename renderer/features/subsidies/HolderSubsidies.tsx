import { SubsidySheet } from './SubsidySheet.tsx'

interface HolderSubsidiesProps {
  readonly holder: { readonly id: number }
  readonly canChange: boolean
}

/** Money of a holder, of all requests and beside them. */
export function HolderSubsidies({ holder, canChange }: HolderSubsidiesProps) {
  return <SubsidySheet of={{ holderId: holder.id }} canChange={canChange} />
}
