import { useQuery } from '@tanstack/react-query'
import { Checkbox, Input } from 'antd'
import { useState, type ReactNode } from 'react'
import { useSearchParams } from 'react-router'
import type { LedgerRowView, LedgerView } from '#shared/contract/special-ledgers.ts'
import { Day } from '#shared/domain/days.ts'
import { api, call } from '#renderer/api/api.ts'
import { useCommand } from '#renderer/api/changes.ts'
import { useMayChange } from '#renderer/api/operator.ts'
import { sentenceOf } from '#renderer/api/refusals.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import { ActionButton } from '#renderer/ui/actions/ActionButton.tsx'
import { useAction } from '#renderer/ui/actions/actions.ts'
import { Button } from '#renderer/ui/Button.tsx'
import { Pager } from '#renderer/ui/Pager.tsx'
import { Sheet } from '#renderer/ui/Sheet.tsx'
import { Awaited, Empty, Refused } from '#renderer/ui/states.tsx'
import { Tag } from '#renderer/ui/Tag.tsx'
import { useSettled } from '#renderer/ui/use-settled.ts'
import { ABSENT, ADD, ADOPT, CAME, ENTER, SETTINGS } from './actions.ts'
import { AdoptDialog, LedgerDialog } from './LedgerDialogs.tsx'
import beside from '#renderer/ui/beside.module.css'
import page from '#renderer/ui/page.module.css'
import styles from './ledgers.module.css'
import { RowDialog } from './RowDialog.tsx'
import { RowsTable } from './RowsTable.tsx'
import { useLedgers, useLedgerWords, useMayKeep } from './use-ledgers.ts'

const SHOWN = 50

interface LedgersPageProps {
  /** Beside the rows: what is done with all that are shown. */
  readonly tools: (shown: { ledgerId: number; text: string; from?: Day; to?: Day }) => ReactNode
}

/** The special ledgers, and the rows of the one that stands in the address. */
export function LedgersPage({ tools }: LedgersPageProps) {
  const { t } = useWords()
  const { nameOf } = useLedgerWords()
  const [params, setParams] = useSearchParams()
  const [asked, setAsked] = useState<'adopt' | 'add' | null>(null)
  const mayKeep = useMayKeep()
  const list = useLedgers()
  const ledgers = list.data?.ledgers ?? []
  const shown = ledgers.find(({ id }) => String(id) === params.get('ledger')) ?? ledgers[0]
  const adopt = useAction(ADOPT, () => setAsked('adopt'), mayKeep && (list.data?.presets.length ?? 0) > 0)
  const add = useAction(ADD, () => setAsked('add'), mayKeep)
  return (
    <div className={page.page}>
      <div className={page.head}>
        <h1>{t('specialLedgers:title')}</h1>
        <div className={`${page.tools} ${page.end}`}>
          <ActionButton action={adopt} />
          <ActionButton action={add} />
        </div>
      </div>
      <Awaited of={list} lines={4}>
        {ledgers.length === 0 && (
          <Empty title={t('specialLedgers:page.empty')}>{t('specialLedgers:page.emptyHint')}</Empty>
        )}
      </Awaited>
      {shown && (
        <div className={beside.page}>
          <Sheet title={t('specialLedgers:page.ledgers')}>
            <ul className={beside.choices}>
              {ledgers.map((ledger) => (
                <li key={ledger.id}>
                  <button
                    type="button"
                    aria-current={ledger.id === shown.id}
                    onClick={() => setParams({ ledger: String(ledger.id) })}
                  >
                    <b>{nameOf(ledger)}</b>
                    <span className={styles.told}>
                      <span className="mute">
                        {t('specialLedgers:page.rows', { count: ledger.rows })} ·{' '}
                        {t(`specialLedgers:unit.${ledger.unit}`)}
                      </span>
                      {ledger.provenance === 'template' && <Tag tone="warn">{t('specialLedgers:page.template')}</Tag>}
                      {!ledger.isActive && <Tag>{t('specialLedgers:page.inactive')}</Tag>}
                    </span>
                  </button>
                </li>
              ))}
            </ul>
          </Sheet>
          <Rows key={shown.id} ledger={shown} mayKeep={mayKeep} tools={tools} />
        </div>
      )}
      {asked === 'adopt' && <AdoptDialog onClose={() => setAsked(null)} />}
      {asked === 'add' && <LedgerDialog ledger={null} onClose={() => setAsked(null)} />}
    </div>
  )
}

/** The days whose rows are shown, where the address names them. */
function periodIn(params: URLSearchParams): { readonly from: Day; readonly to: Day } | null {
  const [from, to] = [Day.safeParse(params.get('from')), Day.safeParse(params.get('to'))]
  return from.success && to.success ? { from: from.data, to: to.data } : null
}

