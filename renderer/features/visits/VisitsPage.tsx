import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'react-router'
import { VisitState } from '#shared/contract/visits.ts'
import { api } from '#renderer/api/api.ts'
import { useMayChange } from '#renderer/api/operator.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import { ActionButton } from '#renderer/ui/actions/ActionButton.tsx'
import { useAction } from '#renderer/ui/actions/actions.ts'
import { OptionalChoice } from '#renderer/ui/form/fields.tsx'
import { ListTable } from '#renderer/ui/ListTable.tsx'
import { Pager } from '#renderer/ui/Pager.tsx'
import { Awaited, Empty } from '#renderer/ui/states.tsx'
import page from '#renderer/ui/page.module.css'
import table from '#renderer/ui/table.module.css'
import { useGo } from '#renderer/ui/use-go.ts'
import { PLAN } from './actions.ts'
import { PlanDialog } from './PlanDialog.tsx'
import { VisitStateWord } from './words.tsx'

const SHOWN = 50

/** All visits: what is planned first, the next day first. */
export function VisitsPage() {
  const { t } = useWords()
  const navigate = useGo()
  const [state, setState] = useState<VisitState | null>(null)
  const [at, setAt] = useState(0)
  const [isPlanning, setPlanning] = useState(false)
  const plan = useAction(PLAN, () => setPlanning(true), useMayChange())
  const list = useQuery(
    api.visits.list.queryOptions({ input: { ...(state ? { state } : {}), page: at, limit: SHOWN } }),
  )
  const visits = list.data?.visits ?? []
  return (
    <div className={page.page}>
      <div className={page.head}>
        <h1>{t('visits:title')}</h1>
        <span className="mute">{list.data && t('visits:page.total', { count: list.data.total })}</span>
        <div className={page.end}>
          <ActionButton action={plan} type="primary" />
        </div>
      </div>
      <div className={page.filters}>
        <OptionalChoice<VisitState>
          label={t('visits:page.filter')}
          value={state}
          error={undefined}
          options={VisitState.options}
          labelOf={(option) => t(`visits:state.${option}`)}
          onChange={(next) => {
            setState(next)
            setAt(0)
          }}
        />
      </div>
      <Awaited of={list} lines={8}>
        {visits.length === 0 && <Empty title={t('visits:page.none')} />}
      </Awaited>
      {visits.length > 0 && (
        <ListTable
          heads={[
            t('visits:field.plannedOn'),
            `${t('visits:field.holder')} / ${t('visits:field.employer')}`,
            t('visits:field.staff'),
            t('visits:field.purpose'),
            t('visits:page.promises'),
            t('visits:page.filter'),
          ]}
        >
          {visits.map((visit) => (
            <tr key={visit.id}>
              <td className={table.line}>{visit.visitedOn ?? visit.plannedOn}</td>
              <td className={table.who}>
                <Link to={`/visits/${visit.id}`}>{visit.holder ?? visit.employer}</Link>
              </td>
              <td>{visit.staff ?? <span className="mute">{t('visits:page.unknownStaff')}</span>}</td>
              <td>{visit.purpose}</td>
              <td>
                {visit.promises.filter(({ isOpen }) => isOpen).length} / {visit.promises.length}
              </td>
              <td className={table.line}>
                <VisitStateWord state={visit.state} />
              </td>
            </tr>
          ))}
        </ListTable>
      )}
      <Pager
        before={at * SHOWN}
        shown={visits.length}
        total={list.data?.total ?? 0}
        onBack={() => setAt(at - 1)}
        onNext={() => setAt(at + 1)}
      />
      {isPlanning && (
        <PlanDialog
          visit={null}
          onClose={() => setPlanning(false)}
          onDone={({ id }) => void navigate(`/visits/${id}`)}
        />
      )}
    </div>
  )
}
