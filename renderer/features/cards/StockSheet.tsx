import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { SchemeView } from '#shared/contract/schemes.ts'
import { api, call } from '#renderer/api/api.ts'
import { useMayChange } from '#renderer/api/operator.ts'
import { today } from '#renderer/i18n/formats.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import { useNameOf } from '#renderer/i18n/use-name-of.ts'
import { ActionButton } from '#renderer/ui/actions/ActionButton.tsx'
import { useAction } from '#renderer/ui/actions/actions.ts'
import { DayField, NumberField, OneOf, OptionalText } from '#renderer/ui/form/fields.tsx'
import { FormDialog } from '#renderer/ui/form/FormDialog.tsx'
import { Sheet } from '#renderer/ui/Sheet.tsx'
import { Awaited, Empty } from '#renderer/ui/states.tsx'
import { RECEIVE_BLANKS, VOID_BLANKS } from './actions.ts'
import { isMadeHere, onlyOf } from './made-here.ts'
import styles from './pages.module.css'

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
      <Awaited of={list} lines={2}>
        {stock.length === 0 && <Empty title={t('cards:stock.none')} />}
      </Awaited>
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

interface StockFields {
  readonly schemeId: number | null
  readonly quantity: number | null
  readonly on: string | null
  readonly note: string | null
}

function StockDialog({ kind, schemes, onClose }: StockDialogProps) {
  const { t } = useWords()
  const nameOf = useNameOf()
  const initial: StockFields = { schemeId: onlyOf(schemes), quantity: null, on: today(), note: null }
  return (
    <FormDialog
      title={t(kind === 'received' ? 'cards:stock.receive' : 'cards:stock.void')}
      initial={initial}
      command="cards.recordBlanks"
      save={({ schemeId, quantity, on, note }) =>
        call.cards.recordBlanks({
          schemeId: schemeId ?? 0,
          kind,
          quantity: quantity ?? 0,
          on: on ?? '',
          note: note?.trim() || null,
        })
      }
      onClose={onClose}
      fields={{ 'card/too-few-blanks': 'quantity' }}
    >
      {(form) => (
        <>
          <OneOf<number>
            {...form.bind('schemeId')}
            label={t('cards:list.scheme')}
            isRequired
            options={schemes.map((scheme) => ({ value: scheme.id, label: nameOf(scheme) }))}
          />
          <NumberField {...form.bind('quantity')} label={t('cards:stock.quantity')} isRequired />
          <DayField {...form.bind('on')} label={t('cards:field.on')} isRequired />
          <OptionalText {...form.bind('note')} label={t('cards:field.note')} />
        </>
      )}
    </FormDialog>
  )
}
