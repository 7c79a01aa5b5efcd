import { memo, type ReactNode } from 'react'
import type { HolderDetail } from '#shared/contract/holders.ts'
import { useMayChange } from '#renderer/api/operator.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import { ActionButton } from '#renderer/ui/actions/ActionButton.tsx'
import { useAction } from '#renderer/ui/actions/actions.ts'
import { Later } from '#renderer/ui/Later.tsx'
import { useOpening } from '#renderer/ui/use-opening.ts'
import { Failed, Loading } from '#renderer/ui/states.tsx'
import { useGo } from '#renderer/ui/use-go.ts'
import { CORRECT, MERGE, VOID } from './actions.ts'
import { EmploymentSheet } from './EmploymentSheet.tsx'
import { FactSheet } from './FactSheet.tsx'
import styles from './HolderPage.module.css'
import { IdentityPanel } from './IdentityPanel.tsx'
import { RelativeSheet } from './RelativeSheet.tsx'
import { StateBanner } from './StateBanner.tsx'
import type { HolderPanel, HolderPanelProps } from './panels.ts'
import { useHolder } from './use-holder.ts'
import { VoidDialog } from './VoidDialog.tsx'

interface HolderPageProps {
  readonly id: number
  readonly timeline: (holderId: number, nameOf: NameOf) => ReactNode
  readonly panels: readonly HolderPanel[]
}

/**
 * Who somebody is, where they work, their family, what other features know of them (`panels`), and all that was ever
 * done to the record (`timeline`).
 */
export const HolderPage = memo(function HolderPage({ id, timeline, panels }: HolderPageProps) {
  const mayChange = useMayChange()
  const { holder, failure, retry } = useHolder(id)
  if (failure) return <Failed error={failure} retry={retry} />
  if (!holder) return <Loading lines={10} />
  // Made anew for each person: what was typed, opened or shown in full of one is nothing of the next.
  return (
    <div key={holder.id} className={styles.page}>
      <Person holder={holder} panels={panels} />
      <div className={styles.past}>
        <Later>
          <Panels column="past" panels={panels} holder={holder} canChange={mayChange && holder.state === 'active'} />
          {timeline(holder.id, namesIn(holder))}
        </Later>
      </div>
    </div>
  )
})

/** The name of a row that belongs to the holder, by the column that holds its id. */
type NameOf = (column: string, id: number) => string | undefined

function namesIn({ id: holderId, name, employments }: HolderDetail): NameOf {
  return (column, id) => {
    if (column === 'holderId') return id === holderId ? name : undefined
    return column === 'employerId' ? employments.find(({ employerId }) => employerId === id)?.employer : undefined
  }
}

function Person({ holder, panels }: { holder: HolderDetail; panels: readonly HolderPanel[] }) {
  const { t } = useWords()
  const navigate = useGo()
  const voiding = useOpening()
  const canChange = useMayChange() && holder.state === 'active'
  const correct = useAction(CORRECT, () => void navigate(`/holders/${holder.id}/correct`), canChange)
  const merge = useAction(MERGE, () => void navigate(`/holders/${holder.id}/merge`), canChange)
  const voidIt = useAction(VOID, voiding.open, canChange)
  return (
    <>
      <div className={styles.who}>
        <StateBanner holder={holder} />
        <Panels column="who" panels={panels} holder={holder} canChange={canChange} />
        <IdentityPanel holder={holder} canChange={canChange} />
        <Later>
          <Panels column="work" panels={panels} holder={holder} canChange={canChange} />
          <div className={styles.tools} role="group" aria-label={t('holders:page.actions')}>
            <ActionButton action={correct} />
            <ActionButton action={merge} />
            <ActionButton action={voidIt} />
          </div>
        </Later>
      </div>
      <div className={styles.what}>
        <Panels column="what" panels={panels} holder={holder} canChange={canChange} />
        <Later>
          <EmploymentSheet holder={holder} canChange={canChange} />
          <RelativeSheet holder={holder} canChange={canChange} />
          <FactSheet holder={holder} />
          <Panels column="more" panels={panels} holder={holder} canChange={canChange} />
        </Later>
      </div>
      {voiding.isOpen && <VoidDialog holder={holder} onClose={voiding.close} />}
    </>
  )
}

interface PanelsProps extends HolderPanelProps {
  readonly column: HolderPanel['column']
  readonly panels: readonly HolderPanel[]
}

function Panels({ column, panels, ...shown }: PanelsProps) {
  return panels.filter((panel) => panel.column === column).map(({ id, Panel }) => <Panel key={id} {...shown} />)
}
