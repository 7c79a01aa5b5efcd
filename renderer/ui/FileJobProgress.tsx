import type { ReactNode } from 'react'
import type { FileJob } from '#renderer/api/file-jobs.ts'
import { sentenceOf } from '#renderer/api/refusals.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import { JobProgress } from './JobProgress.tsx'
import { Refused } from './states.tsx'

/** What begins the making of a file; while it is made, how far that has come; and why it was refused. */
export function FileJobProgress({ job, children }: { readonly job: FileJob; readonly children?: ReactNode }) {
  const { t } = useWords()
  const { progress, cancel, refusal } = job
  return (
    <>
      {progress ? <JobProgress label={t('exports:running')} progress={progress} onCancel={cancel} /> : children}
      <Refused sentence={refusal ? sentenceOf(t, refusal) : undefined} />
    </>
  )
}
