import { DownloadOutlined } from '@ant-design/icons'
import { useState } from 'react'
import { ExportFormat, type SummaryFormat } from '#shared/contract/exports.ts'
import type { JobEvent } from '#shared/contract/procedure.ts'
import type { Language } from '#shared/locales/index.ts'
import { useJob } from '#renderer/api/jobs.ts'
import { refusalOf, sentenceOf, type PageRefusal } from '#renderer/api/refusals.ts'
import { host } from '#renderer/host/host.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import { Button } from '#renderer/ui/Button.tsx'
import { JobProgress } from '#renderer/ui/JobProgress.tsx'
import { Refused } from '#renderer/ui/states.tsx'
import styles from './summaries.module.css'

interface ExportProps<F extends SummaryFormat> {
  readonly make: (
    form: { readonly format: F; readonly language: Language },
    options: { signal: AbortSignal },
  ) => Promise<AsyncIterable<JobEvent<{ token: string; name: string }>>>
}

/** Makes a file of a list, one button a format, and hands it over. */
export function ExportButtons(props: ExportProps<ExportFormat>) {
  return <FormatButtons formats={ExportFormat.options} {...props} />
}

/** One button for each of the formats. */
export function FormatButtons<F extends SummaryFormat>({
  formats,
  make,
}: ExportProps<F> & { readonly formats: readonly F[] }) {
  const { t } = useWords()
  return (
    <div className={styles.exports} role="group" aria-label={t('exports:action')}>
      {formats.map((format) => (
        <ExportButton key={format} format={format} make={make} />
      ))}
    </div>
  )
}

/** Makes a file in one format. */
export function ExportButton<F extends SummaryFormat>({ make, format }: ExportProps<F> & { readonly format: F }) {
  const { t, language } = useWords()
  const name: SummaryFormat = format
  const [unsaved, setUnsaved] = useState<PageRefusal | null>(null)
  const job = useJob((options) => make({ format, language }, options))
  const refusal = job.refusal ?? unsaved
  const save = async () => {
    setUnsaved(null)
    const file = await job.run()
    if (file) await host.saveFile(file).catch((error: unknown) => setUnsaved(refusalOf(error)))
  }
  return (
    <>
      {job.progress ? (
        <JobProgress label={t('exports:running')} progress={job.progress} onCancel={job.cancel} />
      ) : (
        <Button icon={<DownloadOutlined aria-hidden />} onClick={() => void save()}>
          {t(`exports:${name}`)}
        </Button>
      )}
      <Refused sentence={refusal ? sentenceOf(t, refusal) : undefined} />
    </>
  )
}
