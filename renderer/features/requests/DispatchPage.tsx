import { Link, useSearchParams } from 'react-router'
import type { AssignmentView, RequestDetail } from '#shared/contract/request-views.ts'
import { useDeskStatus } from '#renderer/api/operator.ts'
import { today } from '#renderer/i18n/formats.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import { useNameOf } from '#renderer/i18n/use-name-of.ts'
import { Paper, PaperSheet } from '#renderer/ui/paper/Paper.tsx'
import { PaperQr } from '#renderer/ui/paper/PaperQr.tsx'
import { Empty, Failed, Loading } from '#renderer/ui/states.tsx'
import { printedDue } from './printed-due.ts'
import styles from './requests.module.css'
import { useRequest } from './use-requests.ts'

/** The dispatch sheet (交办单) on A4: one for each department that a part waits at, or for the one the address names. */
export function DispatchPage() {
  const { t } = useWords()
  const [params] = useSearchParams()
  const request = useRequest()
  if (request.isPending) return <Loading lines={12} />
  if (request.isError) return <Failed error={request.error} retry={() => void request.refetch()} />
  const { id, number, assignments } = request.data
  const named = Number(params.get('assignment'))
  const shown = assignments.filter((one) =>
    named > 0 ? one.id === named : one.state === 'to-sign' || one.state === 'signed',
  )
  const back = <Link to={`/requests/${id}`}>{t('requests:dispatch.back')}</Link>
  if (shown.length === 0) return <Empty title={t('requests:dispatch.none')}>{back}</Empty>
  return (
    <Paper title={`${t('requests:dispatch.title')} ${number}`} size="A4" tools={back}>
      {shown.map((assignment) => (
        <DispatchSheet key={assignment.id} request={request.data} assignment={assignment} />
      ))}
    </Paper>
  )
}

interface DispatchSheetProps {
  readonly request: RequestDetail
  readonly assignment: AssignmentView
}

function DispatchSheet({ request, assignment }: DispatchSheetProps) {
  const { t } = useWords()
  const nameOf = useNameOf()
  const office = useDeskStatus()?.office
  const { number, holder, employer, relation, level, item, category, content, contact, receivedOn, staff } = request
  const who = [holder ?? employer, relation && t(`holders:relation.${relation}`), level && nameOf(level)]
  const isOwn = assignment.dueOn !== null && assignment.dueOn !== request.dueOn
  const dueOn = isOwn ? assignment.dueOn : printedDue(t, request)
  const rows: readonly (readonly [name: string, value: string | null])[] = [
    [t('requests:field.number'), number],
    [t('requests:field.who'), who.filter(Boolean).join('　')],
    [t('requests:field.item'), `${nameOf(category)}${item ? `　${nameOf(item)}` : ''}`],
    [t('requests:field.contact'), contact],
    [t('requests:field.receivedOn'), receivedOn],
    [t('requests:dispatch.assignedOn'), assignment.assignedOn],
    [t('requests:dispatch.dueOn'), dueOn],
    [t('requests:field.staffId'), staff],
  ]
  const department = nameOf({ nameZh: assignment.department, nameEn: assignment.departmentEn })
  const title = `${t('requests:dispatch.title')} ${department}`
  return (
    <PaperSheet label={title}>
      <h1>{t('requests:dispatch.title')}</h1>
      <p className={styles.dispatchTo}>
        <b>{t('requests:dispatch.to', { department })}</b>
        {dueOn ? t('requests:dispatch.lead', { dueOn }) : t('requests:dispatch.leadOpen')}
      </p>
      <table className={styles.dispatch}>
        <tbody>
          {rows.map(([name, value]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{value ?? '—'}</td>
            </tr>
          ))}
          <tr>
            <th scope="row">{t('requests:field.content')}</th>
            <td className={styles.text}>{content}</td>
          </tr>
          <tr className={styles.tall}>
            <th scope="row">{t('requests:dispatch.answer')}</th>
            <td className={styles.text}>{assignment.answer}</td>
          </tr>
          <tr>
            <th scope="row">{t('requests:dispatch.return')}</th>
            <td className={styles.text}>
              {[assignment.returnReason, assignment.returnRule].filter(Boolean).join('　')}
            </td>
          </tr>
          <tr>
            <th scope="row">{t('requests:dispatch.signed')}</th>
            <td>
              {t('requests:dispatch.signature')}　　　　　　　{assignment.signedOn ?? t('requests:dispatch.day')}
            </td>
          </tr>
          <tr>
            <th scope="row">{t('requests:dispatch.stamp')}</th>
            <td>
              {t('requests:dispatch.signature')}　　　　　　　{assignment.answeredOn ?? t('requests:dispatch.day')}
            </td>
          </tr>
        </tbody>
      </table>
      <div className={styles.foot}>
        <PaperQr value={number} label={t('requests:receipt.qr')} millimetres={24} />
        <p>
          {office?.name}
          <br />
          {t('summaries:printed', { on: today() })}
        </p>
      </div>
    </PaperSheet>
  )
}
