import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'react-router'
import type { CardBatch } from '#shared/contract/cards.ts'
import type { SchemeView } from '#shared/contract/schemes.ts'
import { CardState } from '#shared/domain/cards.ts'
import { api, call } from '#renderer/api/api.ts'
import { useMayChange } from '#renderer/api/operator.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import { useNameOf } from '#renderer/i18n/use-name-of.ts'
import { ActionButton } from '#renderer/ui/actions/ActionButton.tsx'
import { useAction } from '#renderer/ui/actions/actions.ts'
import { OneOf, TextField } from '#renderer/ui/form/fields.tsx'
import { FormDialog } from '#renderer/ui/form/FormDialog.tsx'
import page from '#renderer/ui/page.module.css'
import table from '#renderer/ui/table.module.css'
import { Awaited, Empty } from '#renderer/ui/states.tsx'
import { Tag } from '#renderer/ui/Tag.tsx'
import { useGo } from '#renderer/ui/use-go.ts'
import { OPEN_BATCH } from './actions.ts'
import { isMadeHere, onlyOf } from './made-here.ts'
import styles from './pages.module.css'
import { StockSheet } from './StockSheet.tsx'
import { STATE_TONES } from './words.ts'

/** The batches in which the district's own cards are worked through, and the stock of blank pieces beside them. */
export function BatchesPage() {
  const { t } = useWords()
  const [isOpening, setOpening] = useState(false)
  const open = useAction(OPEN_BATCH, () => setOpening(true), useMayChange())
  const list = useQuery(api.cards.batches.queryOptions({ input: {} }))
  const schemes = useQuery(api.schemes.list.queryOptions({ input: {} }))
  const known = schemes.data?.schemes ?? []
  const batches = list.data?.batches ?? []
  return (
    <div className={page.page}>
      <div className={page.head}>
        <h1>{t('cards:batch.title')}</h1>
        <ActionButton action={open} type="primary" />
        <Link className={page.end} to="/cards">
          {t('cards:list.cards')}
        </Link>
      </div>
      <div className={styles.columns}>
        <div className={table.sheet}>
          <Awaited of={list} lines={6}>
            {batches.length === 0 && (
              <Empty title={t('cards:batch.none')}>
                <p>{t('cards:batch.noneHint')}</p>
              </Empty>
            )}
          </Awaited>
          <ul className={styles.batches}>
            {batches.map((batch) => (
              <BatchLine key={batch.id} batch={batch} scheme={known.find(({ id }) => id === batch.schemeId)} />
            ))}
          </ul>
        </div>
        <StockSheet schemes={known} />
      </div>
      {isOpening && <OpenBatchDialog schemes={known.filter(isMadeHere)} onClose={() => setOpening(false)} />}
    </div>
  )
}

function BatchLine({ batch, scheme }: { batch: CardBatch; scheme: SchemeView | undefined }) {
  const { t } = useWords()
  const nameOf = useNameOf()
  return (
    <li>
      <Link to={`/cards/batches/${batch.id}`}>{batch.name}</Link>
      <span>{scheme && nameOf(scheme)}</span>
      <span className="mute">
        {batch.closedOn === null
          ? t('cards:batch.opened', { day: batch.openedOn })
          : t('cards:batch.closed', { day: batch.closedOn })}
      </span>
      <PieceTags pieces={batch.pieces} />
    </li>
  )
}

/** How many cards of a batch stand where. */
export function PieceTags({ pieces }: Pick<CardBatch, 'pieces'>) {
  const { t } = useWords()
  return (
    <span className={styles.tags}>
      {CardState.options.map((state) => {
        const count = pieces[state] ?? 0
        return (
          count > 0 && (
            <Tag key={state} tone={STATE_TONES[state]}>
              {t(`cards:state.${state}`)} {count}
            </Tag>
          )
        )
      })}
    </span>
  )
}

function OpenBatchDialog({ schemes, onClose }: { schemes: readonly SchemeView[]; onClose: () => void }) {
  const { t } = useWords()
  const nameOf = useNameOf()
  const navigate = useGo()
  const initial: { readonly schemeId: number | null; readonly name: string } = { schemeId: onlyOf(schemes), name: '' }
  return (
    <FormDialog
      title={t('cards:batch.open')}
      initial={initial}
      command="cards.openBatch"
      save={({ schemeId, name }) => call.cards.openBatch({ schemeId: schemeId ?? 0, name })}
      onDone={({ id }) => void navigate(`/cards/batches/${id}`)}
      onClose={onClose}
    >
      {(form) => (
        <>
          <OneOf<number>
            {...form.bind('schemeId')}
            label={t('cards:list.scheme')}
            isRequired
            options={schemes.map((scheme) => ({ value: scheme.id, label: nameOf(scheme) }))}
          />
          <TextField
            {...form.bind('name')}
            label={t('cards:batch.name')}
            placeholder={t('cards:batch.namePlaceholder')}
          />
        </>
      )}
    </FormDialog>
  )
}
