import { DownloadOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import { ExportFormat, SummaryFormat, type ExportKind } from '#shared/contract/exports.ts'
import type { Period } from '#shared/domain/figures/course.ts'
import { call } from '#renderer/api/api.ts'
import { useJob } from '#renderer/api/jobs.ts'
import { refusalOf, sentenceOf, type PageRefusal } from '#renderer/api/refusals.ts'
import { host } from '#renderer/host/host.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import { JobProgress } from '#renderer/ui/JobProgress.tsx'
import { Refused } from '#renderer/ui/states.tsx'
import styles from './summaries.module.css'

interface ExportProps {
  readonly kind: ExportKind
  readonly period: Period
}

/** Makes a file of the period, one button a format, and hands it over. */
export function ExportButtons(props: ExportProps) {
  const { t } = useWords()
  return (
    <div className={styles.exports} role="group" aria-label={t('exports:action')}>
      {(props.kind === 'summary' ? SummaryFormat.options : ExportFormat.options).map((format) => (
        <ExportButton key={format} format={format} {...props} />
      ))}
    </div>
  )
}

function ExportButton({ kind, period: { from, to }, format }: ExportProps & { readonly format: SummaryFormat }) {
  const { t, language } = useWords()
  const [unsaved, setUnsaved] = useState<PageRefusal | null>(null)
  const job = useJob((options) => {
    const order = { from, to, language }
    if (kind === 'summary') return call.exports.summary({ ...order, format }, options)
    return call.exports[kind]({ ...order, format: ExportFormat.parse(format) }, options)
  })
  const refusal = job.refusal ?? unsaved
  const make = async () => {
    setUnsaved(null)
    const file = await job.run()
    if (file) await host.saveFile(file).catch((error: unknown) => setUnsaved(refusalOf(error)))
  }
  return (
    <>
      {job.progress ? (
        <JobProgress label={t('exports:running')} progress={job.progress} onCancel={job.cancel} />
      ) : (
        <Button icon={<DownloadOutlined aria-hidden />} onClick={() => void make()}>
          {t(`exports:${format}`)}
        </Button>
      )}
      <Refused sentence={refusal ? sentenceOf(t, refusal) : undefined} />
    </>
  )
}
