import { useQuery } from '@tanstack/react-query'
import { Checkbox } from 'antd'
import { useEffect, useRef, useState, type ReactNode } from 'react'
import { flushSync } from 'react-dom'
import { Link, useSearchParams } from 'react-router'
import { fenOf } from '#shared/domain/money.ts'
import type { HolderDetail } from '#shared/contract/holders.ts'
import { api, call } from '#renderer/api/api.ts'
import { useCommand } from '#renderer/api/changes.ts'
import { fieldErrorsOf, formErrorOf } from '#renderer/api/field-errors.ts'
import { today } from '#renderer/i18n/formats.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import { ActionButton } from '#renderer/ui/actions/ActionButton.tsx'
import { useAction } from '#renderer/ui/actions/actions.ts'
import { Button } from '#renderer/ui/Button.tsx'
import { FirstFocus } from '#renderer/ui/form/FirstFocus.tsx'
import { LeaveGuard } from '#renderer/ui/form/LeaveGuard.tsx'
import { useDraft } from '#renderer/ui/form/use-draft.ts'
import page from '#renderer/ui/page.module.css'
import { Sheet } from '#renderer/ui/Sheet.tsx'
import { Empty, Failed, Loading, Refused } from '#renderer/ui/states.tsx'
import { SAVE } from '#renderer/ui/form/actions.ts'
import { useGo } from '#renderer/ui/use-go.ts'
import { RESOLVE_NOW } from './actions.ts'
import { HolderRequests } from './HolderRequests.tsx'
import { Materials } from './Materials.tsx'
import { answersOf } from './Questions.tsx'
import { BLANK_ENTRY, filledBy, type RecordEntry } from './record-entry.ts'
import { RecordFields } from './RecordFields.tsx'
import styles from './requests.module.css'
import { StepDialog } from './StepDialog.tsx'
import { relativeOrHolder } from './subject.ts'
import { useVerdict } from './use-verdict.ts'

interface RecordPageProps {
  /** What the person may have of the item, and why; drawn by the feature that knows. */
  readonly note: (about: { holderId: number; relativeId: number | null; itemId: number; on: string }) => ReactNode
}

/** Records a request of the holder, or of an employer, who stands in the address; so may item and relative. */
export function RecordPage({ note }: RecordPageProps) {
  const { t } = useWords()
  const [params] = useSearchParams()
  const id = idIn(params, 'holder')
  const isNamed = id !== null
  const holder = useQuery({ ...api.holders.get.queryOptions({ input: { id: id ?? 1 } }), enabled: isNamed })
  if (params.get('subject') === 'employer') return <RecordForm holder={null} note={note} />
  if (!isNamed) {
    return (
      <Empty title={t('requests:page.holderMissing')} isPage>
        <Link to="/holders">{t('common:nav.holders')}</Link>
      </Empty>
    )
  }
  if (holder.isPending) return <Loading lines={10} />
  if (holder.isError) return <Failed error={holder.error} retry={() => void holder.refetch()} />
  return <RecordForm key={holder.data.id} holder={holder.data} note={note} />
}

function idIn(params: URLSearchParams, name: string): number | null {
  const id = Number(params.get(name))
  return Number.isSafeInteger(id) && id > 0 ? id : null
}

