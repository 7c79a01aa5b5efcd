import { DownloadOutlined } from '@ant-design/icons'
import { ExportFormat, ListFormat, type SummaryFormat } from '#shared/domain/exports.ts'
import type { JobEvent } from '#shared/contract/procedure.ts'
import type { Language } from '#shared/locales/index.ts'
import { useFileJob } from '#renderer/api/file-jobs.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import { Button } from '#renderer/ui/Button.tsx'
import { FileJobProgress } from '#renderer/ui/FileJobProgress.tsx'
import styles from './summaries.module.css'

interface ExportProps<F extends SummaryFormat> {
  readonly make: (
    form: { readonly format: F; readonly language: Language },
    options: { signal: AbortSignal },
  ) => Promise<AsyncIterable<JobEvent<{ token: string; name: string }>>>
}

/** Makes a file of a few rows, one button a format, and hands it over. */
export function ExportButtons(props: ExportProps<ExportFormat>) {
  return <FormatButtons formats={ExportFormat.options} {...props} />
}

/** Makes a file of a list, which may be long, or pages to be printed. */
export function ListButtons(props: ExportProps<ListFormat>) {
  return <FormatButtons formats={ListFormat.options} {...props} />
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
  const job = useFileJob((_, options) => make({ format, language }, options))
  return (
    <FileJobProgress job={job}>
      <Button icon={<DownloadOutlined aria-hidden />} onClick={() => void job.save()}>
        {t(`exports:${name}`)}
      </Button>
    </FileJobProgress>
  )
}
