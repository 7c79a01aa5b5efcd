import { skipToken, useQuery } from '@tanstack/react-query'
import { Input } from 'antd'
import { useState } from 'react'
import type { HolderDetail, HolderSummary } from '#shared/contract/holders.ts'
import { api } from '#renderer/api/api.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import { FirstFocus } from '#renderer/ui/form/FirstFocus.tsx'
import { Field } from '#renderer/ui/form/Field.tsx'
import { Sheet } from '#renderer/ui/Sheet.tsx'
import { Empty } from '#renderer/ui/states.tsx'
import { useSettled } from '#renderer/ui/use-settled.ts'
import { HolderLine } from './HolderLine.tsx'
import styles from './MergePage.module.css'

const PAUSE_MS = 150

/** Chooses the registration to be joined with `holder`: those that look like the same person first, or by search. */
export function MergeChooser({ holder, onChoose }: { holder: HolderDetail; onChoose: (id: number) => void }) {
  const { t } = useWords()
  const [typed, setTyped] = useState('')
  const query = useSettled(typed.trim(), PAUSE_MS)
  const alike = useQuery(
    api.holders.duplicates.queryOptions({
      input: { exceptId: holder.id, name: holder.name, bornOn: holder.bornOn },
    }),
  )
  const found = useQuery(api.holders.find.queryOptions({ input: query === '' ? skipToken : { query, limit: 10 } }))
  const shown =
    query === ''
      ? (alike.data?.duplicates.map((duplicate) => duplicate.holder) ?? [])
      : (found.data?.matches.map((match) => match.holder) ?? [])
  const choices = shown.filter(({ id, state }) => id !== holder.id && state === 'active')
  return (
    <Sheet title={t('holders:merge.other')} note={query === '' ? t('holders:merge.alike') : undefined}>
      <div className={styles.search}>
        <FirstFocus>
          <Field label={t('holders:merge.search')}>
            {(control) => (
              <Input {...control} value={typed} autoComplete="off" onChange={(event) => setTyped(event.target.value)} />
            )}
          </Field>
        </FirstFocus>
      </div>
      {choices.length === 0 && (alike.isSuccess || found.isSuccess) && <Empty title={t('holders:merge.none')} />}
      <ul className={styles.choices}>
        {choices.map((choice: HolderSummary) => (
          <li key={choice.id}>
            <button type="button" onClick={() => onChoose(choice.id)}>
              <HolderLine holder={choice} />
            </button>
          </li>
        ))}
      </ul>
    </Sheet>
  )
}
