import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Input } from 'antd'
import { useState } from 'react'
import type { ManyStep } from '#shared/contract/request-groups.ts'
import { RequestResult } from '#shared/domain/requests.ts'
import { api, call, queries } from '#renderer/api/api.ts'
import { useJob } from '#renderer/api/jobs.ts'
import { sentenceOf } from '#renderer/api/refusals.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import { Dialog } from '#renderer/ui/Dialog.tsx'
import { Choice } from '#renderer/ui/form/Choice.tsx'
import { SAVE } from '#renderer/ui/form/actions.ts'
import { Field } from '#renderer/ui/form/Field.tsx'
import { FirstFocus } from '#renderer/ui/form/FirstFocus.tsx'
import { JobProgress } from '#renderer/ui/JobProgress.tsx'
import { Failed, Loading, Refused } from '#renderer/ui/states.tsx'
import { useSettled } from '#renderer/ui/use-settled.ts'
import styles from './requests.module.css'
import { DepartmentChoice } from './StepDialog.tsx'

const EXAMPLE = '{诉求人}、{应办结日}'

interface ManyValues {
  readonly departmentIds: readonly number[]
  readonly result: RequestResult
  readonly text: string
}

interface ManyDialogProps {
  readonly action: ManyStep['action']
  readonly ids: readonly number[]
  readonly onClose: (isDone: boolean) => void
}

/** One step for many requests: what it needs, said once, and a row each that says whether it can be taken. */
export function ManyDialog({ action, ids, onClose }: ManyDialogProps) {
  const { t } = useWords()
  const [values, setValues] = useState<ManyValues>({ departmentIds: [], result: 'solved', text: '' })
  const step = stepOf(action, values)
  const shown = useSettled(JSON.stringify(step), 200)
  const seenOf = (meant: ManyStep) => api.requests.previewMany.queryOptions({ input: { ids: [...ids], step: meant } })
  const preview = useQuery({
    ...seenOf(JSON.parse(shown) as ManyStep),
    enabled: isWhole(step),
    placeholderData: keepPreviousData,
  })
  const rows = preview.data?.rows ?? []
  // Save may come before the rows of what was typed last: they are waited for.
  const isSeen = preview.isSuccess && !preview.isPlaceholderData && shown === JSON.stringify(step)
  const run = useJob(async (options) => {
    const { rows: seen } = isSeen ? preview.data : await queries.fetchQuery(seenOf(step))
    return call.requests.takeMany({ targets: seen.map(({ id, seq }) => ({ id, seen: seq })), step }, options)
  }, 'requests.takeMany')
  const [isWanted, setWanted] = useState(false)
  const take = async () => {
    setWanted(true)
    if (!isWhole(step)) return
    const done = await run.run()
    if (done?.refused.length === 0) onClose(true)
  }
  const title = t('requests:many.title', { step: t(`requests:step.${action}`), count: ids.length })
  if (run.result) {
    return (
      <Dialog title={title} isOpen onClose={() => onClose(true)}>
        <p role="status">{t('requests:many.done', { taken: run.result.taken, refused: run.result.refused.length })}</p>
        <ul>
          {run.result.refused.map(({ id, number, refusal }) => (
            <li key={id}>
              <span className="mono">{number}</span> {sentenceOf(t, refusal)}
            </li>
          ))}
        </ul>
      </Dialog>
    )
  }
  return (
    <Dialog
      title={title}
      isOpen
      onClose={() => {
        run.cancel()
        onClose(false)
      }}
      width={720}
      confirm={SAVE}
      onConfirm={() => void take()}
      isBusy={run.isRunning}
    >
      <FirstFocus>
        <Refused sentence={run.refusal ? sentenceOf(t, run.refusal) : undefined} />
        <Needs
          action={action}
          values={values}
          change={(more) => setValues({ ...values, ...more })}
          error={isWanted && !isWhole(step) ? t('common:issue.required') : undefined}
        />
        {isWhole(step) && preview.isPending && <Loading lines={4} />}
        {preview.isError && <Failed error={preview.error} retry={() => void preview.refetch()} />}
        <ul className={styles.rows}>
          {rows.map(({ id, number, who, text, refusal }) => (
            <li key={id} className={styles.row}>
              <span className="mono">{number}</span> <b>{who}</b>
              <span className={refusal ? styles.notOnPaper : 'mute'}>
                {refusal ? sentenceOf(t, refusal) : (text ?? t('requests:many.can'))}
              </span>
            </li>
          ))}
        </ul>
        {run.progress && (
          <JobProgress label={t('requests:many.running')} progress={run.progress} onCancel={run.cancel} />
        )}
      </FirstFocus>
    </Dialog>
  )
}

interface NeedsProps {
  readonly action: ManyStep['action']
  readonly values: ManyValues
  readonly change: (values: Partial<ManyValues>) => void
  /** Of what must be said and isn't. */
  readonly error: string | undefined
}

const TEXTS = { resolve: 'outcome', reply: 'reply', 'call-back': 'note' } as const

/** What the step can't be taken without. */
function Needs({ action, values, change, error }: NeedsProps) {
  const { t } = useWords()
  return (
    <>
      {action === 'assign' && (
        <Field label={t('requests:field.departmentIds')} error={error} isRequired>
          {(control) => (
            <DepartmentChoice
              control={control}
              value={values.departmentIds}
              onChange={(departmentIds) => change({ departmentIds })}
            />
          )}
        </Field>
      )}
      {action === 'resolve' && (
        <Field label={t('requests:field.result')} isRequired>
          {(control) => (
            <Choice<RequestResult>
              {...control}
              value={values.result}
              options={RequestResult.options}
              labelOf={(option) => t(`requests:result.${option}`)}
              onChange={(result) => result !== null && change({ result })}
            />
          )}
        </Field>
      )}
      {(action === 'resolve' || action === 'reply' || action === 'call-back') && (
        <Field
          label={t(`requests:field.${TEXTS[action]}`)}
          error={error}
          hint={action === 'call-back' ? undefined : t('requests:many.words', { example: EXAMPLE })}
          isRequired={action !== 'call-back'}
        >
          {(control) => (
            <Input.TextArea
              {...control}
              rows={3}
              value={values.text}
              onChange={(event) => change({ text: event.target.value })}
            />
          )}
        </Field>
      )}
    </>
  )
}

function stepOf(action: ManyStep['action'], { departmentIds, result, text }: ManyValues): ManyStep {
  switch (action) {
    case 'assign':
      return { action, departmentIds: [...departmentIds] }
    case 'resolve':
      return { action, result, outcome: text }
    case 'reply':
      return { action, reply: text }
    case 'call-back':
      return { action, note: text.trim() === '' ? null : text }
    default:
      return { action }
  }
}

/** Whether everything is said that the step needs. */
function isWhole(step: ManyStep): boolean {
  if (step.action === 'assign') return step.departmentIds.length > 0
  if (step.action === 'resolve') return step.outcome.trim() !== ''
  return step.action !== 'reply' || step.reply.trim() !== ''
}
