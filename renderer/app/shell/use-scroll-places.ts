import { useLayoutEffect, useRef, type RefObject } from 'react'
import { NavigationType, useLocation, useNavigationType } from 'react-router'

/** How somebody scrolls by hand: from then on the page stays where they put it. */
const OWN_WAYS = ['wheel', 'keydown', 'pointerdown'] as const

/** A page begins at its top; who goes back to one finds it where they left it, as soon as what it shows has come. */
export function useScrollPlaces(main: RefObject<HTMLElement | null>): void {
  const { key, pathname } = useLocation()
  const isReturn = useNavigationType() === NavigationType.Pop
  const places = useRef(new Map<string, number>())
  const shown = useRef('')

  useLayoutEffect(() => {
    const page = main.current
    if (!page) return
    const left = isReturn ? (places.current.get(key) ?? 0) : 0
    // What only asks for something else of the same page leaves it where it is.
    const place = shown.current === pathname ? page.scrollTop : left
    shown.current = pathname
    const growth = new MutationObserver(() => {
      page.scrollTo(0, place)
      if (page.scrollTop >= place) growth.disconnect()
    })
    const stay = () => growth.disconnect()
    const note = () => places.current.set(key, page.scrollTop)
    page.scrollTo(0, place)
    if (page.scrollTop < place) growth.observe(page, { childList: true, subtree: true })
    page.addEventListener('scroll', note)
    for (const way of OWN_WAYS) page.addEventListener(way, stay, { passive: true })
    return () => {
      growth.disconnect()
      page.removeEventListener('scroll', note)
      for (const way of OWN_WAYS) page.removeEventListener(way, stay)
    }
  }, [main, key, pathname, isReturn])
}
