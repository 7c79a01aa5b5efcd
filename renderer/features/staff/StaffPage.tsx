import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import type { CoverView, StaffView } from '#shared/contract/staff.ts'
import { api, call } from '#renderer/api/api.ts'
import { today } from '#renderer/i18n/formats.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import { ActionButton } from '#renderer/ui/actions/ActionButton.tsx'
import { useAction } from '#renderer/ui/actions/actions.ts'
import { Button } from '#renderer/ui/Button.tsx'
import { RemoveDialog } from '#renderer/ui/form/RemoveDialog.tsx'
import { Pager } from '#renderer/ui/Pager.tsx'
import { Sheet } from '#renderer/ui/Sheet.tsx'
import { Awaited, Empty } from '#renderer/ui/states.tsx'
import { Tag } from '#renderer/ui/Tag.tsx'
import page from '#renderer/ui/page.module.css'
import table from '#renderer/ui/table.module.css'
import { COVER, HAND_OVER } from './actions.ts'
import { CoverDialog } from './CoverDialog.tsx'
import lines from '#renderer/ui/lines.module.css'
import { useGo } from '#renderer/ui/use-go.ts'
import styles from './staff.module.css'
import { useMayKeep } from './use-may-keep.ts'

const SHOWN = 50

/** Who looks after whom: everybody's load today, and of one the people, requests and leave. */
export function StaffPage() {
  const { t } = useWords()
  const [params, setParams] = useSearchParams()
  const list = useQuery(api.staff.list.queryOptions({ input: {} }))
  const handovers = useQuery(api.handovers.list.queryOptions({ input: {} })).data?.handovers ?? []
  const staff = list.data?.staff ?? []
  const shown = staff.find(({ id }) => String(id) === params.get('person')) ?? staff[0]
  return (
    <div className={page.page}>
      <div className={page.head}>
        <h1>{t('staff:title')}</h1>
      </div>
      <Awaited of={list} lines={8}>
        {staff.length === 0 && (
          <Empty title={t('staff:page.none')}>
            <Link to="/settings/staff">{t('common:nav.settings')}</Link>
          </Empty>
        )}
      </Awaited>
      {shown && (
        <div className={styles.page}>
          <Sheet title={t('staff:page.load')}>
            <Load staff={staff} shownId={shown.id} onShow={(id) => setParams({ person: String(id) })} />
          </Sheet>
          <Person key={shown.id} person={shown} />
        </div>
      )}
      {handovers.length > 0 && (
        <Sheet title={t('staff:page.handovers')}>
          <ul className={lines.lines}>
            {handovers.map((one) => (
              <li key={one.id}>
                <Link to={`/handovers/${one.id}/print`}>{one.onDay}</Link>
                <span>
                  {one.from} → {one.to}
                </span>
                <span className="mute">{t('staff:handover.count', { count: one.lines })}</span>
              </li>
            ))}
          </ul>
        </Sheet>
      )}
    </div>
  )
}

interface LoadProps {
  readonly staff: readonly StaffView[]
  readonly shownId: number
  readonly onShow: (id: number) => void
}

