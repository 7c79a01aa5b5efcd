import { useQueries, useQuery, skipToken } from '@tanstack/react-query'
import { useParams } from 'react-router'
import type { ReactNode } from 'react'
import type { EntitlementAnswer } from '#shared/contract/entitlements.ts'
import type { HolderDetail } from '#shared/contract/holders.ts'
import type { RequestLine } from '#shared/contract/request-views.ts'
import type { PromiseView, VisitView } from '#shared/contract/visits.ts'
import { yuan } from '#shared/domain/money.ts'
import { api } from '#renderer/api/api.ts'
import { HolderPhoto } from '#renderer/app/attachments/HolderPhoto.tsx'
import { useDeskStatus } from '#renderer/api/operator.ts'
import { today } from '#renderer/i18n/formats.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import { useNameOf } from '#renderer/i18n/use-name-of.ts'
import { Paper, PaperSheet } from '#renderer/ui/paper/Paper.tsx'
import { Failed, Loading } from '#renderer/ui/states.tsx'
import styles from './visits.module.css'

/** As many rows of a kind as leave the page one page. */
const SHOWN = 4

/** One page to take along: who is visited, the family, what was solved, what is promised, and what is not used yet. */
export function VisitPaper() {
  const id = Number(useParams()['id'])
  const visit = useQuery(api.visits.get.queryOptions({ input: { id: Number.isSafeInteger(id) && id > 0 ? id : 1 } }))
  if (visit.isPending) return <Loading lines={12} />
  if (visit.isError) return <Failed error={visit.error} retry={() => void visit.refetch()} />
  return <Brief visit={visit.data} />
}

function Brief({ visit }: { visit: VisitView }) {
  const { t } = useWords()
  const office = useDeskStatus()?.office
  const { holderId, employerId } = visit
  const about = holderId === null ? { employerId: employerId ?? 0 } : { holderId }
  const holder = useQuery(api.holders.get.queryOptions({ input: holderId === null ? skipToken : { id: holderId } }))
  const answer = useQuery(api.entitlements.of.queryOptions({ input: holderId === null ? skipToken : { holderId } }))
  // What was declined, withdrawn or given up is archived too, and was not solved.
  const endedWith = (result: 'solved' | 'partly') =>
    api.requests.list.queryOptions({
      input: { filter: { ...about, view: 'all', states: ['resolved', 'archived'], result }, limit: SHOWN },
    })
  const [solved, partly, open, visits] = useQueries({
    queries: [
      endedWith('solved'),
      endedWith('partly'),
      api.requests.list.queryOptions({ input: { filter: { ...about, view: 'open' }, limit: SHOWN } }),
      api.visits.list.queryOptions({ input: { ...about, limit: 50 } }),
    ],
  })
  if (
    (holderId !== null && (holder.isPending || answer.isPending)) ||
    solved.isPending ||
    partly.isPending ||
    visits.isPending
  )
    return <Loading lines={12} />
  const ended = [...(solved.data?.requests ?? []), ...(partly.data?.requests ?? [])]
    .sort((one, other) => (other.resolvedOn ?? '').localeCompare(one.resolvedOn ?? ''))
    .slice(0, SHOWN)
  const promised = (visits.data?.visits ?? []).flatMap(({ promises }) => promises.filter(({ isOpen }) => isOpen))
  const isPromised = ({ id }: RequestLine) => promised.some(({ requestId }) => requestId === id)
  return (
    <Paper title={`${t('visits:paper.title')} ${visit.holder ?? visit.employer ?? ''}`} size="A4">
      <PaperSheet label={t('visits:paper.title')}>
        <div className={styles.paper}>
          <h1>{t('visits:paper.title')}</h1>
          <div className={styles.top}>
            <About visit={visit} holder={holder.data} />
            <div className={styles.photo}>
              {t('visits:paper.photo')}
              {holder.data && <HolderPhoto holder={holder.data} className={styles.picture} />}
            </div>
          </div>
          {holder.data && <Family holder={holder.data} />}
          <Part title={t('visits:paper.solved')}>
            {ended.map((one) => (
              <tr key={one.id}>
                <td>{one.resolvedOn}</td>
                <td className={styles.cut}>{one.content}</td>
                <td>{one.result !== null && t(`requests:result.${one.result}`)}</td>
              </tr>
            ))}
          </Part>
          <Part title={t('visits:paper.promised')}>
            {promised.slice(0, SHOWN).map((one) => (
              <Promised key={one.requestId} promise={one} />
            ))}
          </Part>
          <Part title={t('visits:paper.openRequests')}>
            {(open.data?.requests ?? [])
              .filter((one) => !isPromised(one))
              .map((one) => (
                <tr key={one.id}>
                  <td>{one.number}</td>
                  <td className={styles.cut}>{one.content}</td>
                  <td>{one.dueOn && t('visits:paper.due', { on: one.dueOn })}</td>
                </tr>
              ))}
          </Part>
          {answer.data && <Unused answer={answer.data} />}
          <h2>{t('visits:paper.findings')}</h2>
          <div className={visit.findings ? '' : styles.blank}>{visit.findings}</div>
          <h2>{t('visits:paper.wishes')}</h2>
          <div className={styles.blank} />
          <p className={styles.signed}>
            <span>
              {t('visits:paper.sign')}
              {t('common:colon')}＿＿＿＿＿＿＿＿＿＿
            </span>
            <span>
              {t('visits:paper.signDay')}
              {t('common:colon')}＿＿＿＿＿＿＿＿
            </span>
          </p>
          <p>{t('visits:paper.made', { office: office?.name ?? '', on: today() })}</p>
        </div>
      </PaperSheet>
    </Paper>
  )
}

