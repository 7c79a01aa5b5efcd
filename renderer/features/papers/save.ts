import { useRef, useState } from 'react'
import type { PaperKind } from '#shared/domain/papers.ts'
import { call } from '#renderer/api/api.ts'
import { useJob } from '#renderer/api/jobs.ts'
import { refusalOf, type PageRefusal } from '#renderer/api/refusals.ts'
import { host } from '#renderer/host/host.ts'

/** Makes the file of papers that were written and hands it over. */
export function useSavePapers() {
  const wanted = useRef<readonly number[]>([])
  const { save, ...rest } = useSaved(useJob((options) => call.exports.papers({ ids: [...wanted.current] }, options)))
  const savePapers = (ids: readonly number[]) => {
    wanted.current = ids
    return save()
  }
  return { save: savePapers, ...rest }
}

/** Makes the file of a template and hands it over. */
export function useSaveTemplate(kind: PaperKind) {
  return useSaved(useJob((options) => call.exports.paperTemplate({ kind }, options)))
}

function useSaved(job: ReturnType<typeof useJob<{ token: string; name: string; rows: number }>>) {
  const [unsaved, setUnsaved] = useState<PageRefusal | null>(null)
  const save = async () => {
    setUnsaved(null)
    const file = await job.run()
    if (file) await host.saveFile(file).catch((error: unknown) => setUnsaved(refusalOf(error)))
  }
  return { save, refusal: job.refusal ?? unsaved, isRunning: job.isRunning }
}
