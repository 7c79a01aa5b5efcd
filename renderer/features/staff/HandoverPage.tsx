import { useQuery } from '@tanstack/react-query'
import { Input } from 'antd'
import { useState } from 'react'
import { Link, useLocation, useParams } from 'react-router'
import type { StaffView } from '#shared/contract/staff.ts'
import { api, call } from '#renderer/api/api.ts'
import { fieldErrorsOf, formErrorOf } from '#renderer/api/field-errors.ts'
import { useJob } from '#renderer/api/jobs.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import { ActionButton } from '#renderer/ui/actions/ActionButton.tsx'
import { useAction } from '#renderer/ui/actions/actions.ts'
import { Field } from '#renderer/ui/form/Field.tsx'
import { DayField, OneOf, OptionalText } from '#renderer/ui/form/fields.tsx'
import layout from '#renderer/ui/form/layout.module.css'
import { JobProgress } from '#renderer/ui/JobProgress.tsx'
import { Sheet } from '#renderer/ui/Sheet.tsx'
import { Awaited, Failed, Loading, Refused } from '#renderer/ui/states.tsx'
import page from '#renderer/ui/page.module.css'
import { useGo } from '#renderer/ui/use-go.ts'
import { LIST, TRANSFER } from './actions.ts'
import { orderIn } from './handover-order.ts'
import { HandoverTables } from './HandoverTables.tsx'
import styles from './staff.module.css'
import { useMayKeep } from './use-may-keep.ts'

/** What a colleague who leaves hands over, to whom, and the transfer itself. */
export function HandoverPage() {
  const id = Number(useParams()['id'])
  const list = useQuery(api.staff.list.queryOptions({ input: {} }))
  if (list.isPending) return <Loading lines={8} />
  if (list.isError) return <Failed error={list.error} retry={() => void list.refetch()} />
  const person = list.data.staff.find((one) => one.id === id)
  return person ? <Handover person={person} staff={list.data.staff} /> : <Link to="/staff">…</Link>
}

function Handover({ person, staff }: { person: StaffView; staff: readonly StaffView[] }) {
  const { t } = useWords()
  const navigate = useGo()
  const mayKeep = useMayKeep()
  const { pathname, state } = useLocation()
  const [values, setValues] = useState(() => orderIn(state))
  const set = (more: Partial<typeof values>) => setValues((current) => ({ ...current, ...more }))
  const preview = useQuery(api.handovers.preview.queryOptions({ input: { staffId: person.id } }))
  const lines = preview.data?.lines ?? []
  const job = useJob(
    (options) =>
      call.handovers.transfer(
        {
          ...values,
          fromStaffId: person.id,
          toStaffId: values.toStaffId ?? 0,
          onDay: values.onDay ?? '',
          papers: values.papers.trim() || null,
        },
        options,
      ),
    'handovers.transfer',
  )
  const errors = fieldErrorsOf(t, job.refusal, {
    'handover/to-oneself': 'toStaffId',
    'handover/other-kind': 'toStaffId',
    'handover/receiver-inactive': 'toStaffId',
    'handover/in-future': 'onDay',
    'handover/nothing': 'papers',
  })
  const run = async () => {
    const done = await job.run()
    if (done) void navigate(`/handovers/${done.id}/print`)
  }
  const transfer = useAction(TRANSFER, () => void run(), mayKeep && !job.isRunning)
  const toPaper = async () => {
    // Back from the paper, what was said is there again.
    await navigate(pathname, { replace: true, state: values })
    await navigate(`/staff/${person.id}/handover/print`, { state: values })
  }
  const print = useAction(LIST, () => void toPaper())
  return (
    <div className={page.page}>
      <div className={page.head}>
        <h1>{t('staff:handover.title', { name: person.name })}</h1>
        <div className={`${page.tools} ${page.end}`}>
          <ActionButton action={print} />
          <ActionButton action={transfer} type="primary" />
        </div>
      </div>
      <p className="mute">{t('staff:handover.note')}</p>
      <Refused sentence={formErrorOf(t, job.refusal, errors)} />
      {job.progress && <JobProgress label={t('staff:action.transfer')} progress={job.progress} onCancel={job.cancel} />}
      <Sheet>
        <div className={`${layout.grid} ${styles.body}`}>
          <OneOf<number>
            label={t('staff:field.receiver')}
            error={errors['toStaffId']}
            isRequired
            value={values.toStaffId}
            onChange={(toStaffId) => set({ toStaffId })}
            options={staff
              .filter(({ id, kind, isActive }) => id !== person.id && kind === person.kind && isActive)
              .map(({ id, name }) => ({ value: id, label: name }))}
          />
          <DayField
            label={t('staff:field.onDay')}
            error={errors['onDay']}
            isRequired
            value={values.onDay}
            onChange={(onDay) => set({ onDay })}
          />
          <OptionalText
            label={t('staff:field.supervisor')}
            error={errors['supervisor']}
            value={values.supervisor}
            onChange={(supervisor) => set({ supervisor })}
          />
          <OptionalText
            label={t('staff:field.note')}
            error={errors['note']}
            value={values.note}
            onChange={(note) => set({ note })}
          />
          <Field label={t('staff:field.papers')} error={errors['papers']} hint={t('staff:handover.papersHint')} isWide>
            {(control) => (
              <Input.TextArea
                {...control}
                rows={3}
                value={values.papers}
                onChange={(event) => set({ papers: event.target.value })}
              />
            )}
          </Field>
        </div>
      </Sheet>
      <Sheet title={t('staff:handover.paper')} note={<Counts lines={lines} />}>
        <div className={styles.body}>
          <Awaited of={preview} lines={6}>
            <HandoverTables lines={lines} papers={null} heading="h3" />
          </Awaited>
        </div>
      </Sheet>
    </div>
  )
}

function Counts({ lines }: { lines: readonly { readonly kind: string }[] }) {
  const { t } = useWords()
  const of = (...kinds: string[]) => lines.filter(({ kind }) => kinds.includes(kind)).length
  return (
    <>
      {t('staff:handover.counts', {
        holders: of('holder'),
        requests: of('request', 'promise'),
        cards: of('card'),
        visits: of('visit'),
      })}
    </>
  )
}
