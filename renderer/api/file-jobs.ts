import { useRef, useState } from 'react'
import type { JobEvent } from '#shared/contract/procedure.ts'
import { host } from '#renderer/host/host.ts'
import { useJob } from './jobs.ts'
import { refusalOf, type PageRefusal } from './refusals.ts'

interface MadeFile {
  readonly token: string
  readonly name: string
}
type Start<A, F> = (asked: A, options: { signal: AbortSignal }) => Promise<AsyncIterable<JobEvent<F>>>

/**
 * A file that a job makes and hands over to the user: as `useJob`, and refused where it could not be kept. `save` answers
 * with what was made, or null.
 */
export function useFileJob<A = void, F extends MadeFile = MadeFile>(start: Start<A, F>) {
  const asked = useRef<A | null>(null)
  const [unsaved, setUnsaved] = useState<PageRefusal | null>(null)
  const { run, cancel, progress, refusal, isRunning } = useJob((options) => start(asked.current as A, options))
  const save = async (what: A): Promise<F | null> => {
    asked.current = what
    setUnsaved(null)
    const file = await run()
    if (!file) return null
    try {
      await host.saveFile(file)
      return file
    } catch (error) {
      setUnsaved(refusalOf(error))
      return null
    }
  }
  return { save, cancel, progress, isRunning, refusal: refusal ?? unsaved }
}

export type FileJob = Pick<ReturnType<typeof useFileJob>, 'cancel' | 'progress' | 'refusal'>
