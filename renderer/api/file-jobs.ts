import { useRef, useState } from 'react'
import type { JobEvent } from '#shared/contract/procedure.ts'
import { host } from '#renderer/host/host.ts'
import { useJob } from './jobs.ts'
import { refusalOf, type PageRefusal } from './refusals.ts'

type Start<A> = (
  asked: A,
  options: { signal: AbortSignal },
) => Promise<AsyncIterable<JobEvent<{ token: string; name: string }>>>

/**
 * A file that a job makes and hands over to the user: as `useJob`, and refused where it could not be kept. `save` answers
 * whether it was.
 */
export function useFileJob<A = void>(start: Start<A>) {
  const asked = useRef<A | null>(null)
  const [unsaved, setUnsaved] = useState<PageRefusal | null>(null)
  const { run, cancel, progress, refusal, isRunning } = useJob((options) => start(asked.current as A, options))
  const save = async (what: A): Promise<boolean> => {
    asked.current = what
    setUnsaved(null)
    const file = await run()
    if (!file) return false
    try {
      await host.saveFile(file)
      return true
    } catch (error) {
      setUnsaved(refusalOf(error))
      return false
    }
  }
  return { save, cancel, progress, isRunning, refusal: refusal ?? unsaved }
}

export type FileJob = Pick<ReturnType<typeof useFileJob>, 'cancel' | 'progress' | 'refusal'>
