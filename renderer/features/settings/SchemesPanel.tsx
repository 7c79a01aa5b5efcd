import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { SchemeView } from '#shared/contract/schemes.ts'
import { api } from '#renderer/api/api.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import { ActionButton } from '#renderer/ui/actions/ActionButton.tsx'
import { useAction } from '#renderer/ui/actions/actions.ts'
import { Failed, Loading } from '#renderer/ui/states.tsx'
import { ADD_SCHEME } from './actions.ts'
import { SchemeCard } from './SchemeCard.tsx'
import { AddSchemeDialog } from './SchemeDialog.tsx'
import { EmblemSheet } from './EmblemSheet.tsx'
import { Panel } from './Panel.tsx'
import styles from './settings.module.css'
import { useMayKeep } from './use-keeper.ts'

/** The card schemes in use and, below, those that could be. */
export function SchemesPanel() {
  const { t } = useWords()
  const [isAdding, setAdding] = useState(false)
  const mayKeep = useMayKeep()
  const add = useAction(ADD_SCHEME, () => setAdding(true), mayKeep)
  const list = useQuery(api.schemes.list.queryOptions({ input: {} }))
  if (list.isPending) return <Loading lines={8} />
  if (list.isError) return <Failed error={list.error} retry={() => void list.refetch()} />
  const { schemes } = list.data
  return (
    <Panel lead={t('settings:provenanceNote')} tools={<ActionButton action={add} />}>
      <Cards schemes={schemes.filter(({ isInUse }) => isInUse)} all={schemes} mayKeep={mayKeep} />
      <EmblemSheet mayKeep={mayKeep} />
      <div className={styles.head}>
        <h3>{t('settings:schemes.others')}</h3>
        <span className={styles.remark}>{t('settings:schemes.othersNote')}</span>
      </div>
      <Cards schemes={schemes.filter(({ isInUse }) => !isInUse)} all={schemes} mayKeep={mayKeep} />
      {isAdding && <AddSchemeDialog onClose={() => setAdding(false)} />}
    </Panel>
  )
}

interface CardsProps {
  readonly schemes: readonly SchemeView[]
  readonly all: readonly SchemeView[]
  readonly mayKeep: boolean
}

function Cards({ schemes, all, mayKeep }: CardsProps) {
  return (
    <div className={styles.cards}>
      {schemes.map((scheme) => (
        <SchemeCard
          key={scheme.id}
          scheme={scheme}
          before={all.find(({ id }) => id === scheme.followsSchemeId)}
          mayKeep={mayKeep}
        />
      ))}
    </div>
  )
}
