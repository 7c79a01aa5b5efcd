import { startTransition, useEffect, useState, type ReactNode } from 'react'

/** What is not looked at first is drawn when the rest of the page has been painted. */
export function Later({ children }: { readonly children: ReactNode }) {
  const [isTime, setTime] = useState(false)
  useEffect(() => {
    let soon: ReturnType<typeof setTimeout> | undefined
    // A frame's callbacks come before it is painted, what they leave for later after it.
    const frame = requestAnimationFrame(() => {
      soon = setTimeout(() => startTransition(() => setTime(true)))
    })
    return () => {
      cancelAnimationFrame(frame)
      clearTimeout(soon)
    }
  }, [])
  return isTime && children
}
