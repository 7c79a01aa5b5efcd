import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'react-router'
import { api } from '#renderer/api/api.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import { useNameOf } from '#renderer/i18n/use-name-of.ts'
import { ActionButton } from '#renderer/ui/actions/ActionButton.tsx'
import { useAction } from '#renderer/ui/actions/actions.ts'
import { Button } from '#renderer/ui/Button.tsx'
import { Sheet } from '#renderer/ui/Sheet.tsx'
import { Empty, Failed, Loading } from '#renderer/ui/states.tsx'
import { useGo } from '#renderer/ui/use-go.ts'
import { RECORD } from './actions.ts'
import styles from './requests.module.css'
import { DueWords, StateWord } from './words.tsx'

interface HolderRequestsProps {
  readonly holder: { readonly id: number }
  readonly canChange: boolean
}

const SHOWN = 20

/** The holder's open requests, or all there ever were. */
export function HolderRequests({ holder, canChange }: HolderRequestsProps) {
  const { t } = useWords()
  const nameOf = useNameOf()
  const navigate = useGo()
  const [isAll, setAll] = useState(false)
  const record = useAction(RECORD, () => void navigate(`/requests/new?holder=${holder.id}`), canChange)
  const filter = { holderId: holder.id, view: isAll ? ('all' as const) : ('open' as const) }
  const list = useQuery(api.requests.list.queryOptions({ input: { filter, limit: SHOWN } }))
  const requests = list.data?.requests ?? []
  return (
    <Sheet
      title={isAll ? t('requests:page.all') : t('requests:page.open')}
      note={list.data && t('requests:page.total', { count: list.data.total })}
      tools={
        <>
          <Button size="small" type="text" aria-pressed={isAll} onClick={() => setAll(!isAll)}>
            {isAll ? t('requests:page.open') : t('requests:page.all')}
          </Button>
          <ActionButton action={record} size="small" type="primary" />
        </>
      }
    >
      {list.isPending && <Loading lines={2} />}
      {list.isError && <Failed error={list.error} retry={() => void list.refetch()} />}
      {list.isSuccess && requests.length === 0 && <Empty title={t('requests:page.noOpen')} />}
      {requests.length > 0 && (
        <ul className={styles.body}>
          {requests.map((request) => (
            <li key={request.id} className={styles.row}>
              <Link className="mono" to={`/requests/${request.id}`}>
                {request.number}
              </Link>
              <span>{nameOf(request.item ?? request.category)}</span>
              <StateWord state={request.state} />
              <span>
                <DueWords request={request} />
              </span>
            </li>
          ))}
        </ul>
      )}
    </Sheet>
  )
}
