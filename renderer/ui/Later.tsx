import { startTransition, useEffect, useState, type ReactNode } from 'react'

/** Parts of the page that wait to be drawn, in the order in which they stand there. */
const waiting: (() => void)[] = []
let isUnderWay = false

/** What is not looked at first is drawn when the rest of the page has been painted, one part a frame. */
export function Later({ children }: { readonly children: ReactNode }) {
  const [isTime, setTime] = useState(false)
  useEffect(() => {
    const draw = () => startTransition(() => setTime(true))
    waiting.push(draw)
    if (!isUnderWay) afterPaint()
    return () => {
      const at = waiting.indexOf(draw)
      if (at >= 0) waiting.splice(at, 1)
    }
  }, [])
  return isTime && children
}

/** A frame's callbacks come before it is painted, what they leave for later after it. */
function afterPaint(): void {
  isUnderWay = true
  requestAnimationFrame(() =>
    setTimeout(() => {
      waiting.shift()?.()
      if (waiting.length > 0) afterPaint()
      else isUnderWay = false
    }),
  )
}
