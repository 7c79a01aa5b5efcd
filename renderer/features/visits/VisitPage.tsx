import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link, useParams } from 'react-router'
import type { VisitView } from '#shared/contract/visits.ts'
import { api } from '#renderer/api/api.ts'
import { useMayChange } from '#renderer/api/operator.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import { ActionButton } from '#renderer/ui/actions/ActionButton.tsx'
import { useAction } from '#renderer/ui/actions/actions.ts'
import { Sheet } from '#renderer/ui/Sheet.tsx'
import { Empty, Failed, Loading } from '#renderer/ui/states.tsx'
import { Tag } from '#renderer/ui/Tag.tsx'
import page from '#renderer/ui/page.module.css'
import table from '#renderer/ui/table.module.css'
import { useGo } from '#renderer/ui/use-go.ts'
import { CANCEL, CORRECT, PRINT, PROMISE, RECORD } from './actions.ts'
import { CancelDialog, PromiseDialog, RecordDialog } from './dialogs.tsx'
import { PlanDialog } from './PlanDialog.tsx'
import styles from './visits.module.css'
import { VisitStateWord } from './words.tsx'

/** One visit: its plan, what was found, and what became of what was promised. */
export function VisitPage() {
  const id = Number(useParams()['id'])
  const visit = useQuery(api.visits.get.queryOptions({ input: { id: Number.isSafeInteger(id) && id > 0 ? id : 1 } }))
  if (visit.isPending) return <Loading lines={8} />
  if (visit.isError) return <Failed error={visit.error} retry={() => void visit.refetch()} />
  return <Visit visit={visit.data} />
}

function Visit({ visit }: { visit: VisitView }) {
  const { t } = useWords()
  const navigate = useGo()
  const mayChange = useMayChange()
  const [asked, setAsked] = useState<'correct' | 'record' | 'cancel' | 'promise' | null>(null)
  const { id, state, holderId, promises } = visit
  const isPlanned = state === 'planned'
  const record = useAction(RECORD, () => setAsked('record'), mayChange && state !== 'cancelled')
  const correct = useAction(CORRECT, () => setAsked('correct'), mayChange && isPlanned)
  const cancel = useAction(CANCEL, () => setAsked('cancel'), mayChange && isPlanned)
  const promise = useAction(PROMISE, () => setAsked('promise'), mayChange && state === 'made')
  const print = useAction(PRINT, () => void navigate(`/visits/${id}/print`))
  const close = () => setAsked(null)
  const facts = [
    ['plannedOn', visit.plannedOn],
    ['visitedOn', visit.visitedOn],
    ['staff', visit.staff],
    ['visitors', visit.visitors],
    ['purpose', visit.purpose],
    ['findings', visit.findings],
    ['reason', visit.cancelReason],
  ] as const
  return (
    <div className={page.page}>
      <div className={page.head}>
        <h1>
          {t('visits:title')} · {visit.holder ?? visit.employer}
        </h1>
        <VisitStateWord state={state} />
        {holderId !== null && <Link to={`/holders/${holderId}`}>{t('visits:action.open')}</Link>}
        <div className={`${page.tools} ${page.end}`}>
          <ActionButton action={record} type={isPlanned ? 'primary' : 'default'} />
          <ActionButton action={promise} type={state === 'made' ? 'primary' : 'default'} />
          <ActionButton action={correct} />
          <ActionButton action={cancel} />
          <ActionButton action={print} />
        </div>
      </div>
      <Sheet>
        <dl className={styles.facts}>
          {facts.map(([name, value]) =>
            value === null ? null : (
              <div key={name}>
                <dt>{t(`visits:field.${name}`)}</dt>
                <dd>{value}</dd>
              </div>
            ),
          )}
        </dl>
      </Sheet>
      <Sheet title={t('visits:page.promises')}>
        {promises.length === 0 && (
          <Empty title={t(state === 'made' ? 'visits:page.noPromises' : 'visits:page.notVisited')} />
        )}
        {promises.length > 0 && (
          <table className={`${table.table} ${table.rows}`}>
            <tbody>
              {promises.map((one) => (
                <tr key={one.requestId}>
                  <td className={table.line}>
                    <Link className="mono" to={`/requests/${one.requestId}`}>
                      {one.number}
                    </Link>
                  </td>
                  <td className={styles.content}>{one.content}</td>
                  <td className={table.line}>
                    <Tag tone={one.isOpen ? 'warn' : 'done'}>{t(`requests:state.${one.state}`)}</Tag>{' '}
                    {one.result !== null && t(`requests:result.${one.result}`)}
                    {one.isOpen && one.dueOn}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Sheet>
      {asked === 'correct' && <PlanDialog visit={visit} onClose={close} />}
      {asked === 'record' && <RecordDialog visit={visit} onClose={close} />}
      {asked === 'cancel' && <CancelDialog visit={visit} onClose={close} />}
      {asked === 'promise' && <PromiseDialog visit={visit} onClose={close} />}
    </div>
  )
}