function About({ visit, holder }: { visit: VisitView; holder: HolderDetail | undefined }) {
  const { t } = useWords()
  const work = holder?.employments.find(({ isCurrent }) => isCurrent)
  const facts = [
    [t(holder ? 'visits:field.holder' : 'visits:field.employer'), visit.holder ?? visit.employer],
    [t('visits:paper.employer'), work?.employer],
    [t('visits:paper.post'), [work?.post, holder?.title].filter(Boolean).join(' · ')],
    [t('visits:paper.education'), [holder?.school, holder?.major].filter(Boolean).join(' · ')],
    [t('visits:field.plannedOn'), visit.visitedOn ?? visit.plannedOn],
    [t('visits:field.visitors'), [visit.staff, visit.visitors].filter(Boolean).join(t('common:comma'))],
    [t('visits:field.purpose'), visit.purpose],
  ] as const
  return (
    <table>
      <tbody>
        {facts.map(([label, value]) =>
          value ? (
            <tr key={label}>
              <th scope="row">{label}</th>
              <td>{value}</td>
            </tr>
          ) : null,
        )}
      </tbody>
    </table>
  )
}

function Family({ holder }: { holder: HolderDetail }) {
  const { t } = useWords()
  return (
    <Part title={t('visits:paper.family')}>
      {holder.relatives.map((one) => (
        <tr key={one.id}>
          <td>{t(`holders:relation.${one.relation}`)}</td>
          <td>{one.name}</td>
          <td>{one.age !== null && t('visits:paper.age', { age: one.age })}</td>
        </tr>
      ))}
    </Part>
  )
}

function Promised({ promise }: { promise: PromiseView }) {
  const { t } = useWords()
  return (
    <tr>
      <td>{promise.number}</td>
      <td className={styles.cut}>{promise.content}</td>
      <td>{promise.dueOn && t('visits:paper.due', { on: promise.dueOn })}</td>
    </tr>
  )
}

/** What can be had today and of which nothing has been had. */
function Unused({ answer }: { answer: EntitlementAnswer }) {
  const { t } = useWords()
  const nameOf = useNameOf()
  const rows = answer.entitlements.filter(({ verdict, usageIds }) => verdict === 'available' && usageIds.length === 0)
  const names = rows.flatMap(({ itemId, relativeId, left, unit }) => {
    const item = answer.items.find(({ id }) => id === itemId)
    if (!item) return []
    const relative = answer.relatives.find(({ id }) => id === relativeId)
    const name = nameOf(item)
    const whose = relative ? `${name}${t('common:aside', { text: relative.name })}` : name
    if (left === null) return [whose]
    return [
      `${whose} ${unit === 'fen' ? t('entitlements:left.fen', { amount: yuan(left) }) : t(`entitlements:left.${unit}`, { count: left })}`,
    ]
  })
  return (
    <>
      <h2>{t('visits:paper.unused')}</h2>
      <p>{[...new Set(names)].join(t('common:semicolon')) || t('visits:paper.none')}</p>
    </>
  )
}

function Part({ title, children }: { title: string; children: readonly ReactNode[] }) {
  const { t } = useWords()
  return (
    <>
      <h2>{title}</h2>
      {children.length === 0 ? (
        <p>{t('visits:paper.none')}</p>
      ) : (
        <table className={styles.rows}>
          <tbody>{children}</tbody>
        </table>
      )}
    </>
  )
}
