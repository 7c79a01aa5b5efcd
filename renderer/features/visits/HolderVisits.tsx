import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'react-router'
import { api } from '#renderer/api/api.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import { ActionButton } from '#renderer/ui/actions/ActionButton.tsx'
import { useAction } from '#renderer/ui/actions/actions.ts'
import { Sheet } from '#renderer/ui/Sheet.tsx'
import { Awaited, Empty } from '#renderer/ui/states.tsx'
import { PLAN } from './actions.ts'
import { PlanDialog } from './PlanDialog.tsx'
import lines from '#renderer/ui/lines.module.css'
import { VisitStateWord } from './words.tsx'

interface HolderVisitsProps {
  readonly holder: { readonly id: number }
  readonly canChange: boolean
}

const SHOWN = 10

/** Visits to the holder: the next one, and the latest. */
export function HolderVisits({ holder, canChange }: HolderVisitsProps) {
  const { t } = useWords()
  const [isPlanning, setPlanning] = useState(false)
  const plan = useAction(PLAN, () => setPlanning(true), canChange)
  const list = useQuery(api.visits.list.queryOptions({ input: { holderId: holder.id, limit: SHOWN } }))
  const visits = list.data?.visits ?? []
  return (
    <Sheet title={t('visits:title')} tools={<ActionButton action={plan} size="small" />}>
      <Awaited of={list} lines={2}>
        {visits.length === 0 && <Empty title={t('visits:page.none')} />}
      </Awaited>
      {visits.length > 0 && (
        <ul className={lines.lines}>
          {visits.map((visit) => (
            <li key={visit.id}>
              <Link to={`/visits/${visit.id}`}>{visit.visitedOn ?? visit.plannedOn}</Link>
              <VisitStateWord state={visit.state} />
              <span>{visit.staff}</span>
              <span className="mute">{visit.purpose}</span>
            </li>
          ))}
        </ul>
      )}
      {isPlanning && <PlanDialog holderId={holder.id} visit={null} onClose={() => setPlanning(false)} />}
    </Sheet>
  )
}
