import { DownloadOutlined } from '@ant-design/icons'
import { call } from '#renderer/api/api.ts'
import { useFileJob } from '#renderer/api/file-jobs.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import { Button } from '#renderer/ui/Button.tsx'
import { FileJobProgress } from '#renderer/ui/FileJobProgress.tsx'

/** What a printer of cards outside of the office is handed: the list of a batch with its photos. */
export function OutsidePrinting({ batchId }: { readonly batchId: number }) {
  const { t } = useWords()
  const job = useFileJob((_, options) => call.exports.faces({ batchId }, options))
  return (
    <FileJobProgress job={job}>
      <Button icon={<DownloadOutlined aria-hidden />} onClick={() => void job.save()}>
        {t('cards:batch.outside')}
      </Button>
    </FileJobProgress>
  )
}
