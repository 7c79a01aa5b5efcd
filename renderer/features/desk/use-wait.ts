import { useEffect, useState } from 'react'
import type { PageRefusal } from '#renderer/api/refusals.ts'

/** Seconds that are still to be waited after too many wrong tries; 0 when another try is welcome. */
export function useWait(refusal: PageRefusal | null): number {
  const [seconds, setSeconds] = useState(0)
  useEffect(() => {
    const told = refusal?.code === 'session/wait' ? refusal.params['seconds'] : 0
    setSeconds(typeof told === 'number' ? told : 0)
  }, [refusal])
  useEffect(() => {
    if (seconds <= 0) return
    const timer = setTimeout(() => setSeconds(seconds - 1), 1000)
    return () => clearTimeout(timer)
  }, [seconds])
  return seconds
}
