import { DeleteOutlined, PayCircleOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'react-router'
import type { SubsidyView } from '#shared/contract/subsidies.ts'
import { SubsidyKind } from '#shared/domain/subsidies.ts'
import { yuan } from '#shared/domain/money.ts'
import { api, call } from '#renderer/api/api.ts'
import { useMayChange } from '#renderer/api/operator.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import { useNameOf } from '#renderer/i18n/use-name-of.ts'
import { ActionButton } from '#renderer/ui/actions/ActionButton.tsx'
import { useAction, type ActionKind } from '#renderer/ui/actions/actions.ts'
import { Button } from '#renderer/ui/Button.tsx'
import { RemoveDialog } from '#renderer/ui/form/RemoveDialog.tsx'
import { Sheet } from '#renderer/ui/Sheet.tsx'
import { Awaited, Empty } from '#renderer/ui/states.tsx'
import table from '#renderer/ui/table.module.css'
import { SubsidyDialog } from './SubsidyDialog.tsx'
import styles from './subsidies.module.css'

const RECORD: ActionKind = { id: 'subsidies.record', label: 'subsidies:record', icon: PayCircleOutlined }

interface SubsidySheetProps {
  /** Of a request, or of a holder. */
  readonly of: { readonly requestId: number } | { readonly holderId: number }
  readonly canChange?: boolean
}

/** Money asked for, granted and paid: three sums, and the lines behind them. */
export function SubsidySheet({ of, canChange = true }: SubsidySheetProps) {
  const { t } = useWords()
  const mayChange = useMayChange() && canChange
  const [isRecording, setRecording] = useState(false)
  const [removed, setRemoved] = useState<SubsidyView | null>(null)
  const record = useAction(RECORD, () => setRecording(true), mayChange)
  const list = useQuery(api.subsidies.list.queryOptions({ input: of }))
  const { lines = [], ceilingFen = null, ceilingPer = null, askedFen = null } = list.data ?? {}
  return (
    <Sheet
      title={t('subsidies:title')}
      note={ceilingFen !== null && t(`subsidies:ceiling.${ceilingPer ?? 'use'}`, { amount: yuan(ceilingFen) })}
      tools={<ActionButton action={record} size="small" />}
    >
      <Awaited of={list} lines={2}>
        {lines.length === 0 && <Empty title={t('subsidies:none')} />}
      </Awaited>
      {list.data && lines.length > 0 && (
        <>
          <dl className={styles.sums}>
            {SubsidyKind.options.map((kind) => (
              <div key={kind}>
                <dt className="mute">{t(`subsidies:kind.${kind}`)}</dt>
                <dd>{t('subsidies:yuan', { amount: yuan(list.data.sums[`${kind}Fen`]) })}</dd>
              </div>
            ))}
          </dl>
          <Lines lines={lines} isOfRequest={'requestId' in of} mayChange={mayChange} onRemove={setRemoved} />
        </>
      )}
      {isRecording && <SubsidyDialog of={of} askedFen={askedFen} onClose={() => setRecording(false)} />}
      {removed && (
        <RemoveDialog
          question={t('subsidies:removeQuestion', { amount: yuan(removed.amountFen), day: removed.onDay })}
          command="subsidies.remove"
          remove={() => call.subsidies.remove({ id: removed.id, seen: removed.seq })}
          onClose={() => setRemoved(null)}
        />
      )}
    </Sheet>
  )
}

interface LinesProps {
  readonly lines: readonly SubsidyView[]
  readonly isOfRequest: boolean
  readonly mayChange: boolean
  readonly onRemove: (line: SubsidyView) => void
}

function Lines({ lines, isOfRequest, mayChange, onRemove }: LinesProps) {
  const { t } = useWords()
  const nameOf = useNameOf()
  return (
    <table className={`${table.table} ${table.top}`}>
      <tbody>
        {lines.map((line) => (
          <tr key={line.id}>
            <td className={table.line}>{line.onDay}</td>
            <td className={table.line}>{t(`subsidies:kind.${line.kind}`)}</td>
            <td className={table.end}>{t('subsidies:yuan', { amount: yuan(line.amountFen) })}</td>
            <td>
              {!isOfRequest && line.requestId !== null && (
                <Link className="mono" to={`/requests/${line.requestId}`}>
                  {line.request}
                </Link>
              )}{' '}
              {!isOfRequest && line.item && nameOf(line.item)} <span className="mute">{line.note}</span>
            </td>
            <td className={table.tools}>
              {mayChange && (
                <Button
                  size="small"
                  type="text"
                  icon={<DeleteOutlined />}
                  aria-label={t('subsidies:removeOf', { amount: yuan(line.amountFen), day: line.onDay })}
                  onClick={() => onRemove(line)}
                />
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
