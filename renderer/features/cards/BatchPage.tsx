import { useQuery } from '@tanstack/react-query'
import { useState, type ReactNode } from 'react'
import { Link, useParams } from 'react-router'
import type { CardBatch, CardView } from '#shared/contract/cards.ts'
import { isPrintable } from '#shared/domain/cards.ts'
import { api } from '#renderer/api/api.ts'
import { useMayChange } from '#renderer/api/operator.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import { useNameOf } from '#renderer/i18n/use-name-of.ts'
import { ActionButton } from '#renderer/ui/actions/ActionButton.tsx'
import { useAction } from '#renderer/ui/actions/actions.ts'
import { Button } from '#renderer/ui/Button.tsx'
import page from '#renderer/ui/page.module.css'
import { Empty, Failed, Loading } from '#renderer/ui/states.tsx'
import { Tag } from '#renderer/ui/Tag.tsx'
import { useGo } from '#renderer/ui/use-go.ts'
import { ADD_TO_BATCH, CLOSE_BATCH, PRINT_FACES, PRINT_SIGN_OFF } from './actions.ts'
import { AddToBatchDialog, CloseBatchDialog } from './BatchDialogs.tsx'
import { PieceTags } from './BatchesPage.tsx'
import { BatchSteps } from './BatchSteps.tsx'
import { CardDialog } from './CardDialog.tsx'
import { CardTable } from './CardTable.tsx'
import { OutsidePrinting } from './OutsidePrinting.tsx'
import { ASKED, valuesOf } from './steps.ts'
import { useBatch } from './use-batch.ts'

/** A batch from its applications to the last piece handed over; steps go to the chosen cards, or to all that may take them. */
export function BatchPage({ papers }: { readonly papers: Papers }) {
  const { t } = useWords()
  const id = Number(useParams()['id'])
  const { batch, cards, failure, retry } = useBatch(id)
  if (failure) return <Failed error={failure} retry={retry} />
  if (!batch || !cards) return <Loading lines={10} />
  return (
    <div className={page.page}>
      <BatchHead batch={batch} cards={cards} />
      {cards.length === 0 ? <Empty title={t('cards:batch.empty')} /> : <BatchCards cards={cards} papers={papers} />}
    </div>
  )
}

/** Papers for the cards with these ids. */
type Papers = (cards: readonly CardView[]) => ReactNode

function BatchHead({ batch, cards }: { batch: CardBatch; cards: readonly CardView[] }) {
  const { t } = useWords()
  const nameOf = useNameOf()
  const navigate = useGo()
  const mayChange = useMayChange()
  const [asked, setAsked] = useState<'add' | 'close' | null>(null)
  const isOpen = batch.closedOn === null
  const scheme = useQuery(api.schemes.list.queryOptions({ input: {} })).data?.schemes.find(
    ({ id }) => id === batch.schemeId,
  )
  const add = useAction(ADD_TO_BATCH, () => setAsked('add'), mayChange && isOpen)
  const close = useAction(CLOSE_BATCH, () => setAsked('close'), mayChange && isOpen)
  const signOff = useAction(
    PRINT_SIGN_OFF,
    () => void navigate(`/cards/batches/${batch.id}/sign-off`),
    cards.some((card) => isPrintable('sign-off', card)),
  )
  const faces = useAction(
    PRINT_FACES,
    () => void navigate(`/cards/batches/${batch.id}/faces`),
    cards.some((card) => isPrintable('face', card)),
  )
  return (
    <>
      <div className={page.head}>
        <h1>{batch.name}</h1>
        <span>{scheme && nameOf(scheme)}</span>
        {isOpen ? (
          <span className="mute">{t('cards:batch.opened', { day: batch.openedOn })}</span>
        ) : (
          <Tag>{t('cards:batch.closed', { day: batch.closedOn })}</Tag>
        )}
        <PieceTags pieces={batch.pieces} />
        <Link className={page.end} to="/cards/batches">
          {t('cards:list.batches')}
        </Link>
      </div>
      <div className={page.tools}>
        <ActionButton action={add} type={cards.length === 0 ? 'primary' : 'default'} />
        <ActionButton action={signOff} />
        <ActionButton action={faces} />
        <ActionButton action={close} />
        {mayChange && cards.some((card) => isPrintable('face', card)) && <OutsidePrinting batchId={batch.id} />}
      </div>
      {asked === 'add' && <AddToBatchDialog batch={batch} onClose={() => setAsked(null)} />}
      {asked === 'close' && <CloseBatchDialog batch={batch} onClose={() => setAsked(null)} />}
    </>
  )
}

function BatchCards({ cards, papers }: { cards: readonly CardView[]; papers: Papers }) {
  const { t } = useWords()
  const mayChange = useMayChange()
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set())
  const [collected, setCollected] = useState<CardView | null>(null)
  const there = new Set(cards.map(({ id }) => id))
  const still = new Set([...chosen].filter((id) => there.has(id)))
  const meant = cards.filter((card) => (still.size === 0 || still.has(card.id)) && isPrintable('receipt', card))
  return (
    <>
      {mayChange && <BatchSteps cards={cards} chosen={still} onTaken={() => setChosen(new Set())} />}
      {meant.length > 0 && <div className={page.tools}>{papers(meant)}</div>}
      <CardTable
        cards={cards}
        {...(mayChange && { choice: { chosen: still, onChoose: setChosen } })}
        tools={(card) => (
          <>
            {isPrintable('receipt', card) && <Link to={`/cards/${card.id}/receipt`}>{t('cards:batch.receipt')}</Link>}
            {card.may.includes('collect') && (
              <Button
                size="small"
                aria-label={`${t('cards:action.collect')} ${card.holder.name}`}
                onClick={() => setCollected(card)}
              >
                {t('cards:action.collect')}
              </Button>
            )}
          </>
        )}
      />
      {collected && (
        <CardDialog
          title={`${t('cards:action.collect')} · ${collected.holder.name} ${collected.number ?? ''}`}
          asking={ASKED.collect}
          target={{ id: collected.id, seen: collected.seq }}
          initial={valuesOf(collected)}
          onClose={() => setCollected(null)}
        />
      )}
    </>
  )
}
