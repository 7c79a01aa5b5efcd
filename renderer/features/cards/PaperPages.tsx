import { useQuery } from '@tanstack/react-query'
import { useParams, useSearchParams } from 'react-router'
import type { CardView } from '#shared/contract/cards.ts'
import { isPrintable, type CardPrint } from '#shared/domain/cards.ts'
import { api, call } from '#renderer/api/api.ts'
import { useCommand } from '#renderer/api/changes.ts'
import { sentenceOf } from '#renderer/api/refusals.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import { CounterPaper } from '#renderer/ui/paper/CounterPaper.tsx'
import { Paper } from '#renderer/ui/paper/Paper.tsx'
import { SizedPaper } from '#renderer/ui/paper/SizedPaper.tsx'
import { Empty, Failed, Loading, Refused } from '#renderer/ui/states.tsx'
import { CollectionReceipt, FaceSheets, PaperFaces, SignOffSheet } from './papers.tsx'
import { useBatch } from './use-batch.ts'

/** The face of one card on CR80. */
export function FacePage() {
  return <OneCard what="face" />
}

/** What its collector signs, on A5 or a roll. */
export function CollectionReceiptPage() {
  return <OneCard what="receipt" />
}

/** The faces of a batch, or of those of its cards that the address names: what the printer spoilt is printed once more. */
export function BatchFacesPage() {
  return <CardsOfBatch what="face" />
}

/** What the leaders sign, on A4. */
export function SignOffPage() {
  return <CardsOfBatch what="sign-off" />
}

function OneCard({ what }: { what: 'face' | 'receipt' }) {
  const id = Number(useParams()['id'])
  const card = useQuery(api.cards.get.queryOptions({ input: { id } }))
  if (card.isPending) return <Loading lines={8} />
  if (card.isError) return <Failed error={card.error} retry={() => void card.refetch()} />
  return <CardPaper what={what} cards={[card.data]} name={card.data.number ?? card.data.holder.name} />
}

function CardsOfBatch({ what }: { what: 'face' | 'sign-off' }) {
  const [params] = useSearchParams()
  const { batch, cards, failure, retry } = useBatch(Number(useParams()['id']))
  if (failure) return <Failed error={failure} retry={retry} />
  if (!batch || !cards) return <Loading lines={8} />
  const named = new Set(params.get('cards')?.split(','))
  const meant = named.size === 0 ? cards : cards.filter(({ id }) => named.has(String(id)))
  return <CardPaper what={what} cards={meant} name={batch.name} />
}

interface CardPaperProps {
  readonly what: CardPrint
  readonly cards: readonly CardView[]
  /** The number of the one card, or the name of the batch. */
  readonly name: string
}

/** The paper with the cards that can be printed so. That it went to the printer is kept before it does. */
function CardPaper({ what, cards, name }: CardPaperProps) {
  const { t } = useWords()
  const mark = useCommand('cards.markPrinted', call.cards.markPrinted)
  const shown = cards.filter((card) => isPrintable(what, card))
  if (shown.length === 0) return <Empty title={t('cards:paper.nothing')} />
  const title = `${t(`cards:print.${what}`)} ${name}`
  const keep = async () => {
    const targets = shown.map(({ id, seq }) => ({ id, seen: seq }))
    return (await mark.run({ targets, what })) !== undefined
  }
  return (
    <>
      <Refused sentence={mark.refusal ? sentenceOf(t, mark.refusal) : undefined} />
      {what === 'face' && (
        <SizedPaper title={title} sizes={['card', 'cards']} memory="card-paper" onPrint={keep} tools={<h1>{title}</h1>}>
          {(size) => (size === 'card' ? <PaperFaces cards={shown} /> : <FaceSheets cards={shown} />)}
        </SizedPaper>
      )}
      {what === 'receipt' && (
        <CounterPaper title={title} onPrint={keep}>
          {shown.map((card) => (
            <CollectionReceipt key={card.id} card={card} />
          ))}
        </CounterPaper>
      )}
      {what === 'sign-off' && (
        <Paper title={title} size="A4" onPrint={keep}>
          <SignOffSheet cards={shown} name={name} />
        </Paper>
      )}
    </>
  )
}
