import { createContext, useContext } from 'react'
import type { NavigateFunction } from 'react-router'

/** The way to other pages, put here by the frame of all of them. */
export const GoContext = createContext<NavigateFunction>(() => {
  throw new Error('There is no frame around this page')
})

/**
 * Goes to another page. The router's own hook draws whoever uses it again whenever the address changes, which on the page
 * of a holder is nearly all of it.
 */
export function useGo(): NavigateFunction {
  return useContext(GoContext)
}
