import { DownloadOutlined } from '@ant-design/icons'
import { useState } from 'react'
import { call } from '#renderer/api/api.ts'
import { useJob } from '#renderer/api/jobs.ts'
import { refusalOf, sentenceOf, type PageRefusal } from '#renderer/api/refusals.ts'
import { host } from '#renderer/host/host.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import { Button } from '#renderer/ui/Button.tsx'
import { JobProgress } from '#renderer/ui/JobProgress.tsx'
import { Refused } from '#renderer/ui/states.tsx'

/** What a printer of cards outside of the office is handed: the list of a batch with its photos. */
export function OutsidePrinting({ batchId }: { readonly batchId: number }) {
  const { t } = useWords()
  const [unsaved, setUnsaved] = useState<PageRefusal | null>(null)
  const job = useJob((options) => call.exports.faces({ batchId }, options))
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
          {t('cards:batch.outside')}
        </Button>
      )}
      <Refused sentence={refusal ? sentenceOf(t, refusal) : undefined} />
    </>
  )
}
