import { QRCode } from 'antd'
import { host } from '#renderer/host/host.ts'
import { useDeskStatus } from '#renderer/api/operator.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import { ActionButton } from '#renderer/ui/actions/ActionButton.tsx'
import { useAction } from '#renderer/ui/actions/actions.ts'
import { Failed, Loading } from '#renderer/ui/states.tsx'
import { PRINT } from './actions.ts'
import styles from './requests.module.css'
import { useRequest } from './use-requests.ts'
import { useNames } from './words.tsx'

/** The receipt as it goes on paper (A5): what was asked, until when, and the number as a QR code. */
export function ReceiptPage() {
  const { t } = useWords()
  const nameOf = useNames()
  const office = useDeskStatus()?.office
  const request = useRequest()
  const number = request.data?.number
  const print = useAction(PRINT, () => host.print(number ?? ''), number !== undefined)
  if (request.isPending) return <Loading lines={8} />
  if (request.isError) return <Failed error={request.error} retry={() => void request.refetch()} />
  const { holder, employer, item, category, content, receivedOn, dueOn } = request.data
  return (
    <div className={styles.stack}>
      <div className={`${styles.tools} ${styles.screenOnly}`}>
        <ActionButton action={print} type="primary" />
      </div>
      <article className={styles.receipt}>
        <h1>{t('requests:receipt.title')}</h1>
        <dl>
          <dt>{t('requests:field.number')}</dt>
          <dd className="mono">{request.data.number}</dd>
          <dt>{t('requests:field.who')}</dt>
          <dd>{holder ?? employer}</dd>
          <dt>{t('requests:field.item')}</dt>
          <dd>{nameOf(item ?? category)}</dd>
          <dt>{t('requests:field.content')}</dt>
          <dd className={styles.text}>{content}</dd>
          <dt>{t('requests:receipt.receivedOn')}</dt>
          <dd>{receivedOn}</dd>
          <dt>{t('requests:receipt.dueOn')}</dt>
          <dd>{dueOn ?? t('requests:due.none')}</dd>
          <dt>{t('requests:receipt.office')}</dt>
          <dd>{office?.name}</dd>
        </dl>
        <div className={styles.foot}>
          <div role="img" aria-label={t('requests:receipt.qr')}>
            <div aria-hidden>
              <QRCode
                type="svg"
                value={request.data.number}
                size={110}
                bordered={false}
                color="#000000"
                bgColor="#ffffff"
              />
            </div>
          </div>
          <p>{t('requests:receipt.keep')}</p>
        </div>
      </article>
    </div>
  )
}
