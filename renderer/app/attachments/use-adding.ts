import { useCallback, useRef, useState } from 'react'
import type { AttachmentOwner } from '#shared/contract/attachments.ts'
import { ATTACHMENT_LIMIT, MEBIBYTE } from '#shared/domain/attachments.ts'
import { Refusal } from '#shared/domain/refusal.ts'
import { call } from '#renderer/api/api.ts'
import { noteChange } from '#renderer/api/changes.ts'
import { refusalOf, type PageRefusal } from '#renderer/api/refusals.ts'
import { host } from '#renderer/host/host.ts'

export const LIMIT_MB = ATTACHMENT_LIMIT / MEBIBYTE

/** Hands a file over; what is too large is said before any of it is sent. */
export async function handOver(file: File): Promise<string> {
  if (file.size > ATTACHMENT_LIMIT) {
    throw new Refusal('attachment/too-large', { name: file.name, megabytes: LIMIT_MB })
  }
  return (await host.holdFile(file)).token
}

/**
 * Puts files beside a record, one commit each; those that are refused keep none of the others back. What comes while others
 * are on their way waits its turn.
 */
export function useAdding(owner: AttachmentOwner) {
  const [progress, setProgress] = useState<{ readonly done: number; readonly total: number } | null>(null)
  const [refusals, setRefusals] = useState<readonly PageRefusal[]>([])
  const waiting = useRef<File[]>([])
  const key = JSON.stringify(owner)
  const add = useCallback(
    async (files: readonly File[]) => {
      const isUnderWay = waiting.current.length > 0
      waiting.current.push(...files)
      if (isUnderWay) return
      setRefusals([])
      let done = 0
      for (let file = waiting.current[0]; file; file = waiting.current[0]) {
        setProgress({ done, total: done + waiting.current.length })
        try {
          const { seq } = await call.attachments.add({ owner: JSON.parse(key), token: await handOver(file) })
          noteChange({ seq, command: 'attachments.add' })
        } catch (error) {
          setRefusals((before) => [...before, refusalOf(error)])
        }
        done += 1
        waiting.current.shift()
      }
      setProgress(null)
    },
    [key],
  )
  return { add, progress, refusals }
}