interface RowsProps extends LedgersPageProps {
  readonly ledger: LedgerView
  readonly mayKeep: boolean
}

function Rows({ ledger, mayKeep, tools }: RowsProps) {
  const { t } = useWords()
  const { nameOf } = useLedgerWords()
  const mayChange = useMayChange()
  const [at, setAt] = useState(0)
  const [typed, setTyped] = useState('')
  const [row, setRow] = useState<LedgerRowView | 'new' | null>(null)
  const [isSetting, setSetting] = useState(false)
  const [chosen, setChosen] = useState<readonly number[]>([])
  const text = useSettled(typed.trim(), 200)
  const [params, setParams] = useSearchParams()
  const period = periodIn(params)
  const list = useQuery(
    api.specialLedgers.rows.queryOptions({ input: { ledgerId: ledger.id, text, ...period, page: at, limit: SHOWN } }),
  )
  const rows = list.data?.rows ?? []
  const mark = useCommand('specialLedgers.attend', call.specialLedgers.attend)
  const attend = async (attended: boolean) => {
    if (await mark.run({ ids: [...chosen], attended })) setChosen([])
  }
  /** What is ticked is what is seen. */
  const turnTo = (page: number) => {
    setAt(page)
    setChosen([])
  }
  const canMark = mayChange && ledger.hasAttendance && chosen.length > 0
  const enter = useAction(ENTER, () => setRow('new'), mayChange && ledger.isActive)
  const settings = useAction(SETTINGS, () => setSetting(true), mayKeep)
  const came = useAction(CAME, () => void attend(true), canMark)
  const absent = useAction(ABSENT, () => void attend(false), canMark)
  return (
    <Sheet
      title={nameOf(ledger)}
      note={list.data && t('specialLedgers:page.total', { count: list.data.total })}
      tools={
        <>
          {ledger.hasAttendance && chosen.length > 0 && (
            <>
              <ActionButton action={came} size="small" />
              <ActionButton action={absent} size="small" />
            </>
          )}
          <ActionButton action={enter} size="small" type="primary" />
          <ActionButton action={settings} size="small" />
        </>
      }
    >
      <div className={beside.filter}>
        {ledger.note && <p className="mute">{ledger.note}</p>}
        {period && (
          <p>
            {t('specialLedgers:page.period', period)}
            <Button
              type="link"
              size="small"
              onClick={() => {
                setParams({ ledger: String(ledger.id) })
                turnTo(0)
              }}
            >
              {t('specialLedgers:page.anyDay')}
            </Button>
          </p>
        )}
        <Input
          allowClear
          aria-label={t('specialLedgers:page.search')}
          placeholder={t('specialLedgers:page.search')}
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value)
            turnTo(0)
          }}
        />
        {rows.length > 0 && tools({ ledgerId: ledger.id, text, ...period })}
        <Refused sentence={mark.refusal ? sentenceOf(t, mark.refusal) : undefined} />
      </div>
      <Awaited of={list} lines={6}>
        {rows.length === 0 && <Empty title={t('specialLedgers:page.none')} />}
      </Awaited>
      {rows.length > 0 && (
        <RowsTable
          ledger={ledger}
          rows={rows}
          selection={(one) =>
            ledger.hasAttendance && mayChange ? (
              <Checkbox
                aria-label={t('specialLedgers:page.select', { who: one.holder ?? one.employer ?? '' })}
                checked={chosen.includes(one.id)}
                onChange={({ target }) =>
                  setChosen(target.checked ? [...chosen, one.id] : chosen.filter((id) => id !== one.id))
                }
              />
            ) : null
          }
          tools={(one) =>
            mayChange && (
              <Button
                size="small"
                aria-label={`${t('specialLedgers:action.edit')} ${one.holder ?? one.employer ?? ''}`}
                onClick={() => setRow(one)}
              >
                {t('specialLedgers:action.edit')}
              </Button>
            )
          }
          remove={mayChange}
        />
      )}
      <div className={beside.filter}>
        <Pager
          before={at * SHOWN}
          shown={rows.length}
          total={list.data?.total ?? 0}
          onBack={() => turnTo(at - 1)}
          onNext={() => turnTo(at + 1)}
        />
      </div>
      {row && <RowDialog ledger={ledger} row={row === 'new' ? null : row} onClose={() => setRow(null)} />}
      {isSetting && <LedgerDialog ledger={ledger} onClose={() => setSetting(false)} />}
    </Sheet>
  )
}
