import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Input, InputNumber } from 'antd'
import { useState } from 'react'
import { daysLater } from '#shared/domain/days.ts'
import type { NoticeIssue } from '#shared/domain/holiday-notice.ts'
import { api, call } from '#renderer/api/api.ts'
import { useJob } from '#renderer/api/jobs.ts'
import { sentenceOf } from '#renderer/api/refusals.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import { Dialog } from '#renderer/ui/Dialog.tsx'
import { Field } from '#renderer/ui/form/Field.tsx'
import { FirstFocus } from '#renderer/ui/form/FirstFocus.tsx'
import { JobProgress } from '#renderer/ui/JobProgress.tsx'
import { Failed, Refused } from '#renderer/ui/states.tsx'
import { useSettled } from '#renderer/ui/use-settled.ts'
import { ENTER } from './actions.ts'
import styles from './settings.module.css'

const EXAMPLE = '春节：2027-02-05 至 2027-02-11 放假\n春节：2027-02-14 上班'

/** A yearly notice is pasted, looked through as it was read, and entered. */
export function NoticeDialog({ onClose }: { onClose: () => void }) {
  const { t } = useWords()
  const [text, setText] = useState('')
  const [year, setYear] = useState<number | null>(null)
  const settled = useSettled(text, 200)
  const read = useQuery({
    ...api.calendars.readNotice.queryOptions({ input: { text: settled, year } }),
    enabled: settled.trim() !== '',
    placeholderData: keepPreviousData,
  })
  const notice = settled.trim() === '' ? undefined : read.data
  const run = useJob(
    (options) =>
      call.calendars.enterNotice(
        { year: notice?.year ?? 0, source: notice?.source ?? '', days: notice?.days ?? [] },
        options,
      ),
    'calendars.enterNotice',
  )
  const isReady = notice !== undefined && notice.year !== null && notice.days.length > 0 && settled === text
  const of = (kind: 'off' | 'work') => notice?.days.filter((day) => day.kind === kind) ?? []
  if (run.result) {
    return (
      <Dialog title={t('settings:calendar.title')} isOpen onClose={onClose}>
        <p role="status">{t('settings:calendar.done', run.result)}</p>
      </Dialog>
    )
  }
  return (
    <Dialog
      title={t('settings:calendar.title')}
      isOpen
      onClose={() => {
        run.cancel()
        onClose()
      }}
      width={760}
      confirm={ENTER}
      onConfirm={() => isReady && void run.run()}
      isBusy={run.isRunning}
    >
      <FirstFocus>
        <div className={styles.form}>
          <Refused sentence={run.refusal ? sentenceOf(t, run.refusal) : undefined} />
          <Field label={t('settings:calendar.text')} hint={t('settings:calendar.textHint')} isRequired>
            {(control) => (
              <Input.TextArea
                {...control}
                rows={8}
                value={text}
                placeholder={EXAMPLE}
                onChange={(event) => setText(event.target.value)}
              />
            )}
          </Field>
          <Field label={t('settings:calendar.noticeYear')}>
            {(control) => (
              <InputNumber<number>
                {...control}
                min={2008}
                max={2099}
                controls={false}
                value={year}
                onChange={setYear}
              />
            )}
          </Field>
          {read.isError && <Failed error={read.error} />}
          {notice && (
            <div role="status">
              {notice.issues.length > 0 && (
                <ul className={styles.issues}>
                  {notice.issues.map((issue) => (
                    <li key={JSON.stringify(issue)}>
                      {t(`settings:calendar.issue.${issue.code as NoticeIssue['code']}`, issue.params)}
                    </li>
                  ))}
                </ul>
              )}
              {notice.year !== null && notice.days.length > 0 && (
                <>
                  <p>
                    <b>
                      {t('settings:calendar.read', {
                        year: notice.year,
                        off: of('off').length,
                        work: of('work').length,
                      })}
                    </b>
                  </p>
                  <p className="mute">{notice.source}</p>
                  <ul className={styles.stretches}>
                    {stretchesOf(notice.days).map(({ name, kind, from, to }) => (
                      <li key={from}>
                        {name} · {t(`settings:calendar.${kind}`)}{' '}
                        <span className="mono">{from === to ? from : `${from} – ${to}`}</span>
                      </li>
                    ))}
                  </ul>
                  {notice.isCovered && <p>{t('settings:calendar.replaces')}</p>}
                  {notice.provisional > 0 && <p>{t('settings:calendar.provisional', { count: notice.provisional })}</p>}
                </>
              )}
            </div>
          )}
          {run.progress && (
            <JobProgress label={t('settings:calendar.running')} progress={run.progress} onCancel={run.cancel} />
          )}
        </div>
      </FirstFocus>
    </Dialog>
  )
}

interface Stretch {
  readonly name: string
  readonly kind: 'off' | 'work'
  readonly from: string
  readonly to: string
}

/** Days that follow one another under one name, as the notice says them. */
function stretchesOf(days: readonly { readonly day: string; readonly kind: 'off' | 'work'; readonly name: string }[]) {
  const made: Stretch[] = []
  for (const { day, kind, name } of days) {
    const last = made.at(-1)
    const isNext = last !== undefined && last.kind === kind && last.name === name && daysLater(last.to, 1) === day
    if (isNext) made[made.length - 1] = { ...last, to: day }
    else made.push({ name, kind, from: day, to: day })
  }
  return made
}
