import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type { ChosenFile } from '#shared/contract/desktop-bridge.ts'
import { api, call, queries } from '#renderer/api/api.ts'
import { useJob } from '#renderer/api/jobs.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import { ActionButton } from '#renderer/ui/actions/ActionButton.tsx'
import { useAction } from '#renderer/ui/actions/actions.ts'
import { LeaveGuard } from '#renderer/ui/form/LeaveGuard.tsx'
import { JobProgress } from '#renderer/ui/JobProgress.tsx'
import { Failed, Loading } from '#renderer/ui/states.tsx'
import { CHOOSE_OTHER } from './actions.ts'
import { isIncluded, NO_DEFAULTS, orderOf, type Choices } from './choices.ts'
import table from '#renderer/ui/table.module.css'
import { MatchStep } from './MatchStep.tsx'
import { PreviewStep } from './PreviewStep.tsx'
import { ResultStep } from './ResultStep.tsx'
import type { Step } from './steps.ts'

interface FileCourseProps {
  readonly file: ChosenFile
  readonly step: Step
  readonly onStep: (step: Step) => void
  readonly onOther: () => void
}

/** One file on its way in. What was corrected stays while one goes back and forth. */
export function FileCourse({ file, step, onStep, onOther }: FileCourseProps) {
  const { t } = useWords()
  const [chosen, setChosen] = useState<Choices | null>(null)
  const read = useSheets(file, chosen)
  const kind = read.data?.kind ?? 'roster'
  const choices: Choices = chosen ?? {
    kind,
    withoutIdentity: false,
    usages: NO_DEFAULTS,
    issuer: 'district',
    sheets: {},
  }
  const order = orderOf(file.token, choices, read.data?.sheets ?? [])
  const preview = useJob((options) => call.imports.plan(order, options))
  const run = useJob(
    (options) => call.imports.run({ ...order, hash: preview.result?.hash ?? null }, options),
    order.kind === 'usages' ? 'usages.recordMany' : 'imports.run',
  )
  const keep = useMutation({ mutationFn: () => call.imports.keepMatchings({ token: file.token }) })
  const other = useAction(CHOOSE_OTHER, onOther, step !== 'choose' && !preview.isRunning && !run.isRunning)
  const { cancel: cancelPreview } = preview
  const { cancel: cancelRun } = run
  useEffect(() => {
    return () => {
      cancelPreview()
      cancelRun()
    }
  }, [cancelPreview, cancelRun])

  useLeaving(file)

  const tryOut = async () => {
    if (!(await preview.run())) return
    forgetRows()
    onStep('preview')
  }
  const bringIn = async () => {
    const done = await run.run()
    if (!done) return
    forgetRows()
    onStep('result')
    if (done.seq !== null && chosen !== null) keep.mutate()
  }

  if (read.isPending) {
    return (
      <>
        <JobProgress label={t('imports:match.reading')} progress={null} onCancel={onOther} />
        <Loading lines={8} />
      </>
    )
  }
  if (read.isError) {
    return (
      <div className={table.sheet}>
        <Failed error={read.error}>
          <ActionButton action={other} type="primary" />
        </Failed>
      </div>
    )
  }
  return (
    <>
      {step === 'result' && run.result ? (
        <ResultStep file={file} order={order} result={run.result} kept={keep.data?.kept ?? 0} other={other} />
      ) : step === 'preview' && preview.result ? (
        <PreviewStep
          order={order}
          counts={preview.result.counts}
          leavers={read.data.sheets.filter((sheet) => sheet.isOfLeavers && isIncluded(choices, sheet))}
          run={run}
          onBack={() => onStep('match')}
          onBringIn={() => void bringIn()}
        />
      ) : (
        <MatchStep
          choices={choices}
          sheets={read.data.sheets}
          onChange={setChosen}
          preview={preview}
          onPreview={() => void tryOut()}
          other={other}
        />
      )}
      <LeaveGuard isDirty={run.isRunning} what="job" />
    </>
  )
}

/** The sheets as they are understood, anew when the kind or the rows of the headings were corrected. */
function useSheets({ token }: ChosenFile, chosen: Choices | null) {
  const headings = Object.entries(chosen?.sheets ?? {}).flatMap(([name, sheet]) =>
    sheet?.headings ? [{ name, ...sheet.headings }] : [],
  )
  return useQuery({
    ...api.imports.read.queryOptions({ input: { token, headings, ...(chosen && { kind: chosen.kind }) } }),
    placeholderData: keepPreviousData,
  })
}

/** The rows are those of the last preview or run: a new one has others. */
function forgetRows(): void {
  queries.removeQueries({ queryKey: api.imports.rows.key() })
}

/** Whoever goes elsewhere leaves no copy of the file behind. */
function useLeaving({ token }: ChosenFile): void {
  const isHere = useRef(false)
  useEffect(() => {
    isHere.current = true
    return () => {
      isHere.current = false
      // While it is being developed, a page leaves once and comes back at once.
      queueMicrotask(() => {
        if (!isHere.current) void call.imports.leave({ token }).catch(() => undefined)
      })
    }
  }, [token])
}
