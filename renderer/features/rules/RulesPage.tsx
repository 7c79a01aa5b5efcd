import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useSearchParams } from 'react-router'
import type { RuleSetView } from '#shared/contract/rules.ts'
import { KEEPERS } from '#shared/domain/roles.ts'
import { api } from '#renderer/api/api.ts'
import { useDeskStatus } from '#renderer/api/operator.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import { useNameOf } from '#renderer/i18n/use-name-of.ts'
import { ActionButton } from '#renderer/ui/actions/ActionButton.tsx'
import { useAction } from '#renderer/ui/actions/actions.ts'
import { Sheet } from '#renderer/ui/Sheet.tsx'
import { Awaited, Empty, Failed, Loading } from '#renderer/ui/states.tsx'
import { Tag } from '#renderer/ui/Tag.tsx'
import { ADD, COPY, DISCARD, DRAFT, PUBLISH } from './actions.ts'
import { RuleDialog } from './RuleDialog.tsx'
import beside from '#renderer/ui/beside.module.css'
import styles from './rules.module.css'
import { RuleTable } from './RuleTable.tsx'
import { DiscardDialog, DraftDialog, PublishDialog } from './SetDialogs.tsx'

/** The sets of rules, drafts first, and the rows of the one that stands in the address. */
export function RulesPage() {
  const { t } = useWords()
  const nameOf = useNameOf()
  const [params, setParams] = useSearchParams()
  const [isDrafting, setDrafting] = useState(false)
  const mayKeep = useMayKeep()
  const draft = useAction(DRAFT, () => setDrafting(true), mayKeep)
  const list = useQuery(api.rules.sets.queryOptions({ input: {} }))
  const sets = list.data?.sets ?? []
  const open = (id: number) => setParams({ set: String(id) })
  const shown = sets.find(({ id }) => String(id) === params.get('set')) ?? sets[0]
  return (
    <div className={beside.page}>
      <div className={beside.side}>
        <h1>{t('rules:title')}</h1>
        <Sheet title={t('rules:page.sets')} tools={<ActionButton action={draft} size="small" />}>
          <Awaited of={list} lines={4}>
            {sets.length === 0 && <Empty title={t('rules:page.noSets')} />}
          </Awaited>
          <ul className={beside.choices}>
            {sets.map((set) => (
              <li key={set.id}>
                <button type="button" aria-current={set.id === shown?.id} onClick={() => open(set.id)}>
                  <b>{nameOf({ ...set, nameZh: set.name })}</b>
                  <span>
                    <Tag tone={set.state === 'draft' ? 'warn' : 'done'}>{t(`rules:state.${set.state}`)}</Tag>{' '}
                    {t(`entitlements:issuer.${set.issuer}`)} · {t('rules:page.rows', { count: set.rows })}
                  </span>
                  <Dates set={set} />
                </button>
              </li>
            ))}
          </ul>
        </Sheet>
      </div>
      {shown && <RuleSetSheet key={shown.id} set={shown} mayKeep={mayKeep} onOpen={open} />}
      {isDrafting && <DraftDialog copyOf={null} onDone={open} onClose={() => setDrafting(false)} />}
    </div>
  )
}

/** Whether who is logged in may change rules, and the desk can record it. */
function useMayKeep(): boolean {
  const status = useDeskStatus()
  const role = status?.operator?.role
  return status?.state === 'open' && KEEPERS.some((keeper) => keeper === role)
}

function Dates({ set: { publishedOn, endsOn } }: { set: RuleSetView }) {
  const { t } = useWords()
  if (publishedOn === null) return null
  const ends = endsOn === null ? '' : ` · ${t('rules:page.until', { on: endsOn })}`
  return <span className="mute">{t('rules:page.from', { on: publishedOn }) + ends}</span>
}

interface RuleSetSheetProps {
  readonly set: RuleSetView
  readonly mayKeep: boolean
  readonly onOpen: (id: number) => void
}

function RuleSetSheet({ set, mayKeep, onOpen }: RuleSetSheetProps) {
  const { t } = useWords()
  const nameOf = useNameOf()
  const [asked, setAsked] = useState<'add' | 'copy' | 'publish' | 'discard' | null>(null)
  const isDraft = set.state === 'draft'
  const rows = useQuery(api.rules.list.queryOptions({ input: { ruleSetId: set.id } }))
  const add = useAction(ADD, () => setAsked('add'), mayKeep && isDraft)
  const copy = useAction(COPY, () => setAsked('copy'), mayKeep)
  const publish = useAction(PUBLISH, () => setAsked('publish'), mayKeep && isDraft)
  const discard = useAction(DISCARD, () => setAsked('discard'), mayKeep && isDraft)
  const close = () => setAsked(null)
  return (
    <Sheet
      title={nameOf({ ...set, nameZh: set.name })}
      note={t('rules:page.rows', { count: set.rows })}
      tools={
        <>
          <ActionButton action={add} size="small" type="primary" />
          <ActionButton action={publish} size="small" />
          <ActionButton action={copy} size="small" />
          <ActionButton action={discard} size="small" />
        </>
      }
    >
      <div className={styles.notes}>
        {set.note && <p>{set.note}</p>}
        {!isDraft && <p className="mute">{t('rules:page.published')}</p>}
      </div>
      {rows.isPending && <Loading lines={10} />}
      {rows.isError && <Failed error={rows.error} retry={() => void rows.refetch()} />}
      {rows.data?.rules.length === 0 && <Empty title={t('rules:page.none')} />}
      {rows.data && rows.data.rules.length > 0 && (
        <RuleTable set={set} rules={rows.data.rules} canChange={mayKeep && isDraft} />
      )}
      {asked === 'add' && <RuleDialog set={set} rule={null} onClose={close} />}
      {asked === 'copy' && <DraftDialog copyOf={set} onDone={onOpen} onClose={close} />}
      {asked === 'publish' && <PublishDialog set={set} onClose={close} />}
      {asked === 'discard' && <DiscardDialog set={set} onClose={close} />}
    </Sheet>
  )
}
