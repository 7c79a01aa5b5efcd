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
import { CardTable, type Choice } from './CardTable.tsx'
import { OutsidePrinting } from './OutsidePrinting.tsx'
import { ASKED, valuesOf } from './steps.ts'
import { useBatch } from './use-batch.ts'

/** A batch from its applications to the last piece handed over; steps go to the chosen cards, or to all that may take them. */
export function BatchPage({ papers }: { readonly papers: Papers }) {
  const { t } = useWords()
  const id = Number(useParams()['id'])
  const { batch, cards, failure, retry } = useBatch(id)
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set())
  if (failure) return <Failed error={failure} retry={retry} />
  if (!batch || !cards) return <Loading lines={10} />
  const choice = { chosen: new Set(cards.map((card) => card.id).filter((one) => chosen.has(one))), onChoose: setChosen }
  return (
    <div className={page.page}>
      <BatchHead batch={batch} cards={cards} chosen={choice.chosen} />
      {cards.length === 0 ? (
        <Empty title={t('cards:batch.empty')} />
      ) : (
        <BatchCards cards={cards} choice={choice} papers={papers} />
      )}
    </div>
  )
}

/** Papers for the cards with these ids. */
type Papers = (cards: readonly CardView[]) => ReactNode

interface BatchHeadProps {
  readonly batch: CardBatch
  readonly cards: readonly CardView[]
  readonly chosen: ReadonlySet<number>
}

function BatchHead({ batch, cards, chosen }: BatchHeadProps) {
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
    cards.length > 0,
  )
  const faces = useAction(
    PRINT_FACES,
    () => void navigate(`/cards/batches/${batch.id}/faces${chosen.size > 0 ? `?cards=${[...chosen].join(',')}` : ''}`),
    cards.some((card) => (chosen.size === 0 || chosen.has(card.id)) && isPrintable('face', card)),
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

interface BatchCardsProps {
  readonly cards: readonly CardView[]
  readonly choice: Choice
  readonly papers: Papers
}

function BatchCards({ cards, choice, papers }: BatchCardsProps) {
  const { t } = useWords()
  const mayChange = useMayChange()
  const { chosen, onChoose } = choice
  const [collected, setCollected] = useState<CardView | null>(null)
  const meant = cards.filter((card) => (chosen.size === 0 || chosen.has(card.id)) && isPrintable('receipt', card))
  return (
    <>
      {mayChange && <BatchSteps cards={cards} chosen={chosen} onTaken={() => onChoose(new Set())} />}
      {meant.length > 0 && <div className={page.tools}>{papers(meant)}</div>}
      <CardTable
        cards={cards}
        {...(mayChange && { choice })}
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
