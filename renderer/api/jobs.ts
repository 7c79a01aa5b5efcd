import { useCallback, useRef, useState } from 'react'
import type { JobEvent } from '#shared/contract/procedure.ts'
import { noteResult } from './changes.ts'
import { refusalOf, type PageRefusal } from './refusals.ts'

export interface JobProgress {
  readonly done: number
  /** Null while unknown. */
  readonly total: number | null
}

type Start<R> = (options: { signal: AbortSignal }) => Promise<AsyncIterable<JobEvent<R>>>

/**
 * Long work: its progress while it runs, its result or refusal after, and a way to cancel it. `run` answers with the
 * result; undefined when it was refused or cancelled. A result with its commit is noted as that of `command`.
 */
export function useJob<R>(start: Start<R>, command?: string) {
  const [progress, setProgress] = useState<JobProgress | null>(null)
  const [result, setResult] = useState<R | null>(null)
  const [refusal, setRefusal] = useState<PageRefusal | null>(null)
  const running = useRef<AbortController | null>(null)

  const run = async (): Promise<R | undefined> => {
    if (running.current) return undefined
    const controller = new AbortController()
    running.current = controller
    setProgress({ done: 0, total: null })
    setResult(null)
    setRefusal(null)
    try {
      for await (const event of await start({ signal: controller.signal })) {
        if (event.type === 'progress') setProgress({ done: event.done, total: event.total })
        else {
          setResult(event.result)
          if (command !== undefined) noteResult(command, event.result)
          return event.result
        }
      }
      return undefined
    } catch (error) {
      if (!controller.signal.aborted) setRefusal(refusalOf(error))
      return undefined
    } finally {
      running.current = null
      setProgress(null)
    }
  }
  const cancel = useCallback(() => running.current?.abort(), [])
  return { run, cancel, progress, result, refusal, isRunning: progress !== null }
}
