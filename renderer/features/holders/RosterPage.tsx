import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Segmented } from 'antd'
import { useState, type ReactNode } from 'react'
import { useSearchParams } from 'react-router'
import { HolderState } from '#shared/domain/holder.ts'
import { api } from '#renderer/api/api.ts'
import { useMayChange } from '#renderer/api/operator.ts'
import { countOf } from '#renderer/i18n/formats.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import { ActionButton } from '#renderer/ui/actions/ActionButton.tsx'
import { useAction } from '#renderer/ui/actions/actions.ts'
import { Button } from '#renderer/ui/Button.tsx'
import page from '#renderer/ui/page.module.css'
import { Pager } from '#renderer/ui/Pager.tsx'
import { Awaited } from '#renderer/ui/states.tsx'
import { useGo } from '#renderer/ui/use-go.ts'
import { REGISTER } from './actions.ts'
import { EmptyRoster } from './EmptyRoster.tsx'
import { HolderPreview } from './HolderPreview.tsx'
import styles from './RosterPage.module.css'
import { RosterTable } from './RosterTable.tsx'

const PAGE = 50

interface RosterPageProps {
  /** What can be written for all that are chosen. */
  readonly papers: (ids: readonly number[]) => ReactNode
}

/** The register in the order of pinyin, a page at a time. */
export function RosterPage({ papers }: RosterPageProps) {
  const { t } = useWords()
  const navigate = useGo()
  const { state, cursors, show } = useRosterAddress()
  const [selected, setSelected] = useState<number | null>(null)
  const [chosen, setChosen] = useState<readonly number[]>([])
  const register = useAction(REGISTER, () => void navigate('/holders/new'), useMayChange())
  const list = useQuery({
    ...api.holders.list.queryOptions({ input: { state, after: cursors.at(-1) ?? null, limit: PAGE } }),
    placeholderData: keepPreviousData,
  })
  const holders = list.data?.holders ?? []
  const total = list.data?.total ?? 0
  // What has left the page is no longer chosen: nothing is written for whom nobody sees.
  const chosenHere = chosen.filter((id) => holders.some((holder) => holder.id === id))
  const from = cursors.length * PAGE
  const last = holders.at(-1)

  return (
    <div className={styles.page}>
      <div className={page.page}>
        <div className={page.head}>
          <h1>{t('holders:roster.title')}</h1>
          <span className="mute">{t('holders:roster.total', { count: total, total: countOf(total) })}</span>
          <Segmented<HolderState>
            className={page.end ?? ''}
            value={state}
            aria-label={t('holders:roster.state')}
            options={HolderState.options.map((value) => ({ value, label: t(`holders:state.${value}`) }))}
            onChange={(value) => show(value, [])}
          />
          <ActionButton action={register} type="primary" />
        </div>
        <Awaited of={list} lines={12}>
          {holders.length === 0 && <EmptyRoster state={state} />}
        </Awaited>
        {holders.length > 0 && (
          <>
            {chosenHere.length > 0 && (
              <div className={page.tools}>
                <b>{t('holders:roster.chosen', { count: chosenHere.length })}</b>
                {papers(chosenHere)}
                <Button size="small" type="text" onClick={() => setChosen([])}>
                  {t('holders:roster.none')}
                </Button>
              </div>
            )}
            <RosterTable
              holders={holders}
              selected={selected}
              onSelect={setSelected}
              chosen={chosenHere}
              onChoose={state === 'active' ? setChosen : null}
            />
            <Pager
              before={from}
              shown={holders.length}
              total={total}
              onBack={() => show(state, cursors.slice(0, -1))}
              onNext={() => last && show(state, [...cursors, last.id])}
            />
          </>
        )}
      </div>
      <aside className={styles.preview} aria-label={t('holders:roster.preview')}>
        <HolderPreview id={selected ?? holders[0]?.id ?? null} />
      </aside>
    </div>
  )
}

/** State and page stand in the address (the last holder of each page before), so that going back finds them again. */
function useRosterAddress() {
  const [params, setParams] = useSearchParams()
  const state = HolderState.catch('active').parse(params.get('state'))
  const cursors = (params.get('after') ?? '').split('.').filter(Boolean).map(Number)
  const show = (nextState: HolderState, nextCursors: readonly number[]) => {
    setParams({
      ...(nextState !== 'active' && { state: nextState }),
      ...(nextCursors.length > 0 && { after: nextCursors.join('.') }),
    })
  }
  return { state, cursors, show }
}
