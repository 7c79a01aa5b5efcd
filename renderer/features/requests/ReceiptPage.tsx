import { Link } from 'react-router'
import { call } from '#renderer/api/api.ts'
import { useCommand } from '#renderer/api/changes.ts'
import { useDeskStatus, useMayChange } from '#renderer/api/operator.ts'
import { sentenceOf } from '#renderer/api/refusals.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import { useNameOf } from '#renderer/i18n/use-name-of.ts'
import { CounterPaper } from '#renderer/ui/paper/CounterPaper.tsx'
import { PaperSheet } from '#renderer/ui/paper/Paper.tsx'
import { PaperQr } from '#renderer/ui/paper/PaperQr.tsx'
import { Failed, Loading, Refused } from '#renderer/ui/states.tsx'
import { printedDue } from './printed-due.ts'
import styles from './requests.module.css'
import { useRequest } from './use-requests.ts'

/** The receipt as it goes on paper (A5 or a roll): what was asked, until when or when it was done, and the number as a QR code. */
export function ReceiptPage() {
  const { t } = useWords()
  const nameOf = useNameOf()
  const office = useDeskStatus()?.office
  const request = useRequest()
  const mayChange = useMayChange()
  const printing = useCommand('requests.notePrint', call.requests.notePrint)
  if (request.isPending) return <Loading lines={8} />
  if (request.isError) return <Failed error={request.error} retry={() => void request.refetch()} />
  const { id, number, holder, employer, item, category, content, receivedOn, resolvedOn } = request.data
  const onPrint = async () => (await printing.run({ id })) !== undefined
  return (
    <CounterPaper
      title={number}
      tools={
        <>
          <Link to={`/requests/${id}`}>{t('requests:dispatch.back')}</Link>
          <Refused sentence={printing.refusal ? sentenceOf(t, printing.refusal) : undefined} />
        </>
      }
      // A viewer prints too; what a clerk hands out is kept, since no step before it can be undone then.
      {...(mayChange ? { onPrint } : {})}
    >
      <PaperSheet>
        <h1>{t('requests:receipt.title')}</h1>
        <dl className={styles.receipt}>
          <dt>{t('requests:field.number')}</dt>
          <dd className="mono">{number}</dd>
          <dt>{t('requests:field.who')}</dt>
          <dd>{holder ?? employer}</dd>
          <dt>{t('requests:field.item')}</dt>
          <dd>{nameOf(item ?? category)}</dd>
          <dt>{t('requests:field.content')}</dt>
          <dd className={styles.text}>{content}</dd>
          <dt>{t('requests:receipt.receivedOn')}</dt>
          <dd>{receivedOn}</dd>
          <dt>{t(resolvedOn === null ? 'requests:receipt.dueOn' : 'requests:receipt.resolvedOn')}</dt>
          <dd>{resolvedOn ?? printedDue(t, request.data) ?? t('requests:due.none')}</dd>
          <dt>{t('requests:receipt.office')}</dt>
          <dd>{office?.name}</dd>
        </dl>
        <div className={styles.foot}>
          <PaperQr value={number} label={t('requests:receipt.qr')} millimetres={30} />
          <p>{t('requests:receipt.keep')}</p>
        </div>
      </PaperSheet>
    </CounterPaper>
  )
}