function RecordForm({ holder, note }: RecordPageProps & { readonly holder: HolderDetail | null }) {
  const { t } = useWords()
  const navigate = useGo()
  const [isSaved, setSaved] = useState(false)
  const [isResolving, setResolving] = useState(false)
  const list = useQuery(api.items.list.queryOptions({ input: { isActive: true } }))
  const [params] = useSearchParams()
  const relativeId = idIn(params, 'relative')
  const [start] = useState<RecordEntry>(() => ({ ...BLANK_ENTRY, relativeId, receivedOn: today() }))
  const draft = useDraft<RecordEntry>(start)
  const { values, set } = draft
  const record = useCommand('requests.record', call.requests.record)
  const items = list.data?.items ?? []
  const item = items.find(({ id }) => id === values.itemId)
  const questions = item?.questions.map(({ id, ...question }) => ({ ...question, questionId: id })) ?? []
  const isForEmployer = holder === null || values.employerId !== null
  const verdict = useVerdict(isForEmployer ? null : { ...values, holderId: holder.id, on: values.receivedOn })
  const needsGround = verdict?.needsGround || (record.refusal?.code.startsWith('usage/not-') ?? false)
  const ground = needsGround ? values.ground || null : null
  const fields = {
    subject: isForEmployer ? ('employer' as const) : relativeOrHolder(values),
    holderId: isForEmployer ? null : holder.id,
    relativeId: isForEmployer ? null : values.relativeId,
    employerId: values.employerId,
    amountFen: verdict?.isMoney && values.amount !== null ? fenOf(values.amount) : null,
    itemId: values.itemId,
    categoryId: values.categoryId,
    content: values.content,
    contact: values.contact,
    channel: values.channel,
    receivedOn: values.receivedOn,
    promisedDays: values.promisedDays,
    people: values.people,
    answers: answersOf(questions, values.answers),
  }
  const isIncomplete = record.refusal?.code === 'input/invalid'
  const errors = {
    // No field that may be left out in another request is missing to the contract.
    ...(isIncomplete &&
      fields.itemId === null &&
      fields.categoryId === null && { categoryId: t('common:issue.required') }),
    ...(isIncomplete && holder === null && fields.employerId === null && { employerId: t('common:issue.required') }),
    ...fieldErrorsOf(t, record.refusal, FIELDS, 'fields.'),
  }
  // The item that the address names fills the form in once the items are there; what is typed since then stays.
  const wanted = useRef(idIn(params, 'item'))
  useEffect(() => {
    const named = list.data?.items.find(({ id }) => id === wanted.current)
    if (!named) return
    wanted.current = null
    draft.fill(filledBy(named, values))
  })
  const leaveTo = (id: number) => {
    // The guard must have heard of it first.
    flushSync(() => setSaved(true))
    void navigate(`/requests/${id}`, { replace: true })
  }
  const save = async () => {
    const departmentIds = values.isAccepted ? [...values.departmentIds] : []
    const done = await record.run({ fields, accept: values.isAccepted, departmentIds, ground })
    if (done) leaveTo(done.id)
  }
  const saving = useAction(SAVE, () => void save(), !record.isRunning)
  const resolving = useAction(RESOLVE_NOW, () => setResolving(true), !record.isRunning)

  return (
    <div className={styles.page}>
      <form className={styles.list} onSubmit={(event) => event.preventDefault()}>
        <div className={page.head}>
          <h1>{t('requests:page.record')}</h1>
          {holder && (
            <Link className={page.end} to={`/holders/${holder.id}`}>
              {holder.name}
            </Link>
          )}
        </div>
        <Refused sentence={formErrorOf(t, record.refusal, errors)} />
        <Sheet>
          <div className={styles.body}>
            <FirstFocus refusal={record.refusal}>
              <RecordFields
                {...{ holder, draft, errors, items, questions, needsGround }}
                categories={list.data?.categories ?? []}
                isMoney={verdict?.isMoney ?? false}
              />
            </FirstFocus>
            <Checkbox checked={values.isAccepted} onChange={(event) => set('isAccepted', event.target.checked)}>
              {t('requests:field.accept')}
            </Checkbox>
            <div className={styles.tools}>
              <ActionButton action={saving} type="primary" loading={record.isRunning} />
              <ActionButton action={resolving} />
              <Button onClick={() => void navigate(-1)}>{t('common:cancel')}</Button>
            </div>
          </div>
        </Sheet>
      </form>
      <aside className={styles.stack} aria-label={t('requests:page.open')}>
        {holder && !isForEmployer && item && (
          <>{note({ holderId: holder.id, relativeId: values.relativeId, itemId: item.id, on: values.receivedOn })}</>
        )}
        {holder && <HolderRequests holder={holder} canChange={false} />}
        {item && <Materials item={item} />}
      </aside>
      {isResolving && (
        <StepDialog
          title={t('requests:action.saveOnSpot')}
          command="requests.recordResolved"
          fields={['outcome', 'result']}
          perform={({ result, outcome, ground: said }) =>
            call.requests.recordResolved({ fields, result, outcome, ground: said || ground })
          }
          onDone={(output) => 'id' in output && leaveTo(Number(output.id))}
          onClose={() => setResolving(false)}
        />
      )}
      <LeaveGuard isDirty={!isSaved && draft.isDirty} />
    </div>
  )
}

/** Codes that concern one field without naming it. */
const FIELDS = {
  'request/day-in-future': 'receivedOn',
  'usage/amount-missing': 'amount',
  'usage/not-available': 'ground',
  'usage/not-enough-left': 'ground',
}
