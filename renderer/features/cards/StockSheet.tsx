import { useQuery } from '@tanstack/react-query'
import { Input, InputNumber, Select } from 'antd'
import { useState } from 'react'
import type { SchemeView } from '#shared/contract/schemes.ts'
import { api, call } from '#renderer/api/api.ts'
import { useCommand } from '#renderer/api/changes.ts'
import { fieldErrorsOf, formErrorOf } from '#renderer/api/field-errors.ts'
import { useMayChange } from '#renderer/api/operator.ts'
import { today } from '#renderer/i18n/formats.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import { ActionButton } from '#renderer/ui/actions/ActionButton.tsx'
import { useAction } from '#renderer/ui/actions/actions.ts'
import { Dialog } from '#renderer/ui/Dialog.tsx'
import { DayInput } from '#renderer/ui/form/DayInput.tsx'
import { Field } from '#renderer/ui/form/Field.tsx'
import { Sheet } from '#renderer/ui/Sheet.tsx'
import { Empty, Failed, Loading, Refused } from '#renderer/ui/states.tsx'
import { RECEIVE_BLANKS, SAVE, VOID_BLANKS } from './actions.ts'
import { isMadeHere } from './made-here.ts'
import styles from './pages.module.css'
import { useNameOf } from './words.ts'

type Kind = 'received' | 'voided'

/** Blank pieces left of each scheme: a sum of what came in, was made into cards or was spoilt. */
export function StockSheet({ schemes }: { schemes: readonly SchemeView[] }) {
  const { t } = useWords()
  const nameOf = useNameOf()
  const mayChange = useMayChange()
  const [entered, setEntered] = useState<Kind | null>(null)
  const receive = useAction(RECEIVE_BLANKS, () => setEntered('received'), mayChange)
  const voidThem = useAction(VOID_BLANKS, () => setEntered('voided'), mayChange)
  const list = useQuery(api.cards.stock.queryOptions({ input: {} }))
  const stock = list.data?.stock ?? []
  return (
    <Sheet
      title={t('cards:stock.title')}
      tools={
        <>
          <ActionButton action={receive} size="small" />
          {stock.length > 0 && <ActionButton action={voidThem} size="small" />}
        </>
      }
    >
      {list.isPending && <Loading lines={2} />}
      {list.isError && <Failed error={list.error} retry={() => void list.refetch()} />}
      {list.isSuccess && stock.length === 0 && <Empty title={t('cards:stock.none')} />}
      <ul className={styles.stock}>
        {stock.map(({ schemeId, left, voided }) => {
          const scheme = schemes.find(({ id }) => id === schemeId)
          return (
            <li key={schemeId}>
              <span>{scheme && nameOf(scheme)}</span>
              <span>
                <b>{t('cards:stock.left', { count: left })}</b>{' '}
                {voided > 0 && <span className="mute">{t('cards:stock.voided', { count: voided })}</span>}
              </span>
            </li>
          )
        })}
      </ul>
      {entered && <StockDialog kind={entered} schemes={schemes.filter(isMadeHere)} onClose={() => setEntered(null)} />}
    </Sheet>
  )
}

interface StockDialogProps {
  readonly kind: Kind
  readonly schemes: readonly SchemeView[]
  readonly onClose: () => void
}

function StockDialog({ kind, schemes, onClose }: StockDialogProps) {
  const { t } = useWords()
  const nameOf = useNameOf()
  const [schemeId, setSchemeId] = useState<number | null>(schemes.length === 1 ? (schemes[0]?.id ?? null) : null)
  const [quantity, setQuantity] = useState<number | null>(null)
  const [on, setOn] = useState<string | null>(today())
  const [note, setNote] = useState('')
  const record = useCommand('cards.recordBlanks', call.cards.recordBlanks)
  const errors = fieldErrorsOf(t, record.refusal, { 'card/too-few-blanks': 'quantity' })
  const save = async () => {
    const entry = { schemeId: schemeId ?? 0, kind, quantity: quantity ?? 0, on: on ?? '', note: note.trim() || null }
    if (await record.run(entry)) onClose()
  }
  return (
    <Dialog
      title={t(kind === 'received' ? 'cards:stock.receive' : 'cards:stock.void')}
      isOpen
      onClose={onClose}
      confirm={SAVE}
      onConfirm={() => void save()}
      isBusy={record.isRunning}
    >
      <div className={styles.form}>
        <Refused sentence={formErrorOf(t, record.refusal, errors)} />
        <Field label={t('cards:list.scheme')} error={errors['schemeId']} isRequired>
          {(control) => (
            <Select<number>
              {...control}
              value={schemeId}
              options={schemes.map((scheme) => ({ value: scheme.id, label: nameOf(scheme) }))}
              onChange={setSchemeId}
            />
          )}
        </Field>
        <Field label={t('cards:stock.quantity')} error={errors['quantity']} isRequired>
          {(control) => (
            <InputNumber<number>
              {...control}
              className={styles.full ?? ''}
              min={1}
              precision={0}
              controls={false}
              value={quantity}
              onChange={setQuantity}
            />
          )}
        </Field>
        <Field label={t('cards:field.on')} error={errors['on']} isRequired>
          {(control) => <DayInput {...control} value={on} onChange={setOn} />}
        </Field>
        <Field label={t('cards:field.note')} error={errors['note']}>
          {(control) => (
            <Input {...control} value={note} autoComplete="off" onChange={(event) => setNote(event.target.value)} />
          )}
        </Field>
      </div>
    </Dialog>
  )
}
