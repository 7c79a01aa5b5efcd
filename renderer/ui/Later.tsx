import { useDeferredValue, type ReactNode } from 'react'

/** What is not looked at first is drawn when the rest of the page stands. */
export function Later({ children }: { readonly children: ReactNode }) {
  return useDeferredValue(true, false) && children
}
