import { useQuery } from '@tanstack/react-query'
import { Checkbox } from 'antd'
import { useState } from 'react'
import type { CardBatch } from '#shared/contract/cards.ts'
import { api, call } from '#renderer/api/api.ts'
import { useCommand } from '#renderer/api/changes.ts'
import { sentenceOf } from '#renderer/api/refusals.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import { useNameOf } from '#renderer/i18n/use-name-of.ts'
import { Dialog } from '#renderer/ui/Dialog.tsx'
import { SAVE } from '#renderer/ui/form/actions.ts'
import { FirstFocus } from '#renderer/ui/form/FirstFocus.tsx'
import { Awaited, Empty, Refused } from '#renderer/ui/states.tsx'
import { CONFIRM } from './actions.ts'
import styles from './pages.module.css'

interface BatchDialogProps {
  readonly batch: CardBatch
  readonly onClose: () => void
}

/** Applications of the scheme that stand in no batch, all chosen to begin with. */
export function AddToBatchDialog({ batch, onClose }: BatchDialogProps) {
  const { t } = useWords()
  const nameOf = useNameOf()
  const [left, setLeft] = useState<ReadonlySet<number>>(new Set())
  const filter = { schemeId: batch.schemeId, state: 'applied' as const, isUnbatched: true }
  const list = useQuery(api.cards.list.queryOptions({ input: { filter, limit: 500 } }))
  const add = useCommand('cards.addToBatch', call.cards.addToBatch)
  const waiting = (list.data?.cards ?? []).filter(({ issuer }) => issuer === 'district')
  const save = async () => {
    const targets = waiting.filter(({ id }) => !left.has(id)).map(({ id, seq }) => ({ id, seen: seq }))
    if (targets.length > 0 && (await add.run({ batchId: batch.id, targets }))) onClose()
  }
  const toggle = (id: number, isTaken: boolean) => {
    const next = new Set(left)
    if (isTaken) next.delete(id)
    else next.add(id)
    setLeft(next)
  }
  return (
    <Dialog
      title={t('cards:batch.addTitle', { name: batch.name })}
      isOpen
      onClose={onClose}
      {...(waiting.length > 0 && { confirm: SAVE, onConfirm: () => void save() })}
      isBusy={add.isRunning}
    >
      <Refused sentence={add.refusal ? sentenceOf(t, add.refusal) : undefined} />
      <Awaited of={list} lines={4}>
        {waiting.length === 0 && <Empty title={t('cards:batch.noApplications')} />}
      </Awaited>
      {waiting.length > 0 && (
        <FirstFocus>
          <fieldset className={styles.choices}>
            <legend>{t('cards:batch.addHint')}</legend>
            {waiting.map(({ id, holder, level }) => (
              <Checkbox key={id} checked={!left.has(id)} onChange={(event) => toggle(id, event.target.checked)}>
                {holder.name}{' '}
                <span className="mute">{[nameOf(level), holder.employer].filter(Boolean).join(' · ')}</span>
              </Checkbox>
            ))}
          </fieldset>
        </FirstFocus>
      )}
    </Dialog>
  )
}

/** Nothing goes into a batch that has been closed. */
export function CloseBatchDialog({ batch, onClose }: BatchDialogProps) {
  const { t } = useWords()
  const close = useCommand('cards.closeBatch', call.cards.closeBatch)
  const confirm = async () => {
    if (await close.run({ id: batch.id, seen: batch.seq })) onClose()
  }
  return (
    <Dialog
      title={t('cards:batch.closeTitle', { name: batch.name })}
      isOpen
      onClose={onClose}
      confirm={CONFIRM}
      onConfirm={() => void confirm()}
      isBusy={close.isRunning}
    >
      <Refused sentence={close.refusal ? sentenceOf(t, close.refusal) : undefined} />
      <p>{t('cards:batch.closeText')}</p>
    </Dialog>
  )
}