function Load({ staff, shownId, onShow }: LoadProps) {
  const { t } = useWords()
  return (
    <table className={`${table.table} ${table.rows}`}>
      <thead>
        <tr>
          <th>{t('staff:page.people')}</th>
          <th className={table.end}>{t('staff:page.holdersCount')}</th>
          <th className={table.end}>{t('staff:page.requestsCount')}</th>
          <th className={table.end}>{t('staff:page.overdue')}</th>
          <th className={table.end}>{t('staff:page.visits')}</th>
        </tr>
      </thead>
      <tbody>
        {staff.map((one) => (
          <tr key={one.id} aria-current={one.id === shownId ? true : undefined}>
            <td>
              <Button type="link" size="small" className={styles.name ?? ''} onClick={() => onShow(one.id)}>
                {one.name}
              </Button>{' '}
              <span className="mute">{t(`settings:staffKind.${one.kind}`)}</span>{' '}
              {!one.isActive && <Tag>{t('staff:page.inactive')}</Tag>}
              {one.covers.filter(isNow).map((cover) => (
                <Tag key={cover.id} tone="warn">
                  {t('staff:page.coveredNow', { name: cover.cover, on: cover.toOn })}
                </Tag>
              ))}
            </td>
            <td className={table.end}>{one.holders}</td>
            <td className={table.end}>{one.openRequests}</td>
            <td className={table.end}>{one.overdueRequests}</td>
            <td className={table.end}>{one.plannedVisits}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Person({ person }: { person: StaffView }) {
  const { t } = useWords()
  const navigate = useGo()
  const mayKeep = useMayKeep()
  const [isCovering, setCovering] = useState(false)
  const [removed, setRemoved] = useState<CoverView | null>(null)
  const cover = useAction(COVER, () => setCovering(true), mayKeep && person.isActive)
  const handOver = useAction(HAND_OVER, () => void navigate(`/staff/${person.id}/handover`), mayKeep)
  return (
    <div className={page.page}>
      <Sheet
        title={person.name}
        note={t(`settings:staffKind.${person.kind}`)}
        tools={
          <>
            <ActionButton action={cover} size="small" />
            <ActionButton action={handOver} size="small" />
          </>
        }
      >
        <ul className={lines.lines}>
          {person.covers.length === 0 && <li className="mute">{t('staff:page.noCovers')}</li>}
          {person.covers.map((one) => (
            <li key={one.id}>
              {t('staff:page.coveredThen', { name: one.cover, from: one.fromOn, to: one.toOn })}
              <span className="mute">{one.reason}</span>
              {mayKeep && (
                <Button size="small" type="text" onClick={() => setRemoved(one)}>
                  {t('staff:action.removeCover')}
                </Button>
              )}
            </li>
          ))}
        </ul>
      </Sheet>
      <Holders staffId={person.id} />
      <OpenRequests staffId={person.id} />
      {isCovering && <CoverDialog person={person} onClose={() => setCovering(false)} />}
      {removed && (
        <RemoveDialog
          title={t('staff:action.removeCover')}
          question={t('staff:cover.remove', { name: person.name })}
          command="staff.removeCover"
          remove={() => call.staff.removeCover({ id: removed.id, seen: removed.seq })}
          onClose={() => setRemoved(null)}
        />
      )}
    </div>
  )
}

function Holders({ staffId }: { staffId: number }) {
  const { t } = useWords()
  const [at, setAt] = useState(0)
  const list = useQuery(api.staff.holdersOf.queryOptions({ input: { staffId, page: at, limit: SHOWN } }))
  const holders = list.data?.holders ?? []
  return (
    <Sheet title={t('staff:page.holders')} note={list.data && t('staff:page.total', { count: list.data.total })}>
      <Awaited of={list} lines={4}>
        {holders.length === 0 && <Empty title={t('staff:page.noHolders')} />}
      </Awaited>
      {holders.length > 0 && (
        <table className={`${table.table} ${table.rows}`}>
          <tbody>
            {holders.map((one) => (
              <tr key={one.id}>
                <td className={table.who}>
                  <Link to={`/holders/${one.id}`}>{one.name}</Link>
                </td>
                <td>{one.employer}</td>
                <td className="mute">{one.fromOn && t('staff:page.since', { on: one.fromOn })}</td>
                <td className={table.end}>
                  {one.openRequests > 0 && <Tag tone="warn">{t('staff:page.open', { count: one.openRequests })}</Tag>}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <Pager
        before={at * SHOWN}
        shown={holders.length}
        total={list.data?.total ?? 0}
        onBack={() => setAt(at - 1)}
        onNext={() => setAt(at + 1)}
      />
    </Sheet>
  )
}

function OpenRequests({ staffId }: { staffId: number }) {
  const { t } = useWords()
  const list = useQuery(api.requests.list.queryOptions({ input: { filter: { view: 'open', staffId }, limit: SHOWN } }))
  const requests = list.data?.requests ?? []
  return (
    <Sheet title={t('staff:page.requests')} note={list.data && t('requests:page.total', { count: list.data.total })}>
      <Awaited of={list} lines={4}>
        {requests.length === 0 && <Empty title={t('staff:page.noRequests')} />}
      </Awaited>
      {requests.length > 0 && (
        <table className={`${table.table} ${table.rows}`}>
          <tbody>
            {requests.map((one) => (
              <tr key={one.id}>
                <td className={table.line}>
                  <Link className="mono" to={`/requests/${one.id}`}>
                    {one.number}
                  </Link>
                </td>
                <td>{one.holder ?? one.employer}</td>
                <td>{one.content}</td>
                <td className={table.line}>
                  <Tag tone={one.daysLeft !== null && one.daysLeft < 0 ? 'late' : 'plain'}>
                    {one.dueOn ?? t(`requests:state.${one.state}`)}
                  </Tag>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Sheet>
  )
}

function isNow({ fromOn, toOn }: CoverView): boolean {
  const day = today()
  return fromOn <= day && day <= toOn
}
