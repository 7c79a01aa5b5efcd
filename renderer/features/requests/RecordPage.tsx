import { useQuery } from '@tanstack/react-query'
import { Checkbox, Input, Select } from 'antd'
import { useEffect, useRef, useState, type ReactNode } from 'react'
import { flushSync } from 'react-dom'
import { Link, useSearchParams } from 'react-router'
import type { HolderDetail } from '#shared/contract/holders.ts'
import type { ItemView } from '#shared/contract/items.ts'
import { Channel } from '#shared/domain/requests.ts'
import { api, call } from '#renderer/api/api.ts'
import { useCommand } from '#renderer/api/changes.ts'
import { fieldErrorsOf, formErrorOf } from '#renderer/api/field-errors.ts'
import { today } from '#renderer/i18n/formats.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import { useNameOf } from '#renderer/i18n/use-name-of.ts'
import { ActionButton } from '#renderer/ui/actions/ActionButton.tsx'
import { useAction } from '#renderer/ui/actions/actions.ts'
import { Button } from '#renderer/ui/Button.tsx'
import { Choice } from '#renderer/ui/form/Choice.tsx'
import { DayInput } from '#renderer/ui/form/DayInput.tsx'
import { Field } from '#renderer/ui/form/Field.tsx'
import { FirstFocus } from '#renderer/ui/form/FirstFocus.tsx'
import { LeaveGuard } from '#renderer/ui/form/LeaveGuard.tsx'
import { NumberInput } from '#renderer/ui/form/NumberInput.tsx'
import { useDraft } from '#renderer/ui/form/use-draft.ts'
import layout from '#renderer/ui/form/layout.module.css'
import page from '#renderer/ui/page.module.css'
import { Sheet } from '#renderer/ui/Sheet.tsx'
import { Empty, Failed, Loading, Refused } from '#renderer/ui/states.tsx'
import { EmployerChoice } from '#renderer/ui/form/EmployerChoice.tsx'
import { SAVE } from '#renderer/ui/form/actions.ts'
import { useGo } from '#renderer/ui/use-go.ts'
import { RESOLVE_NOW } from './actions.ts'
import { HolderRequests } from './HolderRequests.tsx'
import { Materials } from './Materials.tsx'
import { answersOf, Questions, type Answers } from './Questions.tsx'
import styles from './requests.module.css'
import { DepartmentChoice, StepDialog } from './StepDialog.tsx'
import { relativeOrHolder, subjectKey, subjectOf } from './subject.ts'
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
  const nameOf = useNameOf()
  const navigate = useGo()
  const [isSaved, setSaved] = useState(false)
  const [isResolving, setResolving] = useState(false)
  const list = useQuery(api.items.list.queryOptions({ input: { isActive: true } }))
  const [params] = useSearchParams()
  const relativeId = idIn(params, 'relative')
  const [start] = useState<Entry>(() => ({ ...BLANK, relativeId, receivedOn: today() }))
  const draft = useDraft<Entry>(start)
  const { values, set } = draft
  const record = useCommand('requests.record', call.requests.record)
  const items = list.data?.items ?? []
  const item = items.find(({ id }) => id === values.itemId)
  const questions = item?.questions.map(({ id, ...question }) => ({ ...question, questionId: id })) ?? []
  const isForEmployer = holder === null || values.employerId !== null
  const verdict = useVerdict(isForEmployer ? null : { ...values, holderId: holder.id, on: values.receivedOn })
  const needsGround = verdict?.needsGround || (record.refusal?.code.startsWith('usage/not-') ?? false)
  const errors = fieldErrorsOf(
    t,
    record.refusal,
    {
      'request/day-in-future': 'receivedOn',
      'usage/amount-missing': 'amount',
      'usage/not-available': 'ground',
      'usage/not-enough-left': 'ground',
    },
    'fields.',
  )
  const ground = needsGround ? values.ground || null : null
  const fields = {
    subject: isForEmployer ? ('employer' as const) : relativeOrHolder(values),
    holderId: isForEmployer ? null : holder.id,
    relativeId: isForEmployer ? null : values.relativeId,
    employerId: values.employerId,
    amountFen: verdict?.isMoney && values.amount !== null ? Math.round(values.amount * 100) : null,
    itemId: values.itemId,
    categoryId: values.categoryId,
    content: values.content,
    contact: values.contact || null,
    channel: values.channel,
    receivedOn: values.receivedOn,
    promisedDays: values.promisedDays,
    people: values.people,
    answers: answersOf(questions, values.answers),
  }
  const choose = (next: ItemView | undefined) =>
    draft.fill({
      itemId: next?.id ?? null,
      categoryId: next?.categoryId ?? values.categoryId,
      promisedDays: next?.promisedDays ?? null,
      answers: {},
      departmentIds: next?.departmentId ? [next.departmentId] : [],
    })
  // The item that the address names fills the form in once the items are there; what is typed since then stays.
  const wanted = useRef(idIn(params, 'item'))
  useEffect(() => {
    const named = list.data?.items.find(({ id }) => id === wanted.current)
    if (!named) return
    wanted.current = null
    choose(named)
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
            <FirstFocus>
              <div className={layout.grid}>
                <Field label={t('requests:field.item')} error={errors['itemId']}>
                  {(control) => (
                    <Select<number>
                      {...control}
                      allowClear
                      value={values.itemId}
                      showSearch={{ optionFilterProp: 'label' }}
                      options={items.map((one) => ({ value: one.id, label: nameOf(one) }))}
                      onChange={(id: number | undefined) => choose(items.find((one) => one.id === id))}
                    />
                  )}
                </Field>
                <Field label={t('requests:field.category')} error={errors['categoryId']} isRequired>
                  {(control) => (
                    <Select<number>
                      {...control}
                      value={values.categoryId}
                      options={(list.data?.categories ?? []).map((one) => ({ value: one.id, label: nameOf(one) }))}
                      onChange={(categoryId) => set('categoryId', categoryId)}
                    />
                  )}
                </Field>
                {holder ? (
                  <Field label={t('requests:field.subject')} error={errors['relativeId']}>
                    {(control) => (
                      <Select<string>
                        {...control}
                        value={subjectKey(values)}
                        options={[
                          { value: 'holder', label: t('requests:subject.holder') },
                          ...holder.relatives.map(({ id, relation, name }) => ({
                            value: `relative/${id}`,
                            label: `${t(`holders:relation.${relation}`)} ${name}`,
                          })),
                          ...holder.employments
                            .filter(({ isCurrent }) => isCurrent)
                            .map(({ employerId, employer }) => ({
                              value: `employer/${employerId}`,
                              label: `${t('requests:subject.employer')} ${employer}`,
                            })),
                        ]}
                        onChange={(key) => draft.fill(subjectOf(key))}
                      />
                    )}
                  </Field>
                ) : (
                  <Field label={t('requests:subject.employer')} error={errors['employerId']} isRequired>
                    {(control) => (
                      <EmployerChoice
                        control={control}
                        value={values.employerId}
                        onChange={(id) => set('employerId', id)}
                      />
                    )}
                  </Field>
                )}
                <Field label={t('requests:field.content')} error={errors['content']} isRequired isWide>
                  {(control) => (
                    <Input.TextArea
                      {...control}
                      rows={4}
                      maxLength={2000}
                      value={values.content}
                      onChange={(event) => set('content', event.target.value)}
                    />
                  )}
                </Field>
                <Questions
                  questions={questions}
                  answers={values.answers}
                  onChange={(answers) => set('answers', answers)}
                />
                <Field label={t('requests:field.channel')} error={errors['channel']}>
                  {(control) => (
                    <Choice<Channel>
                      {...control}
                      value={values.channel}
                      options={Channel.options}
                      labelOf={(option) => t(`requests:channel.${option}`)}
                      onChange={(channel) => channel !== null && set('channel', channel)}
                    />
                  )}
                </Field>
                <Field label={t('requests:field.contact')} error={errors['contact']}>
                  {(control) => (
                    <Input
                      {...control}
                      value={values.contact}
                      autoComplete="off"
                      onChange={(event) => set('contact', event.target.value)}
                    />
                  )}
                </Field>
                <Field label={t('requests:field.receivedOn')} error={errors['receivedOn']} isRequired>
                  {(control) => (
                    <DayInput {...control} value={values.receivedOn} onChange={(day) => set('receivedOn', day ?? '')} />
                  )}
                </Field>
                <Field label={t('requests:field.promisedDays')} error={errors['promisedDays']}>
                  {(control) => (
                    <NumberInput
                      {...control}
                      value={values.promisedDays}
                      onChange={(days) => set('promisedDays', days)}
                    />
                  )}
                </Field>
                <Field label={t('requests:field.people')} error={errors['people']}>
                  {(control) => (
                    <NumberInput {...control} value={values.people} onChange={(people) => set('people', people ?? 1)} />
                  )}
                </Field>
                {verdict?.isMoney && (
                  <Field label={t('requests:field.amount')} error={errors['amount'] ?? errors['amountFen']} isRequired>
                    {(control) => (
                      <NumberInput
                        {...control}
                        precision={2}
                        value={values.amount}
                        onChange={(amount) => set('amount', amount)}
                      />
                    )}
                  </Field>
                )}
                {needsGround && (
                  <Field
                    label={t('requests:field.ground')}
                    error={errors['ground']}
                    hint={t('requests:page.groundHint')}
                    isWide
                  >
                    {(control) => (
                      <Input
                        {...control}
                        value={values.ground}
                        maxLength={400}
                        autoComplete="off"
                        onChange={(event) => set('ground', event.target.value)}
                      />
                    )}
                  </Field>
                )}
                <Field label={t('requests:field.departments')} isWide>
                  {(control) => (
                    <DepartmentChoice
                      control={control}
                      value={values.departmentIds}
                      onChange={(ids) => set('departmentIds', ids)}
                    />
                  )}
                </Field>
              </div>
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

interface Entry {
  readonly itemId: number | null
  readonly categoryId: number | null
  readonly relativeId: number | null
  readonly employerId: number | null
  /** In yuan. */
  readonly amount: number | null
  readonly ground: string
  readonly content: string
  readonly contact: string
  readonly channel: Channel
  readonly receivedOn: string
  readonly promisedDays: number | null
  readonly people: number
  readonly departmentIds: readonly number[]
  readonly answers: Answers
  readonly isAccepted: boolean
}

const BLANK: Entry = {
  itemId: null,
  categoryId: null,
  relativeId: null,
  employerId: null,
  amount: null,
  ground: '',
  content: '',
  contact: '',
  channel: 'window',
  receivedOn: '',
  promisedDays: null,
  people: 1,
  departmentIds: [],
  answers: {},
  isAccepted: true,
}
