import { useEffect, useState } from 'react'
import type { PageRefusal } from '#renderer/api/refusals.ts'

/** Seconds that are still to be waited after too many wrong tries; 0 when another try is welcome. */
export function useWait(refusal: PageRefusal | null): number {
  const [told, setTold] = useState({ refusal, seconds: secondsOf(refusal) })
  if (told.refusal !== refusal) setTold({ refusal, seconds: secondsOf(refusal) })
  useEffect(() => {
    if (told.seconds <= 0) return
    const timer = setTimeout(() => setTold({ ...told, seconds: told.seconds - 1 }), 1000)
    return () => clearTimeout(timer)
  }, [told])
  return told.seconds
}

function secondsOf(refusal: PageRefusal | null): number {
  const seconds = refusal?.code === 'session/wait' ? refusal.params['seconds'] : 0
  return typeof seconds === 'number' ? seconds : 0
}
