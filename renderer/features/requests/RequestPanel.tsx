import { Link } from 'react-router'
import type { RequestDetail } from '#shared/contract/request-views.ts'
import { dayAt, type Day, type Instant } from '#shared/domain/days.ts'
import { eventNameOf } from '#shared/domain/requests.ts'
import { SignedSheet } from '#renderer/app/attachments/SignedSheet.tsx'
import { useWords } from '#renderer/i18n/i18n.ts'
import { useNameOf } from '#renderer/i18n/use-name-of.ts'
import { Sheet } from '#renderer/ui/Sheet.tsx'
import { Tag } from '#renderer/ui/Tag.tsx'
import { Assignments } from './Assignments.tsx'
import { Clock } from './Clock.tsx'
import { Related } from './Related.tsx'
import styles from './requests.module.css'
import { Steps } from './Steps.tsx'
import { Template } from './Template.tsx'
import { StateWord } from './words.tsx'

interface RequestPanelProps {
  readonly request: RequestDetail
  /** The page says its number. */
  readonly isOnItsOwn?: boolean
}

/** One request: what it is, when it is due and why, what may be done, and its course. */
export function RequestPanel({ request, isOnItsOwn = false }: RequestPanelProps) {
  const { t } = useWords()
  const nameOf = useNameOf()
  const { number, holder, holderId, relation, employer, item, category, content, contact, result, outcome, reply } =
    request
  const rawOutcome = result && request.outcomeRaw === t(`requests:result.${result}`) ? null : request.outcomeRaw
  return (
    <Sheet
      title={nameOf(item ?? category)}
      note={!isOnItsOwn && <span className="mono">{number}</span>}
      tools={
        <>
          {request.supervisedOn && (
            <Tag tone="late">{t('requests:page.supervised', { day: request.supervisedOn })}</Tag>
          )}{' '}
          {request.mergedInto && <Tag>{t('requests:page.mergedInto')}</Tag>}{' '}
          {!(request.mergedInto && request.state === 'withdrawn') && <StateWord state={request.state} />}
        </>
      }
    >
      <div className={styles.body}>
        <p>
          {holderId === null ? (
            employer
          ) : (
            <Link className={styles.link} to={`/holders/${holderId}`}>
              {holder}
            </Link>
          )}
          {relation && t('requests:page.relation', { relation: t(`holders:relation.${relation}`) })}
          <span className="mute">
            {' '}
            {request.receivedOn} · {t(`requests:channel.${request.channel}`)}
            {contact && ` · ${contact}`}
          </span>
        </p>
        <p className={styles.text}>{content}</p>
        <Held request={request} />
        <Clock request={request} />
        {request.missingMaterial && request.state === 'needs-material' && (
          <p>
            <Tag tone="warn">{t('requests:field.missing')}</Tag> {request.missingMaterial}
          </p>
        )}
        {result && (
          <p className={styles.text}>
            <Tag tone="done">{t(`requests:result.${result}`)}</Tag> {outcome ?? rawOutcome}{' '}
            <span className="mute">{request.resolvedOn}</span>
          </p>
        )}
        {reply && <p className={styles.text}>{reply}</p>}
        <Template request={request} />
        <Steps request={request} />
        <Assignments request={request} />
        <Related request={request} />
        <Ratings request={request} />
        <h3>{t('requests:page.course')}</h3>
        <ol className={styles.course}>
          {request.events.map(
            ({ id, action, onDay, recordedAt, text, department, departmentEn, acceptedOn, signed }) => (
              <li key={id}>
                <b>{t(`requests:done.${eventNameOf({ action, text })}`)}</b>{' '}
                {department && nameOf({ nameZh: department, nameEn: departmentEn })} {text}{' '}
                <StepDay on={onDay} recordedAt={recordedAt} />
                {acceptedOn && <span className="mute">{t('requests:page.acceptedAs', { on: acceptedOn })}</span>}
                {signed && (
                  <>
                    <span className="mute">{t('requests:page.decidedOnPaper', { name: signed.decidedBy })}</span>
                    <SignedSheet approvalId={signed.approvalId} />
                  </>
                )}
              </li>
            ),
          )}
        </ol>
      </div>
    </Sheet>
  )
}

/** What the request holds of the person's entitlements, or the ground it goes on without. */
function Held({ request: { holds, entitlementGround } }: { request: RequestDetail }) {
  const { t } = useWords()
  if (entitlementGround !== null) {
    return (
      <p className={styles.text}>
        <Tag tone="warn">{t('requests:field.ground')}</Tag> {entitlementGround}
      </p>
    )
  }
  if (holds === null) return null
  return (
    <p>
      <Tag tone="teal">{t(`requests:holds.${holds}`)}</Tag>
    </p>
  )
}

function Ratings({ request: { ratings } }: { request: RequestDetail }) {
  const { t } = useWords()
  return ratings.map(({ id, grade, means, isByHandler, ratedOn, note }) => (
    <p key={id}>
      <Tag tone={grade <= 2 ? 'late' : 'done'}>{t(`requests:grade.${gradeKey(grade)}`)}</Tag>{' '}
      {t(`requests:means.${means}`)} {isByHandler && t('requests:page.byHandler')} {note}{' '}
      <span className="mute">{ratedOn}</span>
    </p>
  ))
}

function gradeKey(grade: number): '1' | '2' | '3' | '4' | '5' {
  return (['1', '2', '3', '4', '5'] as const)[grade - 1] ?? '3'
}

/** The day of a step; one that was written down later says so, with both days. */
function StepDay({ on, recordedAt }: { readonly on: Day; readonly recordedAt: Instant | null }) {
  const { t } = useWords()
  const day = recordedAt === null ? on : dayAt(recordedAt)
  if (day <= on) return <span className="mute">{on} </span>
  return (
    <>
      <Tag tone="warn">{t('requests:page.recordedLater')}</Tag>{' '}
      <span className="mute">{t('requests:page.recordedLaterDays', { on, day })} </span>
    </>
  )
}
